// The forms on a person's page. Like those of today, each has its boxes by name, so that what is typed can be kept.

const PERSON_FORMS = {
  details: detailsForm, note: noteForm, talk: talkForm, promise: promiseTo, rhythm: rhythmForm, later: laterForm,
  redate: redateForm, drop: dropForm, forget: forgetForm,
};

const asBox = (group, changed) => ({ get value() { return group.get() ?? ""; }, set value(key) { group.set(key); if (changed) changed(); } });

const options = (texts) => Object.entries(texts).map(([key, text]) => ({ key, text }));

const writing = (rows) => make("textarea", { rows, spellcheck: "true" });

function filled(form, values) {
  Object.entries(form.boxes).forEach(([name, box]) => setValue(box, values[name]));
  return form;
}

const typedIn = (form) => Object.fromEntries(Object.entries(form.boxes).map(([name, box]) => [name, valueOf(box)]));

function detailsForm({ person, ask }) {
  const tell = WORDS.people;
  const box = (name) => (name === "met_on" ? dayBox("") : name === "notes" ? writing(4) : make("input", { type: "text", autocomplete: "off" }));
  const boxes = Object.fromEntries(Object.keys(person.details).map((name) => [name, box(name)]));
  const helps = { ...tell.field_help, children: tell.mind.children };
  const send = () => ask({ do: "details", person: person.id, fields: typedIn(form) });
  const rows = make("div", { class: "nc-two" }, ...Object.entries(boxes).map(([name, one]) => field(tell.fields[name], one, helps[name])));
  const form = smallForm({ title: tell.change, rows: [rows], boxes, first: boxes.name, press: WORDS.today.save, send });
  return filled(form, person.details);
}

// Where it came from decides whether a note may go into a message; with children, care is asked for while one types.
function noteForm({ person, row, ask }) {
  const tell = WORDS.people;
  const text = writing(3);
  const mind = make("div", { class: "nc-mind", role: "status" });
  const care = () => fill(mind, ...[topic.get(), source.get()].map((key) => tell.mind[key]).filter(Boolean).map((words) => make("p", {}, words)));
  const topic = radios(tell.topic, options(tell.topics), care);
  const source = radios(tell.source, options(tell.sources), care);
  const send = () => ask({ do: "note", person: person.id, note: row ? row.id : null, text: text.value, topic: topic.get(), source: source.get() });
  const form = smallForm({
    title: row ? tell.correct : tell.note_title,
    rows: [topic.node, source.node, mind, field(tell.note_text, text)],
    boxes: { text, topic: asBox(topic, care), source: asBox(source, care) },
    first: topic.inputs[0],
    press: WORDS.today.save,
    send,
  });
  form.node.classList.add("nc-side");
  if (row) form.more = button(tell.remove, () => ask({ do: "remove_note", person: person.id, note: row.id }));
  return filled(form, row || { text: "", topic: "said", source: "told" });
}

function talkForm({ person, row, today, usual, ask }) {
  const tell = WORDS.people;
  const kind = choice(WORDS.today.kinds, "email");
  const on = dayBox(today);
  const direction = choice(tell.directions, "to");
  const strategy = choice({ "": tell.no_strategy, ...tell.ways }, "");
  const note = writing(2);
  const wants = make("input", { type: "checkbox", id: newId() });
  const waits = make("div", { class: "nc-line" }, wants, make("label", { for: wants.id }, tell.wants_reply));
  const asks = () => { waits.hidden = direction.value === "to"; };
  direction.addEventListener("change", asks);
  if (!row) kind.addEventListener("change", () => { direction.value = usual[kind.value]; asks(); });
  const boxes = { kind, on, direction, strategy, note, wants_reply: wants };
  const send = () => ask({ do: "talk", person: person.id, talk: row ? row.id : null, ...typedIn(form) });
  const form = smallForm({
    title: row ? tell.correct : say(tell.talk_title, person),
    rows: [
      make("div", { class: "nc-beside-each-other" }, field(WORDS.today.kind, kind), field(tell.direction, direction), field(WORDS.today.on, on)),
      field(WORDS.today.note, note), field(tell.strategy, strategy), waits,
    ],
    boxes,
    first: row ? note : kind,
    press: WORDS.today.save,
    send,
  });
  if (row) form.more = button(tell.remove, () => ask({ do: "remove_talk", person: person.id, talk: row.id }));
  form.written = asks;
  return filled(form, row || { kind: "email", on: today, direction: "to", strategy: "", note: "", wants_reply: false });
}

function promiseTo({ person, ask }) {
  const promise = promiseBoxes();
  promise.write({});
  const send = () => ask({ do: "promise", person: person.id, ...promise.read() });
  const form = smallForm({
    title: WORDS.people.add_promise, rows: promise.nodes, boxes: promise.boxes, first: promise.boxes.what, press: WORDS.promise.write, send,
  });
  return { ...form, typed: promise.typed, write: promise.write };
}

function rhythmForm({ person, ask }) {
  const tell = WORDS.people;
  const days = make("input", { type: "text", inputmode: "numeric", class: "nc-short", autocomplete: "off" });
  const wish = make("input", { type: "text", autocomplete: "off" });
  const send = () => ask({ do: "rhythm", person: person.id, days: days.value, wish: wish.value });
  const form = smallForm({
    title: tell.set_rhythm, rows: [field(tell.rhythm_days, days, tell.rhythm_help), field(tell.wish, wish, tell.wish_help)],
    boxes: { days, wish }, first: days, press: WORDS.today.save, send,
  });
  return filled(form, { days: person.rhythm.days, wish: "" });
}

// The one thing here that can't be taken back: the sentence is read before the button is reached.
function forgetForm({ person, ask }) {
  const tell = WORDS.people;
  const what = make("p", { tabindex: "-1" }, person.forget);
  const form = smallForm({
    title: say(tell.forget_title, person), rows: [what], boxes: {}, first: what, press: say(tell.forget, person),
    send: () => ask({ do: "forget", person: person.id }),
  });
  return { ...form, cancel: tell.keep_them };
}
