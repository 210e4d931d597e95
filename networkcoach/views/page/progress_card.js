// Where the reader is, and where to go next.

function render({ model, el }) {
  guardKeys();
  const spec = model.get("spec");
  const line = talk(model);
  const foot = savedLine(model, line);
  const news = make("div", { role: "status", "aria-live": "polite" });
  const paint = () => {
    const state = model.get("state");
    fill(news, make("p", { class: "nc-lead" }, state.message), numbers(spec.title, state.table));
  };
  model.on("change:state", paint);
  paint();
  el.append(make("section", { class: "nc-card nc-progress", "aria-label": spec.title }, news,
    make("div", { class: "nc-buttons" }, button(WORDS.progress.look, () => line.ask({ do: "look" }))), foot.node));
  return () => model.off("change:state", paint);
}

export default { render };
