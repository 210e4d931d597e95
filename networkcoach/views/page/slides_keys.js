// The keys of the slides: those of the slides on paper, as far as a box of an exercise leaves them.

// A clicker sends Page Up and Page Down, and nobody types them: they lead on and back out of every box too.
const EVERYWHERE = { PageDown: "next", PageUp: "back", Escape: "leave" };
const ON_A_SLIDE = {
  ...EVERYWHERE, ArrowRight: "next", " ": "next", ArrowLeft: "back", Backspace: "back", n: "forward", p: "backward",
  Home: "first", End: "last", b: "dark", ".": "dark", f: "full", "?": "keys",
};
const BOXES = "input, textarea, select, [contenteditable='true']";
const PRESSED = "button, summary, a"; // by space and Enter
const OURS = ".nc-stage, .nc-foot, body";
const THEIRS = "dialog, .jp-Dialog, .lm-Menu";

// What a key does on the slides; null leaves it to the page.
function wantedBy(event) {
  const at = event.target;
  if (event.ctrlKey || event.metaKey || event.altKey || at.closest(THEIRS)) return null;
  if (at.matches(BOXES)) return EVERYWHERE[event.key] ?? null;
  if (event.key === " " && at.matches(PRESSED)) return null;
  return event.key === " " && event.shiftKey ? "back" : ON_A_SLIDE[event.key] ?? null;
}

// Listens while the slides are on, and gives what ends that. On `window` and in capture it comes before JupyterLab, whose
// single keys would delete a cell or move to another.
function slideKeys(does) {
  const press = (event) => {
    const wanted = event.target.closest && wantedBy(event);
    if (wanted) {
      event.preventDefault();
      event.stopImmediatePropagation();
      does[wanted]();
    } else if (isTyped(event)) event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", press, true);
  return () => window.removeEventListener("keydown", press, true);
}

const isTyped = ({ target, ctrlKey, metaKey, altKey }) => !(ctrlKey || metaKey || altKey)
  && Boolean(target.closest?.(OURS)) && !target.closest(`.nc-card, ${THEIRS}`);
