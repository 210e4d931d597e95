// The small forms that unfold on the card of today. Each has its boxes by name, so that what is typed can be kept.

const FORMS = { did: didForm, later: laterForm, redate: redateForm, drop: dropForm };

function smallForm({ title, rows, boxes, first, press, send }) {
  const node = make("div", { role: "group", "aria-label": title }, make("p", { class: "nc-asks" }, title), ...rows);
  if (first.tagName !== "BUTTON") onEnter(node, send);
  return { node, boxes, first, press: button(press, send, "nc-main") };
}

const valueOf = (box) => (box.type === "checkbox" ? box.checked : box.value);

function setValue(box, value) {
  if (box.type === "checkbox") box.checked = Boolean(value);
  else box.value = value ?? "";
}

function choice(options, value) {
  const box = make("select", {}, ...Object.entries(options).map(([key, text]) => make("option", { value: key }, text)));
  box.value = value;
  return box;
}

const dayBox = (value) => make("input", { type: "date", min: "1990-01-01", value });

// What was done, when, and which promises were kept by it.
function didForm({ person, today, ask }) {
  const tell = WORDS.today;
  const kind = choice(tell.kinds, person.kind);
  const on = dayBox(today);
  const note = make("input", { type: "text", autocomplete: "off" });
  const promises = person.promises.filter((one) => one.state !== "untold");
  const ticks = promises.map(() => make("input", { type: "checkbox", id: newId() }));
  const kept = () => promises.filter((_, n) => ticks[n].checked);
  let ours = ""; // what stands in the note by a tick may change by a tick
  const noteIt = () => {
    if (note.value !== ours) return;
    ours = kept().length ? say(tell.as_promised, { what: kept().map((one) => one.what).join(" ") }) : "";
    note.value = ours;
  };
  const lines = promises.map((one, n) => make("div", { class: "nc-line" }, ticks[n], make("label", { for: ticks[n].id }, one.what)));
  ticks.forEach((tick) => tick.addEventListener("change", noteIt));
  return smallForm({
    title: say(tell.did_title, person),
    rows: [
      promises.length ? make("fieldset", {}, make("legend", {}, tell.which), ...lines) : null,
      make("div", { class: "nc-beside-each-other" }, field(tell.kind, kind), field(tell.on, on)),
      field(tell.note, note),
    ],
    boxes: { kind, on, note, ...Object.fromEntries(promises.map((one, n) => [one.id, ticks[n]])) },
    first: ticks[0] || note,
    press: tell.save,
    send: () => ask({ do: "did", person: person.id, kind: kind.value, on: on.value, note: note.value, kept: kept().map((one) => one.id) }),
  });
}

function laterForm({ person, ask }) {
  const tell = WORDS.today;
  const send = (days, until) => ask({ do: "later", person: person.id, days, until });
  const usual = tell.later_days.map((one) => button(one.text, () => send(one.days, "")));
  const until = dayBox("");
  onEnter(until, () => send(null, until.value));
  return smallForm({
    title: say(tell.later_title, person),
    rows: [make("div", { class: "nc-buttons" }, ...usual), field(tell.until, until)],
    boxes: { until },
    first: usual[0],
    press: tell.until_press,
    send: () => send(null, until.value),
  });
}

function redateForm({ person, promise, ask }) {
  const tell = WORDS.today;
  const by = dayBox("");
  return smallForm({
    title: say(tell.redate_title, promise),
    rows: [field(tell.new_day, by, promise.state === "undated" ? null : tell.redate_help)],
    boxes: { by },
    first: by,
    press: tell.redate_press,
    send: () => ask({ do: "redate", person: person.id, promise: promise.id, by: by.value }),
  });
}

function dropForm({ person, promise, ask }) {
  const tell = WORDS.today;
  const reason = make("input", { type: "text", autocomplete: "off" });
  return smallForm({
    title: say(tell.reason_title, promise),
    rows: [field(tell.reason, reason)],
    boxes: { reason },
    first: reason,
    press: tell.reason_press,
    send: () => ask({ do: "drop", person: person.id, promise: promise.id, reason: reason.value }),
  });
}
