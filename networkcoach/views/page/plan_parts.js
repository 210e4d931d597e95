// The parts of the plan: whom to choose, each person, the moment. What somebody is typing survives a repaint.

// A box takes what the kernel says, unless somebody is in it or has typed something that is not kept yet.
function boxOf(tag, attributes, keep) {
  const box = make(tag, attributes);
  box.known = "";
  box.take = (value) => {
    if (box.value !== box.known || document.activeElement === box) { box.known = value; return; }
    box.value = box.known = value;
  };
  box.addEventListener("change", () => { if (box.value !== box.known) keep(box.value); });
  return box;
}

function choicesOf(options, keep) {
  const box = boxOf("select", {}, keep);
  box.append(...Object.entries(options).map(([key, text]) => make("option", { value: key }, text)));
  box.known = box.value;
  return box;
}

function part(title, ...children) {
  return make("section", { class: "nc-plan-part" }, make("h4", {}, title), ...children);
}

function chooser(line) {
  const summary = make("summary", {});
  const list = make("div", {});
  const pages = make("div", { class: "nc-buttons" });
  const others = make("div", {});
  const group = make("fieldset", {}, make("legend", {}, WORDS.plan.keep), list, pages);
  const node = make("details", { class: "nc-plan-part" }, summary, make("small", {}, WORDS.plan.choose_help), group, others);
  const rows = new Map();
  let opened = false;

  function row(one) {
    const box = make("input", { type: "checkbox", id: newId(), checked: one.on, onchange: () => line.ask({ do: "choose", person: one.id, on: box.checked }) });
    const about = make("small", { id: newId() });
    box.setAttribute("aria-describedby", about.id);
    return { box, about, node: make("div", { class: "nc-choice" }, box, make("label", { for: box.id }, one.name), about) };
  }

  return { node, paint(choose) {
    summary.textContent = `${WORDS.plan.choose} (${choose.chosen.replace(/\.$/, "")})`;
    if (!opened) { opened = true; node.open = choose.people.filter((one) => one.on).length < 5; }
    const nodes = choose.people.map((one) => {
      if (!rows.has(one.id)) rows.set(one.id, row(one));
      const known = rows.get(one.id);
      if (!line.waiting()) known.box.checked = one.on; // an answer to an earlier tick must not take back a later one
      known.about.textContent = one.about;
      return known.node;
    });
    if (nodes.length !== list.children.length || nodes.some((one, n) => list.children[n] !== one)) fill(list, ...nodes);
    group.hidden = Boolean(choose.nobody);
    const turn = (text, start) => (start == null ? null : button(text, () => line.ask({ do: "page", start }), "nc-small"));
    fill(pages, turn(WORDS.plan.back, choose.back), choose.place ? make("span", {}, choose.place) : null, turn(WORDS.plan.forward, choose.forward));
    fill(others, ...[choose.nobody, choose.rest, choose.leave_alone].filter(Boolean).map((text) => make("p", {}, text)));
  } };
}

function plannedPerson(line, one) {
  const key = `plan ${one.id}`;
  const strategy = choicesOf(WORDS.plan.strategies, (value) => line.ask({ do: "strategy", person: one.id, strategy: value }));
  const theirs = boxOf("input", { type: "text", autocomplete: "off" }, (text) => line.ask({ do: "words", person: one.id, text }));
  const what = make("input", { type: "text", autocomplete: "off" });
  const by = make("input", { type: "date", min: "1990-01-01" });
  const said = make("small", {});
  const note = make("p", {});
  const list = make("ul", {});
  const send = () => line.ask({ do: "promise", person: one.id, what: what.value, by: by.value });
  const form = make("div", {}, make("div", { class: "nc-two" }, field(WORDS.plan.what, what), field(WORDS.plan.by, by)));
  const promises = rowButton(WORDS.plan.promise, one.name, send);
  const open = make("div", {}, make("div", { class: "nc-two" }, field(WORDS.plan.strategy, strategy), field(WORDS.plan.words, theirs)), said);
  const out = rowButton(WORDS.plan.take_out, one.name, () => line.ask({ do: "choose", person: one.id, on: false }));
  const node = make("fieldset", { class: "nc-planned" }, make("legend", {}, one.name), note, open, list, form,
    make("div", { class: "nc-buttons" }, promises, out));
  onEnter(form, send);
  form.addEventListener("input", () => unsaved.set(key, { what: what.value, by: by.value }));
  const kept = unsaved.get(key);
  if (kept) { what.value = kept.what; by.value = kept.by; }

  return {
    node,
    isDirty: () => Boolean(what.value.trim()) || theirs.value !== theirs.known,
    clear() { what.value = ""; unsaved.delete(key); what.focus(); },
    paint(now, soon) {
      strategy.take(now.strategy);
      theirs.take(now.words);
      said.textContent = now.said;
      note.textContent = now.note;
      note.hidden = !now.note;
      open.hidden = form.hidden = promises.hidden = Boolean(now.note);
      if (!by.value && !unsaved.has(key)) by.value = soon;
      const shown = JSON.stringify(now.promises);
      if (list.dataset.shown === shown) return;
      list.dataset.shown = shown;
      const held = list.contains(document.activeElement);
      fill(list, ...now.promises.map((row) => make("li", {}, make("span", { class: "nc-row" }, row.what, row.when ? ` · ${row.when}` : ""),
        make("span", { class: `nc-state nc-is-${row.state}` }, row.words),
        row.open ? rowButton(WORDS.plan.it_happened, row.what, () => line.ask({ do: "keep", promise: row.id })) : null,
        row.move ? rowButton(row.move, row.what, () => line.ask({ do: "move", promise: row.id })) : null)));
      if (held) { list.tabIndex = -1; list.focus(); }
    },
  };
}

function moment(line) {
  const send = () => line.ask({ do: "if_then", when: when.value, then: then.value });
  const when = boxOf("input", { type: "text", autocomplete: "off" }, send);
  const then = boxOf("input", { type: "text", autocomplete: "off" }, send);
  const week = () => line.ask({ do: "weekly", weekday: weekday.value, time: time.value });
  const weekday = choicesOf(WORDS.plan.weekdays, week);
  const time = boxOf("input", { type: "time" }, week);
  const node = part(WORDS.plan.if_then, make("small", {}, WORDS.plan.if_then_help),
    make("div", { class: "nc-two" }, field(WORDS.plan.when, when), field(WORDS.plan.then, then)),
    make("fieldset", {}, make("legend", {}, make("b", {}, WORDS.plan.weekly)),
      make("div", { class: "nc-two" }, field(WORDS.plan.weekday, weekday), field(WORDS.plan.time, time))),
    make("div", { class: "nc-buttons" }, button(WORDS.plan.calendar, () => line.ask({ do: "calendar" }))),
    make("small", {}, WORDS.plan.calendar_help));
  return { node, isDirty: () => [when, then].some((box) => box.value !== box.known), paint(now) {
    when.take(now.when || "");
    then.take(now.then || "");
    weekday.take(now.weekday || "");
    time.take(now.time || "");
  } };
}
