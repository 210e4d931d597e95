// The 90-day plan, from choosing people to the page on the wall.

function planBody({ model, line }) {
  const save = downloads(model, line);
  const lead = make("p", { class: "nc-lead", role: "status", tabindex: "-1" });
  const begin = button("", () => line.ask({ do: "begin" }), "nc-main");
  const choosing = chooser(line);
  const advice = make("ul", { class: "nc-advice" });
  const people = make("div", {});
  const each = part(WORDS.plan.person, make("small", {}, WORDS.plan.person_help), advice, people);
  const when = moment(line);
  const checks = make("ul", { class: "nc-checks" });
  const counting = part(WORDS.plan.check_ins, make("small", {}, WORDS.plan.count_help), checks);
  const printing = part(WORDS.plan.print, make("div", { class: "nc-buttons" },
    button(WORDS.plan.print_names, () => line.ask({ do: "print", names: true })),
    button(WORDS.plan.print_no_names, () => line.ask({ do: "print", names: false }))));
  const undo = make("div", { class: "nc-buttons" });
  const body = make("div", {}, choosing.node, each, when.node, counting, printing);
  const forms = new Map();
  let written = (model.get("state").written || {}).n || 0;

  function form(one, soon) {
    if (!forms.has(one.id)) forms.set(one.id, plannedPerson(line, one));
    forms.get(one.id).paint(one, soon);
    return forms.get(one.id).node;
  }

  function paintPlan(state) {
    choosing.paint(state.choose);
    const nodes = state.people.map((one) => form(one, state.soon));
    if (nodes.length !== people.children.length || nodes.some((node, n) => people.children[n] !== node)) fill(people, ...nodes);
    fill(advice, ...state.advice.map((text) => make("li", {}, text)));
    each.hidden = !nodes.length;
    counting.hidden = !state.checks.length;
    when.paint(state.when);
    fill(checks, ...state.checks.map(({ head, told, split }) => make("li", {}, make("b", {}, head), ": ", told, split ? make("small", {}, split) : null)));
    const news = state.written || {};
    if ((news.n || 0) > written) { written = news.n; forms.get(news.person).clear(); }
  }

  function paint(state) {
    save(state);
    if (lead.textContent !== state.lead) lead.textContent = state.lead;
    const pressed = document.activeElement === begin;
    begin.textContent = state.begin;
    begin.hidden = !state.begin;
    if (pressed && begin.hidden) lead.focus();
    body.hidden = !state.begun;
    if (state.begun) paintPlan(state);
    const held = undo.contains(document.activeElement);
    fill(undo, state.undo ? button(state.undo, () => line.ask({ do: "undo" }), "nc-small") : null);
    if (held) (undo.firstChild || lead).focus();
  }

  const isDirty = () => when.isDirty() || [...forms.values()].some((one) => one.node.isConnected && one.isDirty());
  return { node: make("div", {}, lead, make("div", { class: "nc-buttons" }, begin), body), rows: undo, paint, isDirty };
}

export default desk(planBody);
