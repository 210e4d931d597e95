// The published figures counted again: sliders that change the definition, and two pictures that follow them.

function render({ model, el }) {
  guardKeys();
  const spec = model.get("spec");
  const tell = WORDS.real;
  const line = talk(model);
  const foot = savedLine(model, line);
  const question = newest(line);
  const heard = quietly();
  const [curve, early] = [make("div", { class: "nc-picture" }), make("div", { class: "nc-picture" })];
  const doubt = make("p", { class: "nc-compared" });
  const tables = make("div", {});
  const sliders = Object.fromEntries(spec.sliders.map((one) => [one.key, slider(one, () => question.ask({ do: "turn", at: at() }))]));
  const at = () => Object.fromEntries(Object.entries(sliders).map(([key, one]) => [key, one.get()]));
  let shown = "";

  function paint() {
    const state = model.get("state");
    if (!question.waits()) Object.entries(sliders).forEach(([key, one]) => one.set(state.at[key]));
    foot.paint();
    if (state.html === shown) return;
    shown = state.html;
    curve.innerHTML = state.html; // drawn by our own code, without a word from anybody
    early.innerHTML = state.early.html;
    doubt.textContent = state.doubt;
    fill(tables, numbers(state.title, state.table), numbers(tell.judged, state.judged), numbers(state.early.title, state.early.table));
    heard.say(`${state.title}. ${state.doubt}`);
  }

  const controls = spec.missing ? make("p", { class: "nc-why" }, spec.missing) : make("div", {},
    make("fieldset", { class: "nc-sliders" }, make("legend", {}, tell.definition), ...Object.values(sliders).map((one) => one.node)),
    make("div", { class: "nc-buttons" }, button(tell.start_over, () => question.press({ do: "start_over" }))));
  el.append(make("section", { class: "nc-card nc-toy", "aria-label": spec.title },
    make("h3", {}, spec.title), make("p", {}, spec.lead), curve, doubt,
    controls, foot.node, early, heard.node,
    make("details", {}, make("summary", {}, tell.numbers), tables),
    make("details", {}, make("summary", {}, WORDS.figure.sources), ...spec.notes.map((note) => make("p", {}, note)))));
  model.on("change:state", paint);
  paint();
  return () => model.off("change:state", paint);
}

export default { render };
