// The promise form as a card of its own.

function render({ model, el }) {
  guardKeys();
  const spec = model.get("spec");
  const line = talk(model);
  const form = promiseForm({ model, line, key: "promises" });
  const foot = savedLine(model, line, form.isDirty);
  const paint = () => { form.paint(model.get("state")); foot.paint(); };
  model.on("change:state", paint);
  paint();
  el.append(make("section", { class: "nc-card nc-promises", "aria-label": spec.title }, make("h3", {}, spec.title), form.node, foot.node, form.rows));
  return () => model.off("change:state", paint);
}

export default { render };
