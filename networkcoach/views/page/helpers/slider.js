// A slider that says its value in words; `moved` hears each step.
function slider({ label, help, min, max, step, texts }, moved) {
  const input = make("input", { type: "range", min, max, step });
  const node = field(label, input, help);
  const shown = make("output", { for: input.id, "aria-live": "off" }); // the slider says it itself
  node.classList.add("nc-slider");
  node.insertBefore(shown, input);
  function say() {
    const text = texts[Math.round((input.value - min) / step)];
    shown.textContent = text;
    input.setAttribute("aria-valuetext", text);
  }
  input.addEventListener("input", () => { say(); moved(); });
  return { node, get: () => Number(input.value), set: (value) => { input.value = value; say(); } };
}
