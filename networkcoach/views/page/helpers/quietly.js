// A sentence for screen readers, said once a hand has come to rest on a slider.
function quietly(pause = 900) {
  const node = make("p", { class: "nc-heard", role: "status" });
  let timer = null;
  return {
    node,
    say(text) {
      clearTimeout(timer);
      timer = setTimeout(() => { if (node.textContent !== text) node.textContent = text; }, pause);
    },
  };
}
