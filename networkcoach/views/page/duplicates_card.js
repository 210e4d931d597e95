// Two entries side by side. One person, or two? Nothing is chosen beforehand.

function render({ model, el }) {
  guardKeys();
  const spec = model.get("spec");
  const line = talk(model, 20000);
  const lead = make("p", { class: "nc-lead", role: "status", tabindex: "-1" });
  const rest = make("div", {});
  const turn = make("div", {});
  let saving = false; // looking is not saving
  const foot = savedLine(model, { ...line, waiting: () => saving && line.waiting() });
  let last = "";

  // The column that a value stands in says whose it is; one cell over both columns says that it is the same.
  function table({ caption, rows }) {
    const head = make("tr", {}, make("td", {}), ...[WORDS.duplicates.left, WORDS.duplicates.right].map((side) => make("th", { scope: "col" }, side)));
    const body = rows.map(({ field: name, same, cells }) => make("tr", {}, make("th", { scope: "row" }, name),
      ...cells.map((cell) => make("td", { colspan: same ? 2 : null }, cell))));
    return make("div", { class: "nc-scroll", tabindex: "0", role: "region", "aria-label": caption },
      make("table", { class: "nc-sides" }, make("caption", { class: "nc-heard" }, caption), make("thead", {}, head), make("tbody", {}, ...body)));
  }

  function press(text, help, title, message) {
    const note = make("small", { id: newId() }, help);
    const one = button(text, () => { saving = true; line.ask(message); });
    one.setAttribute("aria-describedby", `${title.id} ${note.id}`);
    return make("div", { class: "nc-way" }, one, note);
  }

  function pair(it) {
    const { one, other } = it;
    const title = make("h4", { id: newId() }, it.title);
    return make("section", { class: "nc-pair", "aria-labelledby": title.id }, title, make("p", {}, it.why),
      it.note ? make("p", {}, it.note) : null, table(it),
      make("div", { class: "nc-ways" },
        press(WORDS.duplicates.keep_left, it.left_goes, title, { do: "merge", keep: one, other }),
        press(WORDS.duplicates.keep_right, it.right_goes, title, { do: "merge", keep: other, other: one }),
        press(WORDS.duplicates.two, WORDS.duplicates.two_help, title, { do: "apart", one, other })));
  }

  function turners({ where, start, size, has_earlier: earlier, has_later: later, looked, empty, undo }) {
    const to = (by) => () => line.ask({ do: "page", start: start + by * size });
    return [
      where ? make("span", { class: "nc-where" }, where) : null,
      earlier ? button(WORDS.duplicates.earlier, to(-1), "nc-small") : null,
      later ? button(WORDS.duplicates.later, to(1), "nc-small") : null,
      empty ? null : button(looked ? WORDS.duplicates.look_again : WORDS.duplicates.look, () => line.ask({ do: "look" }), looked ? "nc-small" : "nc-main"),
      undo ? button(undo, () => line.ask({ do: "undo" }), "nc-small") : null,
    ];
  }

  function paint() {
    const state = model.get("state");
    const { told, message, pairs } = state;
    saving = saving && line.waiting();
    const now = JSON.stringify([told, message, pairs, state.where, state.looked, state.empty, state.undo]);
    if (now === last) return;
    last = now;
    const held = rest.contains(document.activeElement) || turn.contains(document.activeElement);
    const text = [told, message].filter(Boolean).join(" ");
    if (lead.textContent !== text) lead.textContent = text;
    fill(rest, ...(pairs || []).map(pair));
    fill(turn, make("div", { class: "nc-buttons" }, ...turners(state).filter(Boolean)));
    if (held) lead.focus();
  }

  model.on("change:state", paint);
  el.append(make("section", { class: "nc-card nc-duplicates", "aria-label": spec.title }, make("h3", {}, spec.title), lead, rest, turn, foot.node));
  paint();
  return () => model.off("change:state", paint);
}

export default { render };
