// A person, and for each note about them how one knows it. What is ticked is kept at once.

export default desk(({ model, line }) => {
  const tell = WORDS.sources;
  const who = whoBox(line, true);
  const title = make("p", { class: "nc-score", tabindex: "-1" });
  const notes = make("div", {});
  const pages = make("div", { class: "nc-buttons" });
  const look = () => line.ask({ do: "open", ...who.read() });
  let opened = model.get("state").opened || 0;
  let kinds = []; // the radios of each note that is shown
  let shown = "";

  function noteOf(one) {
    const picks = radios(one.text ?? tell.secret, tell.options, () => line.ask({ do: "source", note: one.id, source: picks.get() }));
    const remove = rowButton(tell.remove, one.text || tell.secret, () => line.ask({ do: "remove", note: one.id }));
    picks.node.classList.add("nc-item");
    picks.node.querySelector("legend").append(" ", make("small", {}, one.day));
    if (one.text == null) picks.node.append(rowButton(tell.show, one.day, () => line.ask({ do: "reveal", note: one.id })));
    picks.node.append(remove);
    kinds.push({ set: (source) => { picks.set(source); remove.hidden = source !== "elsewhere"; } });
    return picks.node;
  }

  const turn = (text, start) => button(text, () => line.ask({ do: "turn", start }), "nc-small");

  // A tick changes no list: what has the focus stays.
  function paintNotes(page) {
    const now = JSON.stringify(page && { ...page, notes: page.notes.map(({ source, ...rest }) => rest) });
    const isNew = now !== shown;
    if (isNew) {
      shown = now;
      const held = notes.contains(document.activeElement) || pages.contains(document.activeElement);
      kinds = [];
      title.textContent = page ? page.title : "";
      title.hidden = !page;
      fill(notes, ...(page ? page.notes.map(noteOf) : []));
      fill(pages, page && page.place ? page.place : null, page && page.start ? turn(tell.newer, page.start - page.size) : null, page && page.has_more ? turn(tell.older, page.start + page.size) : null);
      if (held) title.focus();
    }
    // An answer to an earlier tick must not take back a later one: arrow keys are quicker than the kernel.
    if (page && (isNew || !line.waiting())) page.notes.forEach((one, n) => kinds[n].set(one.source));
  }

  const item = (row) => make("li", {}, make("span", { class: "nc-row" }, make("b", {}, row.who), " · ", row.text),
    rowButton(tell.again, row.who, () => line.ask({ do: "again", person: row.id })));
  const list = rowList(line, item);
  const pick = make("div", {}, ...who.nodes, make("div", { class: "nc-buttons" }, button(tell.look, look, "nc-main")));
  onEnter(pick, look);

  return {
    node: make("div", { class: "nc-form" }, pick, title, notes, pages),
    rows: list.node,
    paint(state) {
      who.paint(state);
      paintNotes(state.open);
      list.paint(state);
      if ((state.opened || 0) > opened) { opened = state.opened; who.clear(); title.focus(); }
    },
  };
});
