// Before a talk: one line for each thing that will be shown, and the sum in one sentence.

function render({ model, el }) {
  guardKeys();
  const line = talk(model, 20000); // it makes every box and chart once
  const lead = make("p", { class: "nc-lead", role: "status" }, WORDS.preflight.looking);
  const rows = make("ul", {});
  const look = () => { lead.textContent = WORDS.preflight.looking; line.ask({ do: "hello" }); };

  function paint() {
    const state = model.get("state");
    if (line.waiting() || !(state.message || state.problem)) return;
    lead.textContent = state.problem || state.message;
    fill(rows, ...state.lines.map((one) => make("li", { class: one.well ? null : "nc-trouble" }, one.text)));
  }

  line.listen(({ silent }) => { if (silent) lead.textContent = WORDS.no_answer; });
  model.on("change:state", paint);
  el.append(make("section", { class: "nc-card nc-preflight", "aria-label": model.get("spec").title },
    lead, rows, make("div", { class: "nc-buttons" }, button(WORDS.preflight.again, look))));
  look();
  return () => model.off("change:state", paint);
}

export default { render };
