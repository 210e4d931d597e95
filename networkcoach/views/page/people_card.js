// Everybody in the log: search as you type, and one person's page.

function render({ model, el }) {
  guardKeys();
  const spec = model.get("spec");
  const line = talk(model);
  let page = null;
  const foot = savedLine(model, line, () => Boolean(page && page.isDirty()));
  page = personPage({ spec, model, line, foot });
  const list = peopleList({ spec, model, line, foot });
  let opened = model.get("state").opened || 0;
  let forgotten = model.get("state").forgotten;
  let was = null; // whose page was open

  function paint() {
    const state = model.get("state");
    const held = page.node.contains(document.activeElement);
    if (state.forgotten !== forgotten) { forgotten = state.forgotten; forget(forgotten); }
    page.node.hidden = !state.person;
    list.node.hidden = Boolean(state.person);
    if (!state.person) {
      page.leave();
      list.paint(state);
      if (was !== null && held) list.arrive(state, was);
      was = null;
    } else {
      was = state.person.id;
      page.paint(state);
      if ((state.opened || 0) !== opened) arrive(state);
    }
    foot.paint();
  }

  function arrive(state) {
    opened = state.opened;
    if (state.from_elsewhere) list.write(state.person.name);
    if (state.is_new) page.fresh();
    else page.focus();
  }

  // Nothing of somebody who is forgotten stays in the window either.
  function forget(person) {
    for (const key of [...unsaved.keys()]) if (key.startsWith(`people ${spec.whose} ${person} `)) unsaved.delete(key);
    list.write("");
  }

  model.on("change:state", paint);
  const card = make("section", { class: "nc-card nc-people-card", "aria-label": spec.title }, make("h3", {}, spec.title), list.node, page.node);
  el.append(card);
  list.begin();
  paint();
  onReturn(card, () => line.ask({ do: "look" }));
  return () => model.off("change:state", paint);
}

// The search box and the people below it, twenty at a time.
function peopleList({ spec, model, line, foot }) {
  const tell = WORDS.people;
  const key = `people ${spec.whose}`;
  const box = make("input", { type: "text", autocomplete: "off", spellcheck: "false" });
  const where = make("p", { class: "nc-quiet", role: "status", tabindex: "-1" });
  const told = make("div", { role: "status", tabindex: "-1", class: "nc-told" });
  const hits = make("ul", { class: "nc-hits" });
  const pages = make("div", { class: "nc-buttons nc-pages" });
  const adding = make("div", { class: "nc-buttons" });
  const rest = make("div", { class: "nc-news" });
  let shown = "";
  let timer = null;
  let enters = false; // Enter was pressed before the answer to what was typed had come
  let turned = false;

  const typed = () => box.value.trim();
  const find = (start) => line.ask({ do: "find", text: box.value, start });

  function look() {
    unsaved.set(key, box.value);
    enters = false;
    clearTimeout(timer);
    timer = setTimeout(() => find(0), 150);
  }

  function enter({ text, rows }) {
    enters = text !== typed();
    if (enters) return;
    if (rows.length) open(rows[0].id);
    else if (adding.firstChild) adding.firstChild.focus();
  }

  const open = (person) => line.ask({ do: "open", person });

  function hit(row) {
    const act = make("button", { type: "button", class: "nc-hit", "data-id": row.id, onclick: () => open(row.id) },
      make("span", { class: "nc-who" }, make("b", {}, row.name), row.beside ? `, ${row.beside}` : ""), make("span", { class: "nc-how" }, row.state));
    return make("li", {}, act);
  }

  function paint(state) {
    const now = JSON.stringify([state.list, state.undo, state.told, state.problem]);
    if (now === shown || !state.list || (state.list.text !== typed() && shown)) return;
    shown = now;
    const held = hits.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    show(state);
    if (turned) { turned = false; (hits.querySelector("button") || where).focus(); }
    else if (held) focusOn(held);
    if (enters) enter(state.list);
  }

  function show({ list, undo, told: said }) {
    const { text, start, rows, same } = list;
    const go = (to) => () => { turned = true; find(to); };
    if (where.textContent !== list.where) where.textContent = list.where;
    fill(told, said ? make("p", {}, said.text) : null, said && said.lines.length ? make("ul", {}, ...said.lines.map((one) => make("li", {}, one))) : null);
    fill(hits, ...rows.map(hit));
    fill(pages, list.has_before ? button(say(tell.back, { n: spec.page }), go(start - spec.page)) : null,
      list.has_more ? button(say(tell.forward, { n: spec.page }), go(start + spec.page)) : null);
    fill(adding, text ? button(say(same ? WORDS.promise.add_another : WORDS.promise.add_new, { name: text }), () => line.ask({ do: "add", name: text })) : null);
    fill(rest, foot.node, undo ? button(undo, () => line.ask({ do: "undo" }), "nc-small") : null);
  }

  const focusOn = (person) => { const at = hits.querySelector(`[data-id="${person}"]`); if (at) at.focus(); return Boolean(at); };

  box.addEventListener("input", look);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !typed()) return;
    event.preventDefault();
    const { list } = model.get("state");
    if (list) enter(list);
  });
  return {
    node: make("div", { class: "nc-everybody" }, field(tell.find, box, tell.find_help), told, where, hits, pages, adding, rest),
    paint,
    begin() { if (unsaved.get(key)) { box.value = unsaved.get(key); find(0); } },
    write(text) { box.value = text; unsaved.set(key, text); shown = ""; },
    arrive(state, person) {
      shown = "";
      paint(state);
      if (state.told) told.focus();
      else if (!focusOn(person)) box.focus();
    },
  };
}

export default { render };
