// One person's page: how things stand, what you know, what you promised, your talks; and all that one can do there.
// One form is open at a time. After a press the focus goes to what was written; what is said of it stands right there.

function personPage({ spec, model, line, foot }) {
  const tell = WORDS.people;
  const node = make("div", { class: "nc-one" });
  const news = make("div", { class: "nc-news" });
  let person = null;
  let open = null; // the form that is unfolded
  let newsAt = "head";
  let after = ""; // where the focus goes with the next answer
  let shown = "";
  let done = model.get("state").done || 0;

  const storeKey = (key) => `people ${spec.whose} ${person.id} ${key}`;

  function focusOn(at) {
    const found = node.querySelector(`[data-at="${at}"]`);
    if (found) found.focus();
    return Boolean(found);
  }

  function ask(message, at = "head") {
    newsAt = at;
    line.ask({ person: person.id, ...message });
  }

  function rowOf(name, id) {
    const rows = { note: person.notes && person.notes.groups.flatMap((group) => group.rows), talk: person.talks && person.talks.rows };
    return (rows[name] || person.promises.rows).find((row) => String(row.id) === id);
  }

  function unfold(key) {
    const [name, id] = key.split(" ");
    const row = id ? rowOf(name, id) : null;
    if (id && !row) return;
    const form = PERSON_FORMS[name]({ person, row, promise: row, today: model.get("state").today, usual: spec.usual, ask: (message) => { open.sent = true; ask(message, newsAt); } });
    const typed = form.typed || (() => typedIn(form));
    const write = form.write || ((kept) => filled(form, kept));
    open = { key, form, typed, began: JSON.stringify(typed()), sent: false };
    if (unsaved.has(storeKey(key))) write(unsaved.get(storeKey(key)));
    if (form.written) form.written();
    form.node.append(make("div", { class: "nc-buttons" }, form.press, button(form.cancel || WORDS.today.cancel, () => fold()), form.more));
    form.node.addEventListener("input", () => { unsaved.set(storeKey(key), typed()); hush(); foot.paint(); });
    form.node.addEventListener("keydown", (event) => { if (event.key === "Escape") fold(); });
  }

  const isDirty = () => Boolean(open && JSON.stringify(open.typed()) !== open.began);

  // "Saved" would be said of what was written before, not of the form that is being filled in.
  const hush = () => news.classList.toggle("nc-hush", Boolean(open) && !isDirty());

  function fold() {
    const { key } = open;
    unsaved.delete(storeKey(key));
    open = null;
    show();
    foot.paint();
    const opener = node.querySelector(`[data-key="${key}"]`);
    if (opener) opener.focus();
  }

  function toggle(key, at) {
    if (open && open.key === key) return fold();
    newsAt = at;
    unfold(key);
    show();
    foot.paint();
    if (open) open.form.first.focus();
  }

  // A press that does something at once, or one that unfolds a form.
  function action(key, text, { about, press, at = "head", kind = "nc-small" } = {}) {
    const act = button(text, press || (() => toggle(key, at)), kind);
    act.dataset.key = key;
    if (about) act.setAttribute("aria-label", `${text}: ${about}`);
    if (!press) act.setAttribute("aria-expanded", String(Boolean(open && open.key === key)));
    return act;
  }

  const slot = (...keys) => (open && keys.includes(open.key) ? make("div", { class: "nc-unfolded" }, open.form.node, news) : null);

  const spot = (at) => (newsAt === at && !open ? news : null);

  const heading = (part, text, ...actions) => make("div", { class: "nc-heading" }, make("h5", { tabindex: "-1", "data-at": part }, text), ...actions);

  function pager(part, { start, place, has_older: hasOlder }) {
    if (!place) return null;
    const go = (to) => () => { after = part; ask({ do: "turn", part, start: to }, part); };
    return make("div", { class: "nc-buttons nc-pages" }, make("span", {}, place),
      start ? button(tell.newer, go(start - spec.page)) : null, hasOlder ? button(tell.older, go(start + spec.page)) : null);
  }

  // Only these three schemes become links; anything else stays text.
  function fact({ text, kind }) {
    if (kind === "emails" && /^[^\s@?&#%<>"]+@[^\s@?&#%<>"]+$/.test(text)) return make("a", { href: `mailto:${text}` }, text);
    if (kind === "url" && /^https?:\/\//i.test(text)) return make("a", { href: text, target: "_blank", rel: "noopener noreferrer" }, text);
    return text;
  }

  function head() {
    const facts = (person.facts || []).flatMap((one) => [make("dt", {}, one.label), make("dd", {}, fact(one))]);
    const now = person.now.map((text) => make("p", {}, text));
    const start = [
      make("button", { type: "button", class: "nc-plain nc-small", "data-key": "back", onclick: () => line.ask({ do: "close" }) }, `← ${tell.to_list}`),
      make("h4", { tabindex: "-1", "data-at": "head" }, person.name, person.beside ? make("small", {}, person.beside) : null),
      make("div", { class: "nc-now" }, ...now),
    ];
    if (person.left_alone) return [...start, spot("head")];
    return [...start,
      make("div", { class: "nc-buttons" }, action("talk", tell.add_talk, { kind: "nc-main" })), slot("talk"), spot("head"),
      facts.length ? make("dl", { class: "nc-facts" }, ...facts) : make("p", { class: "nc-quiet" }, tell.no_facts),
      action("details", tell.change), slot("details")];
  }

  function noteRow(row) {
    const key = `note ${row.id}`;
    const at = `note-${row.id}`;
    const show = row.secret ? action(`reveal ${row.id}`, row.text == null ? tell.reveal : tell.conceal, { press: () => ask({ do: "reveal", note: row.id }, at) }) : null;
    const correct = row.text == null ? null : action(key, tell.correct, { about: row.text, at, kind: "nc-link" });
    return make("li", { tabindex: "-1", "data-at": at },
      make("span", { class: "nc-row" }, row.text ?? tell.secret), row.day ? make("small", {}, row.day) : null, make("span", { class: "nc-tag" }, row.tag), show, correct, slot(key), spot(at));
  }

  function notes() {
    const { groups } = person.notes;
    return [heading("notes", tell.known, action("note", tell.add_note, { at: "notes" })), slot("note"), spot("notes"),
      groups.length ? null : make("p", { class: "nc-quiet" }, tell.known_none),
      ...groups.flatMap((group) => [make("h6", {}, group.title), make("ul", {}, ...group.rows.map(noteRow))]), pager("notes", person.notes)];
  }

  function promiseRow(row) {
    const at = `promise-${row.id}`;
    const about = row.what;
    const now = (verb) => () => ask({ do: verb, promise: row.id }, at);
    const acts = person.left_alone ? [] : [
      row.open ? action(`keep ${row.id}`, WORDS.promise.it_happened, { about, press: now("keep") }) : null,
      row.can_move ? action(`redate ${row.id}`, row.state === "undated" ? WORDS.today.set_day : WORDS.today.other_day, { about, at }) : null,
      row.open ? action(`drop ${row.id}`, WORDS.today.let_go, { about, at }) : null,
      row.can_tell ? action(`told ${row.id}`, WORDS.today.told, { about, press: now("told") }) : null,
    ];
    return make("li", { tabindex: "-1", "data-at": at },
      make("span", { class: "nc-row" }, row.what, make("small", {}, row.when)), make("span", { class: `nc-state nc-is-${row.state}` }, row.words),
      acts.some(Boolean) ? make("div", { class: "nc-acts" }, ...acts.filter(Boolean)) : null, slot(`redate ${row.id}`, `drop ${row.id}`), spot(at));
  }

  function promises() {
    const { rows } = person.promises;
    if (person.left_alone && !rows.length) return [];
    return [heading("promises", tell.promises, person.left_alone ? null : action("promise", tell.add_promise, { at: "promises" })),
      slot("promise"), spot("promises"),
      rows.length ? make("ul", {}, ...rows.map(promiseRow)) : make("p", { class: "nc-quiet" }, tell.promises_none), pager("promises", person.promises)];
  }

  function talkRow(row) {
    const key = `talk ${row.id}`;
    const at = `talk-${row.id}`;
    return make("li", { tabindex: "-1", "data-at": at },
      make("span", { class: "nc-row" }, make("small", {}, [row.day, row.what, row.way].filter(Boolean).join(" · ")), row.note),
      row.wants_reply ? make("span", { class: "nc-tag" }, tell.waits) : null,
      action(key, tell.correct, { about: `${row.day}, ${row.what}`, at, kind: "nc-link" }), slot(key), spot(at));
  }

  function talks() {
    const { rows } = person.talks;
    return [heading("talks", tell.talks), spot("talks"),
      rows.length ? make("ul", {}, ...rows.map(talkRow)) : make("p", { class: "nc-quiet" }, tell.talks_none), pager("talks", person.talks)];
  }

  const ways = () => [heading("ways", tell.ways_title), make("ul", {}, ...person.ways.map((one) => make("li", {},
    make("span", { class: "nc-row" }, make("b", {}, one.name), ` · ${one.text}`, one.ask ? make("small", {}, one.ask) : null))))];

  function rhythm() {
    const { text, is_away: isAway } = person.rhythm;
    const now = (verb) => () => ask({ do: verb });
    return [heading("rhythm", tell.rhythm_title), make("p", {}, text),
      make("div", { class: "nc-acts" }, action("rhythm", tell.set_rhythm, { at: "rhythm" }),
        isAway ? action("wake", tell.wake, { press: now("wake") }) : action("later", WORDS.today.later, { at: "rhythm" }),
        isAway ? null : action("rest", WORDS.today.rest, { press: now("rest") })),
      isAway ? null : make("p", { class: "nc-quiet" }, tell.rest_help), slot("rhythm", "later"), spot("rhythm")];
  }

  const end = () => [heading("end", tell.end),
    ...(person.left_alone ? [] : [make("p", { class: "nc-quiet" }, tell.alone_help),
      make("div", { class: "nc-acts" }, action("leave_alone", tell.alone, { press: () => ask({ do: "leave_alone" }) }))]),
    make("div", { class: "nc-acts" }, action("forget", say(tell.forget, person), { at: "end" })), slot("forget"), spot("end")];

  function show() {
    const state = model.get("state");
    hush();
    const { offer } = state;
    fill(news, foot.node, offer && !open ? make("div", { class: "nc-acts" }, button(offer.text, () => ask({ do: "thanks" }, "promises"))) : null,
      state.undo && !open ? button(state.undo, () => ask({ do: "undo" }), "nc-small") : null);
    const parts = person.left_alone ? [head, promises, end] : [head, notes, promises, talks, ways, rhythm, end];
    fill(node, ...parts.map((part) => make("div", { class: "nc-chapter" }, ...part().filter(Boolean))).filter((part) => part.childElementCount));
    if (open && !node.contains(open.form.node)) { open = null; return show(); } // what it was about is gone
    if (!node.contains(news)) node.firstChild.append(news);
    return null;
  }

  // What was typed before the kernel died, or before somebody else was shown here; never what was told in confidence.
  function rescue() {
    for (const key of person.left_alone ? [] : ["talk", "note", "promise", "details"]) {
      const kept = unsaved.get(storeKey(key));
      if (kept && kept.source !== "confidence" && !open) unfold(key);
    }
  }

  function begin(now) {
    person = now;
    open = null;
    newsAt = "head";
    rescue();
  }

  function paint(state) {
    const { ack, n, saved, list, ...rest } = state;
    const now = JSON.stringify(rest);
    if (now === shown) return;
    shown = now;
    const held = node.contains(document.activeElement) ? document.activeElement : null;
    if (!person || person.id !== state.person.id) begin(state.person);
    person = state.person;
    const answered = (state.done || 0) > done;
    done = state.done || 0;
    if (answered) settle(state.at);
    else if (open && state.problem) open.sent = false;
    show();
    if (answered) arrive(state.at);
    else back(held);
  }

  function settle(at) {
    if (open && open.sent) { unsaved.delete(storeKey(open.key)); open = null; }
    newsAt = at || "head";
  }

  const arrive = (at) => focusOn(at) || focusOn(`${at.split("-")[0]}s`) || focusOn("head");

  // A repaint that nobody here asked for leaves the focus where it was.
  function back(held) {
    if (after && !line.waiting()) { focusOn(after); after = ""; return; }
    if (!held || held === document.activeElement) return;
    if (held.isConnected) return held.focus();
    const again = held.dataset.key ? node.querySelector(`[data-key="${held.dataset.key}"]`) : null;
    if (again) again.focus();
  }

  return {
    node,
    paint,
    fresh() { unfold("details"); show(); open.form.first.focus(); },
    focus: () => focusOn("head"),
    leave() { person = null; open = null; shown = ""; },
    isDirty,
  };
}
