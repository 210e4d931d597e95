// Who, what was promised, by when, did it happen: the form and the list below it.
// It stands alone on start-here, and is the body of every `act` exercise.

function promiseForm({ model, line }) {
  const who = make("input", { type: "text", autocomplete: "off", spellcheck: "false" });
  const found = make("div", { class: "nc-found", "aria-live": "polite" });
  const what = make("input", { type: "text", autocomplete: "off" });
  const by = make("input", { type: "date" });
  const happened = radios(WORDS.promise.happened, WORDS.promise.answers, () => { onDay.hidden = happened.get() !== "yes"; });
  const on = make("input", { type: "date" });
  const onDay = field(WORDS.promise.on, on);
  const rows = make("div", { class: "nc-rows" });
  let matches = null;
  let written = model.get("state").written || 0;
  let timer = null;

  who.addEventListener("input", () => {
    matches = null; // a person picked for another name must not get this promise
    fill(found);
    clearTimeout(timer);
    timer = setTimeout(() => line.ask({ do: "find", text: who.value }), 200);
  });

  function offer(state) {
    const looked = state.found;
    if (!looked || looked.text !== who.value.trim() || !looked.text) { matches = null; return fill(found); }
    const options = looked.people.map((one) => ({ key: String(one.id), text: one.text }));
    options.push({ key: "new", text: say(WORDS.promise.add_new, { name: looked.text }) });
    matches = radios(say(looked.more ? WORDS.promise.who_more : WORDS.promise.who_is_it, looked), options);
    if (looked.people.length === 1) matches.set(options[0].key);
    if (!looked.people.length) matches.set("new");
    fill(found, matches.node);
  }

  function send() {
    line.ask({
      do: "promise", person: matches ? matches.get() : null, name: who.value.trim(), what: what.value.trim(),
      by: by.value || null, happened: happened.get() || "not_yet", on: on.value || null,
    });
  }

  function clear() {
    [who, what, by, on].forEach((input) => { input.value = ""; });
    happened.set("not_yet");
    onDay.hidden = true;
    matches = null;
    fill(found);
  }

  let last = "";
  let asked = "";
  function paint(state) {
    if ((state.written || 0) > written) { written = state.written; clear(); who.focus(); }
    const looked = JSON.stringify(state.found || null);
    if (looked !== asked) { asked = looked; offer(state); }
    const now = JSON.stringify([state.rows, state.score, state.undo]);
    if (now !== last) { last = now; list(state); }
  }

  function list(state) {
    const items = (state.rows || []).map((row) => make("li", {},
      make("span", { class: "nc-row" }, make("b", {}, row.who), " · ", row.what, row.when ? ` · ${row.when}` : ""),
      make("span", { class: `nc-state nc-is-${row.state}` }, row.words),
      row.open ? button(WORDS.promise.it_happened, () => line.ask({ do: "keep", promise: row.id }), "nc-small") : null));
    fill(rows,
      state.score ? make("p", { class: "nc-score" }, state.score) : null,
      items.length ? make("ul", {}, ...items) : null,
      state.undo ? button(state.undo, () => line.ask({ do: "undo" }), "nc-small") : null);
  }

  clear();
  onDay.hidden = true;
  const node = make("div", { class: "nc-form" },
    field(WORDS.promise.who, who, WORDS.promise.who_help), found, field(WORDS.promise.what, what, WORDS.promise.what_help),
    field(WORDS.promise.by, by, WORDS.promise.by_help), happened.node, onDay,
    make("div", { class: "nc-buttons" }, button(WORDS.promise.write, send, "nc-main")), rows);
  return { node, paint, isDirty: () => Boolean(who.value.trim() || what.value.trim()) };
}
