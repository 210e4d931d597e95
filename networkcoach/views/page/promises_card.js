// Who, what was promised, by when, did it happen: the form, and the list of promises.

function promiseForm({ spec, model, line }) {
  const key = `${spec.id} promises`;
  const who = whoBox(line);
  const promise = promiseBoxes();
  let written = model.get("state").written || 0;

  const send = () => line.ask({ do: "promise", ...who.read(), ...promise.read() });

  function clear() {
    who.clear();
    promise.write({});
    unsaved.delete(key);
  }

  function rescue() {
    const kept = unsaved.get(key);
    promise.write(kept);
    who.write(kept.who);
  }

  function paint(state) {
    if ((state.written || 0) > written) { written = state.written; clear(); who.box.focus(); }
    who.paint(state);
    list.paint(state);
  }

  const list = rowList(line, (row) => promiseRow(line, row));
  const node = make("div", { class: "nc-form" }, ...who.nodes, ...promise.nodes,
    make("div", { class: "nc-buttons" }, button(WORDS.promise.write, send, "nc-main")));
  if (unsaved.has(key)) rescue(); else clear();
  node.addEventListener("input", () => unsaved.set(key, { who: who.box.value, ...promise.typed() }));
  onEnter(node, send);
  return { node, rows: list.node, paint, isDirty: () => Boolean(who.box.value.trim() || promise.boxes.what.value.trim()) };
}

export default desk(promiseForm);
