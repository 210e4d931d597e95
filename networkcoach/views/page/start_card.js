// The first cell: one calm sentence that tells the truth about this place. That the page shows it at all, and that
// the kernel answers, is the proof that buttons work.

function render({ model, el }) {
  guardKeys();
  const spec = model.get("spec");
  const line = talk(model);
  const save = downloads(model, line);
  const lead = make("p", { class: "nc-lead", role: "status", tabindex: "-1" }, WORDS.start.looking);
  const rest = make("div", {});
  const told = make("p", { class: "nc-saved", role: "status", tabindex: "-1" });
  const sender = fileSender({ model, line, label: WORDS.start.bring_back, accept: ".sqlite,*/*" });
  const choose = sender.pressed();
  const back = bringBack(line, told);
  const card = make("section", { class: "nc-card nc-start", "aria-label": spec.title }, lead, rest, choose.news, back.node, told);
  let shown = "";
  let arrived = false;

  function paint() {
    const state = model.get("state");
    const news = state.problem || state.told || "";
    told.classList.toggle("nc-trouble", Boolean(state.problem));
    if (told.textContent !== news) told.textContent = news;
    const now = JSON.stringify([state.message, state.ways_out, state.facts, state.can_copy, state.can_begin_again, state.notes, state.elsewhere]);
    if (state.message && now !== shown) { shown = now; place(state); }
    save(state);
    sender.paint(state);
    back.ask(state.offer);
  }

  function place(state) {
    lead.className = `nc-lead ${state.well ? "nc-is-well" : "nc-is-off"}`;
    lead.textContent = state.message;
    const facts = (state.facts || []).flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]);
    const press = (text, verb) => button(text, () => line.ask({ do: verb }));
    fill(rest, ...[...(state.ways_out || []), ...(state.notes || [])].map((text) => make("p", {}, text)),
      make("div", { class: "nc-buttons" }, ...[
        state.elsewhere ? button(WORDS.tab.use_here, () => window.networkcoachTab.take(), "nc-main") : null,
        state.can_begin_again ? press(WORDS.start.begin_again, "again") : null,
        state.can_copy ? press(WORDS.start.copy, "copy") : null,
        state.can_bring_back ? choose.button : null,
      ].filter(Boolean)),
      make("details", {}, make("summary", {}, WORDS.start.details), make("dl", {}, ...facts)));
    if (!arrived) { arrived = true; setTimeout(bringIntoView, 400); }
  }

  // Run All ends at the last cell of the page. A newcomer would begin to read there. Whoever has touched a key, the
  // mouse or the wheel meanwhile is left where they are.
  let busy = false;
  for (const sign of ["keydown", "pointerdown", "wheel"]) {
    window.addEventListener(sign, () => { busy = true; }, { capture: true, once: true });
  }
  function bringIntoView() {
    const { top, bottom } = card.getBoundingClientRect();
    if (busy || (bottom >= 0 && top <= window.innerHeight)) return;
    card.scrollIntoView({ block: "center" });
    lead.focus({ preventScroll: true }); // the notebook goes with the focus, so that keys begin here too
  }

  line.listen(({ silent }) => {
    if (!silent) return;
    told.classList.add("nc-trouble");
    told.textContent = WORDS.no_answer;
  });
  model.on("change:state", paint);
  el.append(card);
  line.ask({ do: "hello" });
  // What it says must stay true: it looks again when somebody comes back to it.
  onReturn(card, () => line.ask({ do: "hello" }));
  return () => model.off("change:state", paint);
}

export default { render };
