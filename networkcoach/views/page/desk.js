// A desk: the body of an `act` inside its exercise, or a card of its own.

const desk = (body) => ({
  render({ model, el }) {
    guardKeys();
    const spec = model.get("spec");
    const line = talk(model);
    const made = body({ spec, model, line });
    const foot = savedLine(model, line, made.isDirty);
    const paint = () => { made.paint(model.get("state")); foot.paint(); };
    model.on("change:state", paint);
    paint();
    el.append(make(spec.id ? "div" : "section", { class: "nc-card", role: spec.id ? "group" : null, "aria-label": spec.title },
      spec.id ? null : make("h3", {}, spec.title), made.node, foot.node, made.rows || ""));
    return () => model.off("change:state", paint);
  },
});

// What was written down: a sentence that is announced, the rows, and the button that takes the newest back. The rows are
// not announced, and after a press that takes its button away the focus goes to the sentence.
function rowList(line, item, more = () => []) {
  const score = make("p", { class: "nc-score", role: "status", tabindex: "-1" });
  const rows = make("div", {});
  let last = "";

  function paint(state) {
    const { ack, saved, problem, found, ...rest } = state;
    const now = JSON.stringify(rest);
    if (now === last) return;
    last = now;
    const held = rows.contains(document.activeElement);
    if (score.textContent !== (state.score || "")) score.textContent = state.score || "";
    fill(rows, state.rows && state.rows.length ? make("ul", {}, ...state.rows.map(item)) : null, ...more(state),
      state.undo ? button(state.undo, () => line.ask({ do: "undo" }), "nc-small") : null);
    if (held) score.focus();
  }

  return { node: make("div", { class: "nc-rows" }, score, rows), paint };
}

// A small button in a row, which says to a screen reader what it is about.
function rowButton(text, about, press) {
  const node = button(text, press, "nc-small");
  node.setAttribute("aria-label", `${text}: ${about}`);
  return node;
}

function promiseRow(line, row) {
  return make("li", {},
    make("span", { class: "nc-row" }, make("b", {}, row.who), " · ", row.what, row.when ? ` · ${row.when}` : ""),
    make("span", { class: `nc-state nc-is-${row.state}` }, row.words),
    row.open ? rowButton(WORDS.promise.it_happened, `${row.what}, ${row.who}`, () => line.ask({ do: "keep", promise: row.id })) : null);
}
