// The fields of the quick log: filled in by the newest guess, except what somebody has set by hand.

function quickFields({ kinds, line, changed }) {
  const tell = WORDS.quick;
  const set = new Set(); // names of the boxes that were set by hand
  const sources = {};
  const select = (options) => make("select", {}, ...Object.entries(options).map(([key, text]) => make("option", { value: key }, text)));
  const text = (more) => make("input", { type: "text", autocomplete: "off", ...more });
  const boxes = {
    who: text({ spellcheck: "false" }), kind: select({ ...kinds, "": tell.no_talk }), day: make("input", { type: "date", min: "1990-01-01" }),
    direction: select(tell.directions), wants_reply: make("input", { type: "checkbox", id: newId() }), note: text(),
  };
  const found = make("div", { class: "nc-found" });
  const promises = promiseRows(touched);
  let matches = null; // the radios below the name
  let offered = "";
  let picked = null; // by hand
  let isCertain = false;
  let timer = null;

  const of = (box) => (box.type === "checkbox" ? box.checked : box.value);
  const put = (box, value) => { if (box.type === "checkbox") box.checked = Boolean(value); else box.value = value ?? ""; };

  function touched(name) {
    if (name) set.add(name);
    paintSources();
    changed();
  }

  function labelled(name, label) {
    const node = field(label, boxes[name], " ");
    sources[name] = { node: node.querySelector("small"), words: "" };
    boxes[name].addEventListener("input", () => touched(name));
    return node;
  }

  function paintSources() {
    Object.entries(sources).forEach(([name, { node, words }]) => {
      node.textContent = set.has(name) ? tell.yours : words ? say(tell.from, { words }) : name === "note" ? boxes.note.value && tell.rest : tell.usual;
    });
    const talked = boxes.kind.value !== "";
    for (const box of [boxes.day, boxes.direction, boxes.note]) box.closest(".nc-field").hidden = !talked;
    waits.hidden = !talked || boxes.direction.value === "to";
  }

  // Whoever was picked for another name must not get this talk. Who is nearly called so is offered, and not preset.
  function offer(name, people, more, certain, preset) {
    isCertain = certain;
    const now = JSON.stringify([name, people]);
    if (now === offered) return;
    offered = now;
    const options = people.map((one) => ({ key: String(one.id), text: one.text }));
    if (name.trim()) options.push({ key: "new", text: say(certain ? tell.other : tell.new, { name: name.trim() }) });
    if (!options.some((one) => one.key === picked)) picked = null;
    matches = options.length ? radios(more ? tell.which_more : tell.which, options, () => { picked = matches.get(); changed(); }) : null;
    if (matches) matches.set(picked || (preset || options.length === 1 ? options[0].key : null));
    fill(found, matches && matches.node);
  }

  function look() {
    clearTimeout(timer);
    picked = null;
    timer = setTimeout(() => line.ask({ do: "find", text: boxes.who.value }), 200);
  }

  function paint(reading) {
    for (const [name, box] of Object.entries(boxes)) {
      if (sources[name]) sources[name].words = reading.from[name];
      if (!set.has(name)) put(box, reading[name]);
    }
    if (!set.has("who")) offer(reading.who, reading.people, reading.more, reading.is_certain, reading.is_certain);
    promises.paint(reading.promises);
    paintSources();
  }

  // What was found for a name that somebody typed into the box itself.
  function paintFound(answer) {
    if (set.has("who") && answer.text && answer.text === boxes.who.value.trim()) offer(answer.text, answer.people, answer.more, false, answer.people.length === 1);
  }

  function clear() {
    set.clear();
    picked = null;
    offered = "";
    matches = null;
    promises.write([]);
    Object.values(boxes).forEach((box) => put(box, ""));
    fill(found);
  }

  const waits = make("div", { class: "nc-line" }, boxes.wants_reply, make("label", { for: boxes.wants_reply.id }, tell.wants_reply));
  boxes.wants_reply.addEventListener("change", () => touched("wants_reply"));
  const node = make("div", {},
    labelled("who", tell.who), found,
    make("div", { class: "nc-beside-each-other" }, labelled("kind", tell.kind), labelled("day", tell.day), labelled("direction", tell.direction)),
    labelled("note", tell.note), waits, promises.node);
  boxes.who.addEventListener("input", look);

  const first = () => matches && (matches.inputs.find((one) => one.checked) || matches.inputs[0]);
  return {
    node,
    paint,
    paintFound,
    clear,
    isTouched: () => Boolean(set.size || picked || promises.isTouched()),
    // What has to be asked before the line may be saved: a name, or which of these people it is.
    question: () => (!boxes.who.value.trim() || !matches ? boxes.who : matches.get() && (picked || isCertain) ? null : first()),
    read: () => ({
      who: matches ? matches.get() : null, name: boxes.who.value.trim(), kind: boxes.kind.value, day: boxes.day.value, direction: boxes.direction.value,
      note: boxes.note.value, wants_reply: boxes.wants_reply.checked, promises: promises.read(),
    }),
    keep: () => ({ picked, values: Object.fromEntries([...set].map((name) => [name, of(boxes[name])])), promises: promises.keep() }),
    rescue: (kept) => {
      Object.entries(kept.values).forEach(([name, value]) => { set.add(name); put(boxes[name], value); });
      promises.write(kept.promises);
      if (set.has("who")) look();
      picked = kept.picked;
      paintSources();
    },
  };
}

