// Questions from memory: one writes first, then looks. Each keeps its box while others change.

function render({ model, el }) {
  guardKeys();
  const spec = model.get("spec");
  const line = talk(model);
  const foot = savedLine(model, line);
  const lead = make("p", { class: "nc-recall-lead" });
  const list = make("div", {});
  const more = make("p", { class: "nc-recall-more" });
  const card = make("section", { class: "nc-card nc-recall", "aria-label": spec.title }, lead, list, more, foot.node);
  const shown = new Map();
  let pressed = "";

  function open(item) {
    const box = make("textarea", { rows: 2, id: newId(), spellcheck: "true" });
    const asks = make("div", { class: "nc-question", id: newId() }, ...prose(item.question));
    const help = item.own ? make("small", { id: newId() }, WORDS.recall.own_help) : null;
    box.setAttribute("aria-label", WORDS.recall.write);
    box.setAttribute("aria-describedby", [asks.id, help && help.id].filter(Boolean).join(" "));
    box.placeholder = WORDS.recall.write;
    box.value = unsaved.get(`recall ${item.key}`) || "";
    box.addEventListener("input", () => unsaved.set(`recall ${item.key}`, box.value));
    const look = button(WORDS.recall.show, () => {
      pressed = item.key;
      line.ask({ do: "remember", key: item.key, text: box.value });
    }, "nc-main");
    return make("div", { class: "nc-item", role: "group", "aria-labelledby": asks.id },
      make("p", { class: "nc-kind" }, item.from), asks, box, help, make("div", { class: "nc-buttons" }, look));
  }

  function looked(item) {
    unsaved.delete(`recall ${item.key}`);
    return make("div", { class: "nc-item", role: "group", tabindex: "-1", "aria-label": item.question },
      make("p", { class: "nc-kind" }, item.from), make("div", { class: "nc-question" }, ...prose(item.question)),
      make("p", { class: "nc-remembered" }, item.wrote), ...prose(item.answer), make("p", { class: "nc-recall-then" }, item.then));
  }

  function paint() {
    const state = model.get("state");
    if (lead.textContent !== state.lead) lead.textContent = state.lead;
    more.textContent = state.more;
    more.hidden = !state.more;
    const nodes = state.items.map((item) => {
      const known = shown.get(item.key);
      if (known && known.done === Boolean(item.answer)) return known.node;
      const node = item.answer ? looked(item) : open(item);
      shown.set(item.key, { node, done: Boolean(item.answer) });
      return node;
    });
    if (nodes.length !== list.children.length || nodes.some((node, n) => list.children[n] !== node)) fill(list, ...nodes);
    const done = pressed && shown.get(pressed);
    if (done && done.done) { pressed = ""; done.node.focus(); }
  }

  model.on("change:state", paint);
  paint();
  el.append(card);
  onReturn(card, () => line.ask({ do: "look" }));
  return () => model.off("change:state", paint);
}

export default { render };
