// Whom of a file: a search, and ticks in pages of twenty. The page never holds more people than it shows.

function peoplePicker(line) {
  const search = make("input", { type: "text", autocomplete: "off", spellcheck: "false" });
  const where = make("p", { class: "nc-where", role: "status", tabindex: "-1" });
  const list = make("div", {});
  const picked = make("b", {});
  let people = null;
  let shown = "";
  let timer = null;

  const turn = (by) => () => line.ask({ do: "find", text: search.value, start: people.start + by * people.size });
  const earlier = button("", turn(-1), "nc-small");
  const later = button("", turn(1), "nc-small");
  const all = button(WORDS.file.tick_page, () => line.ask({ do: "tick", number: "page" }), "nc-small");
  const none = button(WORDS.file.untick, () => line.ask({ do: "tick", number: null }), "nc-small");

  search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => line.ask({ do: "find", text: search.value, start: 0 }), 200);
  });

  function row({ number, text, on }) {
    const tick = make("input", { type: "checkbox", id: newId(), value: number });
    tick.checked = on;
    tick.addEventListener("change", () => line.ask({ do: "tick", number, on: tick.checked }));
    return make("div", { class: "nc-line" }, tick, make("label", { for: tick.id }, text));
  }

  function repaint() {
    const now = JSON.stringify([people.text, people.rows.map((one) => one.number)]);
    if (now !== shown) {
      shown = now;
      fill(list, people.rows.length ? make("fieldset", {}, make("legend", {}, WORDS.file.tick), ...people.rows.map(row)) : null);
    } else if (!line.waiting()) { // a tick that is on its way is not taken off again
      const on = new Map(people.rows.map((one) => [String(one.number), one.on]));
      list.querySelectorAll("input").forEach((tick) => { tick.checked = on.get(tick.value); });
    }
  }

  function paint(state) {
    node.hidden = !state;
    if (!state || state.text !== search.value.trim()) return; // an answer to what stands there no more
    people = state;
    repaint();
    const left = [[earlier, people.has_earlier], [later, people.has_later]].filter(([turner, has]) => {
      const held = turner === document.activeElement && !has;
      turner.hidden = !has;
      return held;
    });
    earlier.textContent = say(WORDS.file.earlier, { n: people.size });
    later.textContent = say(WORDS.file.later, { n: people.size });
    for (const [box, text] of [[where, people.where], [picked, people.picked]]) if (box.textContent !== text) box.textContent = text;
    if (left.length) where.focus();
  }

  const node = make("div", { class: "nc-pick" }, field(WORDS.file.search, search, WORDS.file.search_help), where, list,
    make("div", { class: "nc-buttons" }, earlier, later, all, none), make("p", {}, picked));
  const clear = (text) => { search.value = text; shown = ""; };
  return { node, paint, clear };
}