// One row for each promise. A row that was changed by hand, or taken away, stays so while the line is typed on: the
// guess that it came from is known by its beginning, which is what a half typed promise has in common with the whole.
function promiseRows(touched) {
  const tell = WORDS.quick;
  let rows = [];
  const list = make("div", {});
  const add = button(tell.add, () => {
    rows.push(row({ what: "", by: "", from: "", by_from: "" }, true));
    show();
    touched();
    rows[rows.length - 1].what.focus();
  }, "nc-small");

  function row(guess, isSet = false) {
    const what = make("input", { type: "text", autocomplete: "off", value: guess.what });
    const by = make("input", { type: "date", min: "1990-01-01", value: guess.by });
    const mine = { what, by, origin: guess.what, guess, isSet, isGone: false, drop: button(tell.remove, () => drop(mine), "nc-small") };
    for (const box of [what, by]) box.addEventListener("input", () => { mine.isSet = true; paintSource(mine); touched(); });
    mine.node = make("fieldset", { class: "nc-beside-each-other nc-promise" }, make("legend", { class: "nc-heard" }), field("", what, " "), field(tell.by, by, " "), mine.drop);
    return mine;
  }

  function drop(mine) {
    const at = seen().indexOf(mine);
    mine.isSet = mine.isGone = true;
    show();
    touched();
    const next = seen()[at] || seen()[at - 1];
    (next ? next.drop : add).focus();
  }

  const seen = () => rows.filter((one) => !one.isGone);

  function paintSource({ node, guess, isSet }) {
    const [what, by] = node.querySelectorAll("small");
    what.textContent = isSet ? tell.yours : say(tell.from, { words: guess.from });
    by.textContent = isSet ? tell.yours : guess.by_from ? say(tell.from, { words: guess.by_from }) : tell.usual;
  }

  function show() {
    const held = document.activeElement;
    seen().forEach((one, n) => {
      const label = say(tell.promise, { n: n + 1 });
      one.node.querySelector("legend").textContent = label;
      one.node.querySelector("label").textContent = label;
      one.drop.setAttribute("aria-label", say(tell.remove_this, { what: one.what.value }));
      paintSource(one);
    });
    fill(list, ...seen().map((one) => one.node));
    if (held && held !== document.activeElement && list.contains(held)) held.focus();
  }

  function paint(guesses) {
    const left = [...guesses];
    const isOf = (mine) => (guess) => guess.what && mine.origin && (guess.what.startsWith(mine.origin) || mine.origin.startsWith(guess.what));
    const kept = rows.filter((one) => one.isSet);
    for (const mine of kept) {
      const at = left.findIndex(isOf(mine));
      if (at >= 0) mine.origin = left.splice(at, 1)[0].what;
    }
    const same = JSON.stringify(left) === JSON.stringify(rows.filter((one) => !one.isSet).map((one) => one.guess));
    if (same) return;
    rows = [...kept, ...left.map((guess) => row(guess))];
    show();
  }

  const read = (one) => ({ what: one.what.value, by: one.by.value });
  return {
    node: make("div", { class: "nc-field" }, list, add),
    paint,
    isTouched: () => rows.some((one) => one.isSet),
    read: () => seen().map(read),
    keep: () => rows.filter((one) => one.isSet).map((one) => ({ ...read(one), origin: one.origin, isGone: one.isGone })),
    write: (kept) => {
      rows = kept.map((one) => Object.assign(row({ ...one, from: "", by_from: "" }, true), { origin: one.origin, isGone: one.isGone }));
      show();
    },
  };
}
