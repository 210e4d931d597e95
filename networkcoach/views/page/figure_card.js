// A picture, its numbers as a table, and its sources.

function render({ model, el }) {
  guardKeys();
  const spec = model.get("spec");
  const picture = make("div", { class: "nc-picture" });
  picture.innerHTML = spec.html; // drawn by our own code: matplotlib escapes every text in it
  el.append(make("section", { class: "nc-card nc-figure", "aria-label": spec.title },
    picture,
    make("details", {}, make("summary", {}, WORDS.figure.numbers), numbers(spec.title, spec.table)),
    make("details", {}, make("summary", {}, WORDS.figure.sources), ...spec.notes.map((note) => make("p", {}, note)))));
}

export default { render };
