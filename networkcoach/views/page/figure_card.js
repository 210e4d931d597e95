// A picture, its numbers as a table, and its sources. What never changes stands in `spec`, what follows the log in
// `state`.

function render({ model, el }) {
  guardKeys();
  const line = talk(model);
  const foot = savedLine(model, line);
  const picture = make("div", { class: "nc-picture" });
  const tables = make("div", {});
  const sources = make("div", {});
  const card = make("section", { class: "nc-card nc-figure" }, picture,
    make("details", {}, make("summary", {}, WORDS.figure.numbers), tables),
    make("details", {}, make("summary", {}, WORDS.figure.sources), sources), foot.node);
  let last = "";

  function paint() {
    const { title, html, table, notes } = { ...model.get("spec"), ...model.get("state") };
    const now = JSON.stringify([title, html, table, notes]);
    if (now === last) return;
    last = now;
    card.setAttribute("aria-label", title);
    picture.innerHTML = html; // drawn by our own code: matplotlib escapes every text in it
    if (!html) fill(picture, make("p", { class: "nc-lead" }, title));
    fill(tables, numbers(title, table));
    tables.parentNode.hidden = !table.rows.length;
    fill(sources, ...notes.map((note) => make("p", {}, note)));
    sources.parentNode.hidden = !notes.length;
  }

  model.on("change:state", paint);
  paint();
  el.append(card);
  if (model.get("state").html != null) onReturn(card, () => line.ask({ do: "look" }));
  return () => model.off("change:state", paint);
}

export default { render };
