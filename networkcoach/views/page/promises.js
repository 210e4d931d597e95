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

function promiseForm({ spec, model, line }) {
  const key = `${spec.id} promises`;
  const who = whoBox(line);
  const promise = promiseBoxes();
  let written = model.get("state").written || 0;

  const send = () => line.ask({ do: "promise", ...who.read(), ...promise.read() });

  function clear() {
    who.clear();
    promise.write({});
    unsaved.delete(key);
  }

  function rescue() {
    const kept = unsaved.get(key);
    promise.write(kept);
    who.write(kept.who);
  }

  function paint(state) {
    if ((state.written || 0) > written) { written = state.written; clear(); who.box.focus(); }
    who.paint(state);
    list.paint(state);
  }

  const list = promiseList(line);
  const node = make("div", { class: "nc-form" }, ...who.nodes, ...promise.nodes,
    make("div", { class: "nc-buttons" }, button(WORDS.promise.write, send, "nc-main")));
  if (unsaved.has(key)) rescue(); else clear();
  node.addEventListener("input", () => unsaved.set(key, { who: who.box.value, ...promise.typed() }));
  onEnter(node, send);
  return { node, rows: list.node, paint, isDirty: () => Boolean(who.box.value.trim() || promise.boxes.what.value.trim()) };
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
