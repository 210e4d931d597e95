// A person, and the sentence of theirs that one still thinks about, or none.

export default desk(({ spec, model, line }) => {
  const tell = WORDS.said;
  const key = `${spec.id} said`;
  const who = whoBox(line);
  const text = make("textarea", { rows: 2, spellcheck: "true" });
  let written = model.get("state").written || 0;

  const send = (verb) => line.ask({ do: verb, ...who.read(), text: text.value.trim() });

  function clear() {
    who.clear();
    text.value = "";
    unsaved.delete(key);
    who.box.focus();
  }

  const list = rowList(line, (row) => make("li", {}, make("span", { class: "nc-row" }, make("b", {}, row.who), " · ", row.text)));
  const node = make("div", { class: "nc-form" }, ...who.nodes, field(tell.text, text, tell.text_help),
    make("div", { class: "nc-buttons" }, button(tell.keep, () => send("keep"), "nc-main"), button(tell.none, () => send("none"))));
  if (unsaved.has(key)) { text.value = unsaved.get(key).text; who.write(unsaved.get(key).who); }
  node.addEventListener("input", () => unsaved.set(key, { who: who.box.value, text: text.value }));
  onEnter(node, () => send("keep"));

  return {
    node,
    rows: list.node,
    isDirty: () => Boolean(who.box.value.trim() || text.value.trim()),
    paint(state) {
      if ((state.written || 0) > written) { written = state.written; clear(); }
      who.paint(state);
      list.paint(state);
    },
  };
});
