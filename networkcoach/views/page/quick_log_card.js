// One line, read while it is typed. Enter saves when nothing has to be asked; else it leads to the question.

function render({ model, el }) {
  guardKeys();
  const spec = model.get("spec");
  const tell = WORDS.quick;
  const line = talk(model);
  const box = make("input", { type: "text", autocomplete: "off" });
  const fields = quickFields({ kinds: spec.kinds, line, changed });
  const foot = savedLine(model, line, () => Boolean(box.value.trim()) || fields.isTouched());
  const doubts = make("div", { class: "nc-doubts" });
  const heard = make("p", { class: "nc-heard", role: "status" }); // only after Enter: at each key it would be babble
  const told = make("p", { class: "nc-told", role: "status" });
  const after = make("div", { class: "nc-buttons" });
  const understood = make("div", { class: "nc-unfolded", role: "group", "aria-label": tell.understood });
  let timer = null;
  let number = Date.now(); // of the newest line that was sent to be read; another view of this card has other numbers
  let reading = null; // of just what stands in the line now
  let isWanted = false; // Enter was pressed before the line was read
  let sent = null; // the line that is being saved
  let written = model.get("state").written;
  let shown = "";
  let lastRead = "";

  function ask() {
    clearTimeout(timer);
    line.ask({ do: "read", text: box.value, number });
  }

  function typed() {
    reading = null;
    lastRead = "";
    number += 1; // what is read of the earlier line comes too late
    isWanted = false;
    clearTimeout(timer);
    if (box.value.trim()) timer = setTimeout(ask, 200);
    else unfold();
    changed();
  }

  function changed() {
    if (box.value.trim() || fields.isTouched()) unsaved.set("quick", { line: box.value, fields: fields.keep() });
    else unsaved.delete("quick");
    foot.paint();
  }

  function enter() {
    if (reading) return decide(true);
    if (!box.value.trim()) return;
    isWanted = true;
    ask();
  }

  // What was never seen is not saved with a doubt about it.
  function decide(wasSeen) {
    isWanted = false;
    const question = fields.question();
    if (question) question.focus();
    else if (wasSeen || reading.alone || !reading.doubts.length) return save(); // the kernel says why it writes nothing
    heard.textContent = [...reading.doubts, ...(question ? [] : [tell.press_again])].join(" ");
  }

  function save() {
    if (sent !== null) return;
    if (!reading && box.value.trim()) return enter(); // the fields still tell of an earlier line
    sent = box.value;
    line.ask({ do: "save", ...fields.read() });
  }

  function clear() {
    box.value = sent !== null && box.value.startsWith(sent) ? box.value.slice(sent.length) : ""; // the next line may be begun
    sent = null;
    heard.textContent = "";
    fields.clear();
    typed();
    box.focus();
  }

  function unfold() {
    understood.hidden = !reading && !(box.value.trim() && understood.dataset.read) && !fields.isTouched();
    if (understood.hidden) delete understood.dataset.read;
    const sentences = reading ? reading.doubts : [];
    fill(doubts, sentences.length ? make("p", { class: "nc-look" }, tell.look) : null, sentences.length ? make("ul", {}, ...sentences.map((text) => make("li", {}, text))) : null);
  }

  // The same line may be read anew: another card has added somebody, or taken somebody away.
  function read(now) {
    if (now.number !== number || JSON.stringify(now) === lastRead) return;
    lastRead = JSON.stringify(now);
    reading = now;
    understood.dataset.read = "1";
    fields.paint(now);
    unfold();
    foot.paint();
    if (isWanted) decide(false);
  }

  function paint() {
    const state = model.get("state");
    if (sent !== null && state.written !== written) clear();
    else if (!line.waiting()) sent = null;
    written = state.written;
    if (state.reading && box.value.trim()) read(state.reading);
    if (state.found) fields.paintFound(state.found);
    const now = JSON.stringify([state.told, state.undo, state.offer]);
    if (now === shown) return;
    shown = now;
    const held = after.contains(document.activeElement);
    told.textContent = state.told;
    fill(after, state.offer ? button(state.offer.text, () => line.ask({ do: "thanks" })) : null,
      state.undo ? button(state.undo, () => line.ask({ do: "undo" }), "nc-small") : null);
    if (held) box.focus();
  }

  line.listen(({ silent }) => { if (silent) sent = null; });
  box.addEventListener("input", typed);
  onEnter(box, enter);
  onEnter(fields.node, save);
  fields.node.addEventListener("keydown", (event) => { if (event.key === "Escape") box.focus(); });
  understood.append(make("p", { class: "nc-asks" }, tell.understood), doubts, fields.node,
    make("div", { class: "nc-buttons" }, button(tell.save, save, "nc-main"), button(tell.clear, () => { sent = null; clear(); })));
  const kept = unsaved.get("quick");
  if (kept) {
    box.value = kept.line;
    fields.rescue(kept.fields);
    if (kept.line.trim()) ask();
  }
  unfold();
  model.on("change:state", paint);
  paint();
  el.append(make("section", { class: "nc-card nc-quick", "aria-label": spec.title },
    make("h3", {}, spec.title), field(tell.line, box, tell.line_help), heard, told, after, understood, foot.node));
  return () => model.off("change:state", paint);
}

export default { render };
