// Whom to write to today, why now, what was promised, and one press for each answer. After a press the focus goes to
// the next person; what was noted, and the button that takes it back, stand right above.

function render({ model, el }) {
  guardKeys();
  const spec = model.get("spec");
  const tell = WORDS.today;
  const line = talk(model);
  const foot = savedLine(model, line);
  const lead = make("p", { class: "nc-lead", tabindex: "-1" });
  const score = make("p", { class: "nc-quiet" });
  const heard = make("p", { class: "nc-heard", role: "status" });
  const list = make("ul", { class: "nc-people" });
  const news = make("li", { class: "nc-news" });
  const pages = make("div", { class: "nc-buttons nc-pages" });
  let open = null; // the one form that is unfolded
  let asked = null; // the press that waits for its answer: about whom, by which form, and who stood on the page
  let about = null; // whom the newest press was about
  let newsAt = null;
  let shown = "";
  let presses = model.get("state").presses;

  function ask(message, form = null) {
    about = message.person ?? null;
    asked = { person: about, form, order: people().map((one) => one.id) };
    line.ask(message);
  }

  // By another card, somebody may leave the list while a form about them is being filled in.
  function people() {
    const now = [...model.get("state").people];
    if (open && !now.some((one) => one.id === open.person.id)) now.splice(open.place, 0, open.person);
    return now;
  }

  const keyOf = (name, person, promise) => [name, person.id, promise ? promise.id : ""].join("-");

  function focusOn(key) {
    const at = list.querySelector(`[data-key="${key}"]`);
    if (at) at.focus();
    return Boolean(at);
  }

  function unfold(name, person, promise) {
    const key = keyOf(name, person, promise);
    const mine = { key, name, person, promise, place: people().findIndex((one) => one.id === person.id) };
    mine.form = FORMS[name]({ person, promise, today: model.get("state").today, ask: (message) => ask(message, mine) });
    mine.form.node.append(make("div", { class: "nc-buttons" }, mine.form.press, button(tell.cancel, () => fold(key))));
    mine.form.node.addEventListener("input", keep);
    mine.form.node.addEventListener("keydown", (event) => { if (event.key === "Escape") fold(key); });
    open = mine;
  }

  function fold(key) {
    open = null;
    calm();
    show();
    focusOn(key);
  }

  // What was wrong in a form is said no more when it is closed.
  function calm() {
    keep();
    if (model.get("state").problem) line.ask({ do: "fold" });
  }

  function toggle(name, person, promise) {
    const key = keyOf(name, person, promise);
    if (open && open.key === key) return fold(key);
    unfold(name, person, promise);
    calm();
    show();
    open.form.first.focus();
  }

  function keep() {
    if (!open) return unsaved.delete("today");
    const values = Object.fromEntries(Object.entries(open.form.boxes).map(([name, box]) => [name, valueOf(box)]));
    unsaved.set("today", { name: open.name, person: open.person.id, promise: (open.promise || {}).id, values });
  }

  function rescue() {
    const kept = unsaved.get("today");
    const person = kept && people().find((one) => one.id === kept.person);
    const promise = person && person.promises.find((one) => one.id === kept.promise);
    if (!person || (kept.promise && !promise)) return;
    unfold(kept.name, person, promise);
    Object.entries(open.form.boxes).forEach(([name, box]) => setValue(box, kept.values[name]));
  }

  // One press, or a press that unfolds a form.
  function action(name, text, person, promise, message) {
    const key = keyOf(name, person, promise);
    const node = button(text, () => (message ? ask({ ...message, person: person.id }) : toggle(name, person, promise)), promise ? "nc-small" : "nc-plain");
    node.dataset.key = key;
    node.setAttribute("aria-label", say(tell.about, { verb: text, what: promise ? promise.what : person.name }));
    if (!message) node.setAttribute("aria-expanded", String(Boolean(open && open.key === key)));
    return node;
  }

  const unfolded = (person, promise) => (open && open.person.id === person.id && (open.promise || {}).id === (promise || {}).id
    ? make("div", { class: "nc-unfolded" }, open.form.node, foot.node) : null);

  function promised(person, one) {
    const buttons = one.state === "untold" ? [action("told", tell.told, person, one, { do: "told", promise: one.id })] : [
      action("keep", tell.happened, person, one, { do: "keep", promise: one.id }),
      one.can_move ? action("redate", one.state === "undated" ? tell.set_day : tell.other_day, person, one) : null,
      action("drop", tell.let_go, person, one),
    ];
    return make("li", { class: "nc-promised" }, say(one.state === "untold" ? tell.untold : tell.promised, one), " ", make("span", { class: `nc-when nc-is-${one.state}` }, one.when),
      make("div", { class: "nc-buttons" }, ...buttons), unfolded(person, one));
  }

  function item(person) {
    const promises = [...person.promises.map((one) => promised(person, one)), person.more ? make("li", { class: "nc-quiet" }, person.more) : null];
    const did = action("did", tell.did, person);
    did.className = "nc-main";
    return make("li", { class: "nc-person" },
      make("h4", { tabindex: "-1", "data-key": person.id }, person.name, person.beside ? make("small", {}, person.beside) : null),
      person.why.length ? make("ul", {}, ...person.why.map((text) => make("li", {}, text))) : null,
      person.last ? make("p", { class: "nc-quiet" }, person.last) : null,
      person.promises.length ? make("ul", {}, ...promises) : null,
      make("div", { class: "nc-buttons" }, did, action("later", tell.later, person), action("rest", tell.rest, person, null, { do: "rest" }), page(person)),
      unfolded(person));
  }

  function page(person) {
    const node = button(tell.page, () => line.ask({ do: "open", person: person.id }));
    node.setAttribute("aria-label", say(tell.about, { verb: tell.page, what: person.name }));
    return node;
  }

  function show() {
    const state = model.get("state");
    const everyone = people();
    const items = everyone.map(item);
    const at = everyone.findIndex((one) => one.id === newsAt);
    const { told, undo, offer } = state;
    fill(news, told ? make("p", {}, told) : null, open ? null : foot.node, make("div", { class: "nc-buttons" },
      offer ? button(offer.text, () => ask({ do: "thanks", person: offer.person })) : null,
      undo ? button(undo, () => ask({ do: "undo", person: about }), "nc-small") : null));
    items.splice(at < 0 ? items.length : at, 0, news);
    fill(list, ...items);
    lead.textContent = state.lead;
    score.textContent = state.score;
    score.hidden = !state.score;
    turn(state);
  }

  function turn({ start, total, people: { length } }) {
    const go = (to) => () => ask({ do: "page", start: to });
    fill(pages, total > length ? make("span", {}, say(tell.place, { first: start + 1, last: start + length, all: total.toLocaleString("en") })) : null,
      start ? button(tell.back, go(Math.max(0, start - spec.page))) : null,
      start + length < total ? button(tell.forward, go(start + spec.page)) : null);
  }

  // Who comes next: the same person if they are still here, else whoever stood behind them.
  function next({ person, order }) {
    const now = people().map((one) => one.id);
    const behind = person === null ? now : order.slice(Math.max(0, order.indexOf(person)));
    return (now.includes(person) ? person : behind.find((id) => now.includes(id))) ?? now[now.length - 1] ?? null;
  }

  function paint() {
    const { ack, n, saved, ...state } = model.get("state");
    const now = JSON.stringify(state);
    if (now === shown) return;
    shown = now;
    const held = list.contains(document.activeElement) ? document.activeElement : null;
    const answered = state.presses !== presses && asked; // in another view of this card, nobody pressed
    presses = state.presses;
    if (!answered) {
      if (state.problem && asked) newsAt = asked.person;
      show();
      return back(held);
    }
    if (open && asked.form === open) { open = null; keep(); }
    newsAt = next(asked);
    heard.textContent = state.told;
    asked = null;
    show();
    if (newsAt === null || !focusOn(newsAt)) lead.focus();
  }

  // A repaint that nobody here asked for leaves the focus where it was.
  function back(held) {
    if (!held || held === document.activeElement) return;
    if (held.isConnected) held.focus();
    else if (held.dataset.key) focusOn(held.dataset.key);
  }

  const card = make("section", { class: "nc-card nc-today", "aria-label": spec.title },
    make("h3", {}, spec.title), lead, score, heard, list, pages);
  model.on("change:state", paint);
  rescue();
  paint();
  el.append(card);
  onReturn(card, () => line.ask({ do: "look" }));
  return () => model.off("change:state", paint);
}

export default { render };
