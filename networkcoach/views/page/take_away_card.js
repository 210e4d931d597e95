// Take the log away as files, bring a copy back, or delete everything. Only what can't be undone asks once more.

function render({ model, el }) {
  guardKeys();
  const spec = model.get("spec");
  const line = talk(model, 20000);
  const save = downloads(model, line);
  const tell = WORDS.take;
  const told = make("p", { class: "nc-answer", role: "status", tabindex: "-1" });
  const last = make("p", {});
  const foot = savedLine(model, { ...line, waiting: () => false }); // nothing is typed here that could be unsaved
  const sender = fileSender({ model, line, label: tell.pick, help: tell.pick_help, accept: ".sqlite,*/*" });
  const back = bringBack(line, told);
  const sure = question(tell.delete_title, told);
  const ask = button(tell.delete, () => line.ask({ do: "ask" }));

  function take(what, text, help, kind) {
    const one = button(text, () => line.ask({ do: "take", what }), kind);
    const note = make("small", { id: newId() }, help);
    one.setAttribute("aria-describedby", note.id);
    return make("div", { class: "nc-take" }, one, note);
  }

  const part = (title, ...nodes) => make("div", { class: "nc-section" }, make("h4", {}, title), ...nodes);
  const fold = (title, ...nodes) => make("details", { class: "nc-section" }, make("summary", {}, title), ...nodes);
  const press = (text, verb, kind) => button(text, () => line.ask({ do: verb }), kind);

  function paint() {
    const state = model.get("state");
    save(state);
    sender.paint(state);
    if (told.textContent !== (state.told || "")) told.textContent = state.told || "";
    const how = [state.last, state.due].filter(Boolean).join(" ");
    if (last.textContent !== how) last.textContent = how;
    ask.hidden = Boolean(state.asked);
    back.ask(state.offer);
    sure.ask(state.asked, () => [press(tell.keep_all, "keep", "nc-plain"), press(tell.really, "delete", "nc-final")]);
  }

  el.append(make("section", { class: "nc-card nc-away", "aria-label": spec.title }, make("h3", {}, spec.title),
    spec.demo ? make("p", {}, tell.demo) : null, told,
    part(tell.copy_title, last, take("copy", tell.copy, tell.copy_help, "nc-main")),
    part(tell.others_title, make("p", {}, tell.others_help), take("csv", tell.csv, tell.csv_help),
      take("vcard", tell.vcard, tell.vcard_help), take("calendar", tell.calendar, tell.calendar_help)),
    ...(spec.demo ? [] : [fold(tell.back_title, sender.node, back.node), fold(tell.delete_title, make("p", {}, tell.delete_help), ask, sure.node)]),
    foot.node));
  model.on("change:state", paint);
  paint();
  onReturn(el.firstChild, () => line.ask({ do: "look" }));
  return () => model.off("change:state", paint);
}

export default { render };
