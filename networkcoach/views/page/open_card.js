// Promises that are open, to keep one of them.

export default desk(({ line }) => {
  const tell = WORDS.open;
  const turn = (text, start) => button(text, () => line.ask({ do: "turn", start }), "nc-small");

  function more({ is_shown: isShown, start, size, has_more: hasMore }) {
    if (!isShown) return [make("div", { class: "nc-buttons" }, button(tell.show, () => line.ask({ do: "show" }), "nc-main"))];
    return [start || hasMore ? make("div", { class: "nc-buttons" }, start ? turn(say(tell.back, { n: size }), start - size) : null,
      hasMore ? turn(say(tell.forward, { n: size }), start + size) : null) : null];
  }

  const list = rowList(line, (row) => promiseRow(line, row), more);
  return { node: list.node, paint: list.paint };
});
