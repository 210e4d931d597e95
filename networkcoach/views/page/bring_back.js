// A question opens where it was asked for, and takes the focus, never the button that says yes.
function question(title, told) {
  const node = make("div", { class: "nc-asked", role: "group", "aria-label": title, tabindex: "-1", hidden: true });
  let shown = "";
  return {
    node,
    ask(text, buttons) {
      if (shown === (text || "")) return;
      const opens = text && !shown;
      const held = node.contains(document.activeElement);
      shown = text || "";
      node.hidden = !text;
      fill(node, ...(text ? [...prose(text), make("div", { class: "nc-buttons" }, ...buttons())] : []));
      if (opens) node.focus();
      else if (held) told.focus();
    },
  };
}

// What a copy would replace, and the two ways on.
function bringBack(line, told) {
  const { node, ask } = question(WORDS.take.back_title, told);
  const press = (text, verb) => button(text, () => line.ask({ do: verb }));
  return { node, ask: (offer) => ask(offer, () => [press(WORDS.take.replace, "restore"), press(WORDS.take.leave, "leave")]) };
}
