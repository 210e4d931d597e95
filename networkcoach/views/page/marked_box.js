// A box to write in, with words marked behind what is written. The marks are in a layer that holds the same text in the
// same place, and the box grows with it: neither of the two ever scrolls by itself, so they can't drift apart.

// Python counts characters; in the page, some of them count twice.
function placesIn(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (place) => Math.min(place, text.length);
  const places = [0];
  for (const one of text) places.push(places[places.length - 1] + one.length);
  return (place) => places[Math.min(place, places.length - 1)];
}

// Half a character, such as half an emoji from a broken paste, can neither be stored nor put into a link.
const wholeText = (text) => text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "?");

// Marks after a change of the text: those before it stay, those behind it move along, what was touched goes.
function moved(marks, before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const by = after.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.end <= head) return [mark];
    return mark.start >= before.length - tail ? [{ ...mark, start: mark.start + by, end: mark.end + by }] : [];
  });
}

function piecesOf(text, marks) {
  const cuts = [...new Set([0, text.length, ...marks.flatMap((mark) => [mark.start, mark.end])])].sort((one, other) => one - other);
  return cuts.slice(0, -1).map((start, n) => ({
    text: text.slice(start, cuts[n + 1]),
    on: marks.filter((mark) => mark.start <= start && mark.end > start),
    begins: marks.filter((mark) => mark.start === start),
  }));
}

function markedBox(typed) {
  const box = make("textarea", { id: newId(), spellcheck: "true" });
  const layer = make("div", { class: "nc-layer", "aria-hidden": "true" });
  const node = make("div", { class: "nc-marked" }, make("div", { class: "nc-sheet" }, layer, box));
  let marks = [];
  let text = "";

  // One element a kind, each in the other, so that two kinds of lines show under the same words.
  function drawn(piece) {
    let inner = document.createTextNode(piece.text);
    for (const kind of new Set(piece.on.map((mark) => mark.kind))) inner = make("span", { class: `nc-mark nc-mark-${kind}` }, inner);
    const signs = [...new Set(piece.begins.map((mark) => WORDS.message.signs[mark.kind]))].join("");
    return signs ? make("span", { class: `nc-sign nc-sign-${piece.begins[0].kind}`, "data-sign": signs, "data-start": piece.begins[0].start }, inner) : inner;
  }

  function draw() {
    fill(layer, ...piecesOf(text, marks).map(drawn), "\n"); // a last empty line has no height without something behind it
  }

  box.addEventListener("input", () => {
    marks = moved(marks, text, box.value);
    text = box.value;
    draw();
    typed();
  });

  return {
    box,
    node,
    write(now) { box.value = text = now; marks = []; draw(); },
    mark(found, whole) {
      const place = placesIn(text);
      node.toggleAttribute("data-whole", whole);
      marks = found.map(([start, end, kind]) => ({ start: place(start), end: place(end), kind }));
      draw();
    },
    show(start, end) {
      const place = placesIn(text);
      box.focus({ preventScroll: true });
      box.setSelectionRange(place(start), place(end));
      (layer.querySelector(`[data-start="${place(start)}"]`) || box).scrollIntoView({ block: "nearest" });
    },
  };
}
