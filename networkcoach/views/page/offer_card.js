// A finished exercise becomes a promise to somebody in the log, in one press.

function render({ model, el }) {
  guardKeys();
  const spec = model.get("spec");
  const tell = WORDS.offer;
  const key = `${spec.id} offer`;
  const line = talk(model);
  const save = downloads(model, line);
  const who = make("select");
  const name = make("input", { type: "text", autocomplete: "off" });
  const what = make("input", { type: "text", autocomplete: "off" });
  const by = make("input", { type: "date", min: "1990-01-01" });
  const pick = field(tell.who, who);
  const nameField = field(tell.name, name, tell.name_help);
  const send = () => line.ask({ do: "promise", person: who.value, name: name.value, what: what.value, by: by.value });
  const form = make("div", {}, make("p", { class: "nc-kind" }, tell.title), pick, nameField, make("div", { class: "nc-beside-each-other" }, field(tell.what, what), field(tell.by, by)),
    make("p", { class: "nc-way" }, say(tell.way, spec)), make("div", { class: "nc-buttons" }, button(tell.press, send, "nc-main")));
  const made = make("p", { class: "nc-score", tabindex: "-1" });
  const acts = make("div", { class: "nc-buttons" });
  const told = make("p", { role: "status" });
  const after = make("div", {}, made, acts, told);
  const foot = savedLine(model, line);
  const boxes = { who, name, what, by };
  let people = [];
  let ours = ""; // what stands in the box by itself may change with the person
  let shown = "";
  let wasMade = null;

  function suit() {
    nameField.hidden = who.value !== "new";
    const one = people.find((person) => String(person.id) === who.value);
    const called = one ? one.called : name.value.trim().split(" ")[0] || "…";
    if (what.value !== ours) return;
    ours = say(spec.what, { name: called });
    what.value = ours;
  }

  const choose = (id) => { if ([...who.options].some((one) => one.value === id)) who.value = id; };

  // Who is chosen stays chosen while the list changes.
  function offer(state) {
    const held = people.length ? who.value : null;
    ({ people } = state);
    fill(who, ...people.map((one) => make("option", { value: one.id }, one.name)), make("option", { value: "new" }, tell.somebody_else));
    if (held) choose(held);
    pick.hidden = !people.length;
    nameField.firstChild.textContent = people.length ? tell.name : tell.name_first;
    if (!by.value) by.value = state.by;
    suit();
  }

  function keep(event) {
    if (event.target !== what) suit();
    unsaved.set(key, Object.fromEntries(Object.entries(boxes).map(([one, box]) => [one, box.value])));
  }

  function paintMade(state) {
    made.textContent = state.made.text + (state.made.words ? ` ${state.made.words}` : "");
    fill(acts, state.made.can_save ? button(tell.calendar, () => line.ask({ do: "calendar" })) : null,
      state.undo ? button(state.undo, () => line.ask({ do: "undo" }), "nc-small") : null);
    told.textContent = state.told;
  }

  function paint() {
    const state = model.get("state");
    save(state);
    foot.paint();
    const { ack, problem, download, saved, ...rest } = state;
    const now = JSON.stringify(rest);
    if (now === shown) return;
    shown = now;
    const held = form.contains(document.activeElement) || after.contains(document.activeElement);
    const isMade = Boolean(state.made);
    form.hidden = isMade;
    after.hidden = !isMade;
    if (isMade) { paintMade(state); unsaved.delete(key); } else offer(state);
    if (held && wasMade !== isMade) (isMade ? made : people.length ? who : name).focus();
    else if (held && !document.activeElement.closest(".nc-offer")) made.focus();
    wasMade = isMade;
  }

  paint();
  if (unsaved.has(key)) {
    const { who: id, ...typed } = unsaved.get(key);
    choose(id);
    Object.entries(typed).forEach(([one, text]) => { boxes[one].value = text; });
    suit();
  }
  form.addEventListener("input", keep);
  onEnter(form, send);
  model.on("change:state", paint);
  el.append(make("div", { class: "nc-card nc-offer", role: "group", "aria-label": tell.title }, form, after, foot.node));
  return () => model.off("change:state", paint);
}

export default { render };
