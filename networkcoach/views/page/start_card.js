// The first cell: one calm sentence that tells the truth about this place. That the page shows it at all, and that
// the kernel answers, is the proof that buttons work.

function render({ model, el }) {
  guardKeys();
  const spec = model.get("spec");
  const line = talk(model);
  const news = make("div", { role: "status", "aria-live": "polite" }, make("p", {}, WORDS.start.looking));
  const copy = make("div", { class: "nc-buttons" });
  const card = make("section", { class: "nc-card nc-start", "aria-label": spec.title }, news, copy);

  function paint() {
    const state = model.get("state");
    if (!state.message) return;
    fill(news, make("p", { class: `nc-lead ${state.well ? "nc-is-well" : "nc-is-off"}` }, state.message),
      ...(state.ways_out || []).map((text) => make("p", {}, text)),
      make("details", {}, make("summary", {}, WORDS.start.details), make("dl", {},
        ...(state.facts || []).flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]))),
      state.told ? make("p", {}, state.told) : null);
    fill(copy, state.can_copy ? button(WORDS.start.copy, () => line.ask({ do: "copy" })) : null);
    if (state.download) save(state.download);
    if (!arrived) { arrived = true; setTimeout(bringIntoView, 400); }
  }

  // Run All ends at the last cell of the page. A newcomer would begin to read there.
  let arrived = false;
  function bringIntoView() {
    const { top, bottom } = card.getBoundingClientRect();
    if (bottom < 0 || top > window.innerHeight) card.scrollIntoView({ block: "center" });
  }

  let saved = null;
  function save({ name, n }) {
    if (saved === n) return;
    saved = n;
    const bytes = model.get("file");
    const link = make("a", { href: URL.createObjectURL(new Blob([bytes])), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  line.listen(({ silent }) => { if (silent) fill(news, ...prose(WORDS.no_answer)); });
  model.on("change:state", paint);
  el.append(card);
  line.ask({ do: "hello" });
  return () => model.off("change:state", paint);
}

export default { render };
