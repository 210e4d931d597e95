// A file of people: choose it, see what is in it, say whom, bring the people in, take that back.

const USUAL = 7; // fields that most tables have

// A table whose columns nobody knows: which of them is the name, the email, and so on?
function columnForm({ columns, guess, preview }) {
  const boxes = Object.keys(WORDS.file.fields).map((name) => {
    const options = columns.map((column) => make("option", { value: column.name }, column.text));
    const box = make("select", {}, make("option", { value: "" }, WORDS.file.no_column), ...options);
    box.value = guess[name] || "";
    return [name, box];
  });
  const fields = boxes.map(([name, box]) => field(WORDS.file.fields[name], box));
  const rare = make("details", { open: boxes.slice(USUAL).some(([, box]) => box.value) }, make("summary", {}, WORDS.file.which_more),
    make("div", { class: "nc-columns" }, ...fields.slice(USUAL)));
  return {
    node: make("div", {}, numbers(preview.caption, preview), make("fieldset", {},
      make("legend", {}, make("b", {}, WORDS.file.which), " ", WORDS.file.which_help), make("div", { class: "nc-columns" }, ...fields.slice(0, USUAL)), rare)),
    get: () => Object.fromEntries(boxes.map(([name, box]) => [name, box.value || null])),
  };
}

function tickLine(text, help) {
  const tick = make("input", { type: "checkbox", id: newId() });
  const note = make("small", { id: `${tick.id}-help` }, help);
  tick.setAttribute("aria-describedby", note.id);
  return { tick, node: make("div", { class: "nc-line" }, tick, make("div", {}, make("label", { for: tick.id }, text), note)) };
}

const listed = ({ title, lines }) => make("details", {}, make("summary", {}, title), make("ul", {}, ...lines.map((text) => make("li", {}, text))));

function render({ model, el }) {
  guardKeys();
  const spec = model.get("spec");
  const line = talk(model, 20000);
  const sender = fileSender({ model, line, label: WORDS.file.pick, help: WORDS.file.pick_help, accept: spec.accept });
  const news = make("div", { role: "status", tabindex: "-1" });
  const body = make("div", {});
  const picker = peoplePicker(line);
  const choice = make("div", { class: "nc-buttons" });
  const undo = make("div", {});
  let saving = false; // reading a file is not saving
  const foot = savedLine(model, { ...line, waiting: () => saving && line.waiting() });
  let form = null;
  let children = null;
  let shown = {};

  // Paint a part only when what it shows has changed: what somebody ticks or reads stays as it is.
  function part(name, value, draw) {
    const now = JSON.stringify(value === undefined ? null : value);
    if (shown[name] === now) return;
    shown[name] = now;
    draw(value);
  }

  function offer({ preview, mapping, everybody, children: help }, people) {
    children = help ? tickLine(WORDS.file.children, help) : null;
    picker.clear(people ? people.text : "");
    const table = { columns: WORDS.file.mapping_columns, rows: mapping };
    return [
      numbers(preview.caption, preview),
      mapping.length ? make("details", {}, make("summary", {}, WORDS.file.mapping), numbers(WORDS.file.mapping, table)) : null,
      everybody ? whom(everybody, people) : null, picker.node, children && children.node,
    ];
  }

  function whom(everybody, people) {
    const group = radios(WORDS.file.whom, [{ key: "all", text: everybody }, { key: "some", text: WORDS.file.some }],
      () => line.ask({ do: "whom", some: group.get() === "some" }));
    group.set(people ? "some" : "all");
    return group.node;
  }

  function place({ asked, offer: file, people, notes, news: told }) {
    form = asked ? columnForm(asked) : null;
    children = null;
    fill(body,
      told ? make("div", { class: "nc-feedback" }, make("p", { class: "nc-outcome" }, told.title), make("ul", {}, ...told.lines.map((text) => make("li", {}, text)))) : null,
      form && form.node, ...(file ? offer(file, people) : []), ...(notes || []).map(listed));
  }

  function send(action) {
    const more = action.do === "columns" ? { columns: form.get() } : { children: Boolean(children && children.tick.checked) };
    saving = action.do === "bring_in";
    line.ask({ do: action.do, ...more });
  }

  function paint() {
    const state = model.get("state");
    const held = choice.contains(document.activeElement) || undo.contains(document.activeElement);
    saving = saving && line.waiting();
    sender.paint(state);
    part("message", state.message, () => fill(news, ...prose(state.message)));
    part("body", [state.asked, state.offer, state.notes, state.news], () => place(state));
    picker.paint(state.people);
    part("actions", state.actions, () => fill(choice, ...(state.actions || []).map((action) => button(action.text, () => send(action), action.main ? "nc-main" : "nc-plain"))));
    part("undo", state.undo, () => fill(undo, state.undo ? button(state.undo, () => line.ask({ do: "undo" }), "nc-small") : null));
    if (held && !el.contains(document.activeElement)) news.focus();
  }

  model.on("change:state", paint);
  el.append(make("section", { class: "nc-card nc-file", "aria-label": spec.title },
    make("h3", {}, spec.title), sender.node, news, body, choice, undo, foot.node));
  paint();
  return () => model.off("change:state", paint);
}

export default { render };
