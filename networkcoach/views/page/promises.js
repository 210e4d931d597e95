// Who, what was promised, by when, did it happen: the form, and the list of promises.
// It stands alone on start-here, and is the body of every `act` exercise.

// What was promised, by when, did it happen: to whomever.
function promiseBoxes() {
  const what = make("input", { type: "text", autocomplete: "off" });
  const by = make("input", { type: "date", min: "1990-01-01" });
  const happened = radios(WORDS.promise.happened, WORDS.promise.answers, () => { onDay.hidden = happened.get() !== "yes"; });
  const on = make("input", { type: "date", min: "1990-01-01" });
  const onDay = field(WORDS.promise.on, on);
  const boxes = { what, by, on };
  return {
    boxes,
    nodes: [field(WORDS.promise.what, what, WORDS.promise.what_help), field(WORDS.promise.by, by, WORDS.promise.by_help), happened.node, onDay],
    typed: () => ({ what: what.value, by: by.value, on: on.value, happened: happened.get() }),
    read: () => ({ what: what.value.trim(), by: by.value || null, happened: happened.get() || "not_yet", on: on.value || null }),
    write(kept) {
      Object.entries(boxes).forEach(([name, box]) => { box.value = kept[name] || ""; });
      happened.set(kept.happened || "not_yet");
      onDay.hidden = kept.happened !== "yes";
    },
  };
}

function promiseForm({ model, line, key }) {
  const who = make("input", { type: "text", autocomplete: "off", spellcheck: "false" });
  const found = make("div", { class: "nc-found" });
  const heard = make("p", { class: "nc-heard", role: "status" }); // short: a list read aloud at each key is babble
  const promise = promiseBoxes();
  let matches = null;
  let written = model.get("state").written || 0;
  let asked = "";
  let timer = null;

  function look() {
    matches = null; // a person picked for another name must not get this promise
    asked = "";
    fill(found);
    clearTimeout(timer);
    timer = setTimeout(() => line.ask({ do: "find", text: who.value }), 200);
  }

  function offer({ text, people, more, same }) {
    const options = people.map((one) => ({ key: String(one.id), text: one.text }));
    options.push({ key: "new", text: say(same ? WORDS.promise.add_another : WORDS.promise.add_new, { name: text }) });
    matches = radios(more ? WORDS.promise.who_more : WORDS.promise.who_is_it, options);
    if (people.length === 1) matches.set(options[0].key);
    if (!people.length) matches.set("new");
    fill(found, matches.node);
    heard.textContent = say(WORDS.promise.heard, { n: people.length });
  }

  function send() {
    line.ask({ do: "promise", person: matches ? matches.get() : null, name: who.value.trim(), ...promise.read() });
  }

  function clear() {
    who.value = "";
    promise.write({});
    matches = null;
    heard.textContent = "";
    fill(found);
    unsaved.delete(key);
  }

  const keep = () => unsaved.set(key, { who: who.value, ...promise.typed() });

  function rescue() {
    const kept = unsaved.get(key);
    who.value = kept.who;
    promise.write(kept);
    look();
  }

  function paint(state) {
    if ((state.written || 0) > written) { written = state.written; clear(); who.focus(); }
    const looked = JSON.stringify(state.found || null);
    if (state.found && state.found.text && looked !== asked && state.found.text === who.value.trim()) { asked = looked; offer(state.found); }
    list.paint(state);
  }

  const list = promiseList(line);
  const node = make("div", { class: "nc-form" },
    field(WORDS.promise.who, who, WORDS.promise.who_help), found, heard, ...promise.nodes,
    make("div", { class: "nc-buttons" }, button(WORDS.promise.write, send, "nc-main")));
  if (unsaved.has(key)) rescue(); else clear();
  who.addEventListener("input", look);
  node.addEventListener("input", keep);
  onEnter(node, send);
  return { node, rows: list.node, paint, isDirty: () => Boolean(who.value.trim() || promise.boxes.what.value.trim()) };
}

// The score is announced; the list is not, and a pressed button leaves the focus on the score.
function promiseList(line) {
  const score = make("p", { class: "nc-score", role: "status", tabindex: "-1" });
  const rows = make("div", {});
  let last = "";

  function item(row) {
    const done = row.open ? button(WORDS.promise.it_happened, () => line.ask({ do: "keep", promise: row.id }), "nc-small") : null;
    if (done) done.setAttribute("aria-label", `${WORDS.promise.it_happened}: ${row.what}, ${row.who}`);
    return make("li", {},
      make("span", { class: "nc-row" }, make("b", {}, row.who), " · ", row.what, row.when ? ` · ${row.when}` : ""),
      make("span", { class: `nc-state nc-is-${row.state}` }, row.words), done);
  }

  function paint(state) {
    const now = JSON.stringify([state.rows, state.score, state.undo]);
    if (now === last) return;
    last = now;
    const held = rows.contains(document.activeElement);
    if (score.textContent !== (state.score || "")) score.textContent = state.score || "";
    fill(rows, state.rows && state.rows.length ? make("ul", {}, ...state.rows.map(item)) : null,
      state.undo ? button(state.undo, () => line.ask({ do: "undo" }), "nc-small") : null);
    if (held) score.focus();
  }

  return { node: make("div", { class: "nc-rows" }, score, rows), paint };
}
