// What stands around the box: whom to write to, what stands out, earlier versions, and what was sent.

// Whom to write to: those to whom a message is begun, those who could do with a word, and a search.
function addressees({ line, open }) {
  const tell = WORDS.message;
  const box = make("input", { type: "text", autocomplete: "off", spellcheck: "false" });
  const found = make("div", {});
  const heard = make("p", { class: "nc-heard", role: "status" }); // short: a list read aloud at each key is babble
  const offers = make("div", {});
  const empty = make("p", {}, tell.empty);
  const search = make("div", {}, field(tell.find, box, tell.find_help), heard, found);
  const node = make("div", {}, empty, search, offers);
  let timer = null;
  let shown = "";
  let enters = false; // Enter was pressed before the answer to what was typed had come

  const hit = (one) => make("li", {}, make("button", { type: "button", class: "nc-hit", "data-id": one.id, onclick: () => open(one.id) }, one.text));
  const hits = (title, people) => (people.length ? [make("p", { class: "nc-asks" }, title), make("ul", { class: "nc-hits" }, ...people.map(hit))] : []);

  box.addEventListener("input", () => {
    enters = false;
    clearTimeout(timer);
    timer = setTimeout(() => line.ask({ do: "find", text: box.value }), 200);
    if (!box.value.trim()) fill(found);
    offers.hidden = Boolean(box.value.trim());
  });
  onEnter(box, () => {
    const first = found.querySelector("button");
    enters = !first;
    if (first) first.click();
  });

  function offer({ text, people, more }) {
    if (!text || text !== box.value.trim()) return;
    fill(found, people.length ? make("ul", { class: "nc-hits" }, ...people.map(hit)) : make("p", {}, tell.found_nobody), more ? make("p", { class: "nc-quiet" }, tell.found_more) : null);
    heard.textContent = people.length ? say(tell.heard_found, { n: people.length }) : tell.found_nobody;
    if (enters && people.length) open(people[0].id);
    enters = false;
  }

  function paint(state) {
    const now = JSON.stringify([state.found, state.begun, state.due]);
    if (now === shown) return;
    shown = now;
    empty.hidden = !state.is_empty;
    search.hidden = state.is_empty;
    fill(offers, ...hits(tell.begun, state.begun), ...hits(tell.due, state.due));
    if (state.found) offer(state.found);
  }

  const leave = () => { box.value = ""; fill(found); heard.textContent = ""; offers.hidden = false; };
  return { node, paint, leave, focus: () => box.focus() };
}

