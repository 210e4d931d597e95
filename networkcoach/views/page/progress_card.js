// Where the reader is, and where to go next.

function render({ model, el }) {
  guardKeys();
  const spec = model.get("spec");
  const line = talk(model);
  const foot = savedLine(model, line);
  const save = downloads(model, line);
  const lead = make("p", { class: "nc-lead", role: "status", tabindex: "-1" });
  const rows = make("ul", {});
  const ways = make("div", { class: "nc-buttons" });
  let last = "";

  function row(one) {
    const again = one.again ? button(one.again, () => line.ask({ do: "again", lesson: one.id }), "nc-small") : null;
    if (again) again.setAttribute("aria-label", `${one.again}: ${one.title}`);
    return make("li", {}, make("span", { class: "nc-row" }, make("b", {}, one.title)),
      make("span", {}, one.done), make("span", { class: "nc-minutes" }, one.minutes), again);
  }

  function paint() {
    const state = model.get("state");
    save(state);
    const now = JSON.stringify([state.message, state.rows, state.back, state.can_take, state.again_all]);
    if (now === last) return;
    last = now;
    const held = rows.contains(document.activeElement) || ways.contains(document.activeElement);
    if (lead.textContent !== state.message) lead.textContent = state.message;
    fill(rows, ...state.rows.map(row));
    fill(ways, state.back ? button(state.back, () => line.ask({ do: "back" })) : null,
      state.can_take ? button(WORDS.progress.take, () => line.ask({ do: "take", names: true })) : null,
      state.can_take ? button(WORDS.progress.take_no_names, () => line.ask({ do: "take", names: false })) : null,
      state.again_all ? button(state.again_all, () => line.ask({ do: "again", lesson: "" })) : null,
      button(WORDS.progress.look, () => line.ask({ do: "look" })));
    if (held) lead.focus();
  }

  model.on("change:state", paint);
  paint();
  el.append(make("section", { class: "nc-card nc-progress", "aria-label": spec.title }, lead, make("div", { class: "nc-rows" }, rows), ways, foot.node));
  onReturn(el, () => line.ask({ do: "look" }));
  return () => model.off("change:state", paint);
}

export default { render };