// The list of what stands out. It is painted at each pause, so what has the focus keeps it.
function observations({ ask, show }) {
  const tell = WORDS.message;
  const lead = make("h5", { tabindex: "-1" }, tell.seen);
  const heard = make("p", { class: "nc-heard", role: "status" });
  const list = make("ul", { class: "nc-seen" });
  const note = make("p", {});
  const overruled = make("div", {});
  const node = make("div", { class: "nc-observed" }, lead, make("p", { class: "nc-quiet" }, tell.pattern), heard, list, note, overruled);
  const forms = new Map(); // by label: a form that is open stays, whatever is painted around it
  let shown = "";
  let timer = null;

  const press = (text, about, key, act) => make("button", { type: "button", class: "nc-plain nc-small", "aria-label": about, "data-key": key, onclick: act }, text);

  function unfold(row) {
    const text = make("textarea", { rows: 2, spellcheck: "true" });
    text.value = row.sentence;
    const send = () => ask({ do: "note", note: text.value });
    const fold = () => { forms.delete(row.label); shown = ""; last(); refocus(`told ${row.label}`); };
    const form = make("div", { class: "nc-unfolded", role: "group", "aria-label": tell.told_me }, field(tell.note, text, tell.note_help),
      make("div", { class: "nc-buttons" }, button(tell.note_save, send, "nc-main"), button(tell.cancel, fold)));
    form.addEventListener("keydown", (event) => { if (event.key === "Escape") fold(); });
    forms.set(row.label, form);
    shown = "";
    last();
    text.focus();
    text.select();
  }

  function item(row) {
    const shows = row.marks.map(([start, end, words], n) => press(say(tell.show, { words }), null, `show ${row.label} ${n}`, () => show(start, end)));
    const form = row.sentence ? forms.get(row.label) : null;
    const tells = row.sentence && !form ? press(tell.told_me, null, `told ${row.label}`, () => unfold(row)) : null;
    const no = press(tell.not_so, say(tell.not_so_about, row), `no ${row.label}`, () => ask({ do: "overrule", label: row.label }));
    return make("li", { class: `nc-seen-${row.kind}`, "data-label": row.label },
      make("p", { class: "nc-name" }, make("b", { class: "nc-icon", "aria-hidden": "true" }, tell.signs[row.kind]), make("b", {}, row.name), make("span", { class: "nc-tag" }, tell.kinds[row.kind])),
      make("p", {}, row.why), row.question ? make("p", { class: "nc-ask" }, row.question) : null,
      row.confided ? make("p", { class: "nc-look" }, make("b", {}, row.confided)) : null,
      row.doubt ? make("p", { class: "nc-quiet" }, row.doubt) : null,
      make("div", { class: "nc-acts" }, ...shows, tells, no), form);
  }

  const said = (one, n) => make("li", {}, one.text, " ", press(tell.agree, say(tell.agree_about, { name: one.text }), `yes ${n}`, () => ask({ do: "agree", label: one.label, quote: one.quote })));

  function refocus(key) {
    const found = [...node.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
    (found || lead).focus();
  }

  // Announced after a pause, and only if it is another sentence than before.
  function announce(text) {
    clearTimeout(timer);
    timer = setTimeout(() => { if (heard.textContent !== text) heard.textContent = text; }, 1500);
  }

  let last = () => {};

  function paint(reading) {
    last = () => paint(reading);
    announce([reading.status, reading.note].filter(Boolean).join(" "));
    const now = JSON.stringify([reading.rows, reading.note, reading.overruled]);
    if (now === shown) return;
    shown = now;
    const held = node.contains(document.activeElement) ? document.activeElement : null;
    fill(list, ...reading.rows.map(item));
    note.textContent = reading.note;
    fill(overruled, ...(reading.overruled.length ? [make("p", { class: "nc-quiet" }, tell.overruled), make("ul", {}, ...reading.overruled.map(said))] : []));
    node.hidden = !reading.rows.length && !reading.note && !reading.overruled.length;
    if (held && held.isConnected) held.focus();
    else if (held) refocus(held.dataset.key);
  }

  return { node, paint, quiet: () => clearTimeout(timer), forget: () => { forms.clear(); shown = ""; } };
}

// Earlier versions. What was added and taken out is said in words too, for whoever sees no colours or hears the page.
function versionList({ ask }) {
  const tell = WORDS.message;
  const lead = make("h5", { tabindex: "-1" }, tell.versions);
  const list = make("ul", {});
  const more = make("p", { class: "nc-quiet" });
  const node = make("div", { class: "nc-versions" }, lead, list, more);
  let shown = "";

  const spoken = (text) => make("span", { class: "nc-heard" }, text);
  const piece = ([kind, text]) => (kind === "same" ? text
    : make(kind === "added" ? "ins" : "del", {}, spoken(tell[kind]), text, spoken(tell.ended)));

  function press(text, about, row, message) {
    return make("button", { type: "button", class: "nc-plain nc-small", "aria-label": about, "data-key": `${message.do} ${row.id}`, onclick: () => ask(message) }, text);
  }

  function item(row, compared) {
    const open = compared && compared.id === row.id;
    const about = say(row.is_sent ? tell.reveal_about : tell.compare_about, row);
    const looks = press(open ? tell.hide : row.is_sent ? tell.reveal : tell.compare, open ? null : about, row, { do: "compare", draft: open ? null : row.id });
    looks.setAttribute("aria-expanded", String(Boolean(open)));
    const shows = open ? make("div", { class: "nc-changes" }, compared.text ? make("p", { class: "nc-quiet" }, compared.text) : null, make("div", { class: "nc-old" }, ...compared.pieces.map(piece))) : null;
    return make("li", {}, make("span", { class: "nc-row" }, row.text), looks, press(tell.back, say(tell.back_about, row), row, { do: "back", draft: row.id }), shows);
  }

  function paint({ versions, compared }) {
    const now = JSON.stringify([versions, compared]);
    if (now === shown) return;
    shown = now;
    node.hidden = !versions.rows.length;
    const held = node.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    fill(list, ...versions.rows.map((row) => item(row, compared)));
    more.textContent = versions.more;
    if (held) ([...list.querySelectorAll("[data-key]")].find((one) => one.dataset.key === held) || lead).focus();
  }

  return { node, paint };
}

// One press notes that it was sent; the rest is filled in, or may stay empty.
function sentForm({ spec, ask }) {
  const tell = WORDS.message;
  const pick = (options) => make("select", {}, ...options.map(([key, text]) => make("option", { value: key }, text)));
  const kind = pick(Object.entries(spec.kinds));
  const strategy = pick([["", "–"], ...Object.entries(spec.ways)]);
  const note = make("input", { type: "text", autocomplete: "off" });
  const send = () => ask({ do: "sent", kind: kind.value, note: note.value, strategy: strategy.value });
  const press = button(tell.sent, send, "nc-main");
  onEnter(note, send);
  const node = make("div", { class: "nc-when-sent", role: "group", "aria-label": tell.when_sent }, make("h5", {}, tell.when_sent),
    make("div", { class: "nc-two" }, field(tell.how, kind), field(tell.strategy, strategy)), field(tell.line, note, tell.line_help), make("div", { class: "nc-buttons" }, press));
  return { node, clear: (person) => { kind.value = person.email ? "email" : "message"; strategy.value = ""; note.value = ""; } };
}

function trustDetails({ text, table }) {
  const tell = WORDS.message;
  return make("details", {}, make("summary", {}, tell.trust), make("p", {}, tell.trust_first), make("p", {}, text), table ? numbers(tell.trust_table, table) : null);
}
