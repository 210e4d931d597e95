// What every card shares: keys, elements, words, and the talk with the kernel.
// Words come from data/words: Python writes `const WORDS = {...}` in front of this file.

const KEYS = "data-lm-suppress-shortcuts";

// JupyterLab takes single keys while focus is on a button or radio in an output: "d d" deletes the cell.
// Lumino looks for this attribute on the focused element itself, in a listener on `document`; only a capturing
// listener on `window` comes earlier. Ctrl, Cmd and Alt stay JupyterLab's, so that Ctrl+S still saves.
function guardKeys() {
  if (window.networkcoachGuardsKeys) return;
  window.networkcoachGuardsKeys = true;
  window.addEventListener("keydown", (event) => {
    const at = event.target;
    if (!at.closest || !at.closest(".nc-card")) return;
    if (event.ctrlKey || event.metaKey || event.altKey) at.removeAttribute(KEYS);
    else at.setAttribute(KEYS, "true");
  }, true);
  // JupyterLab 4.6 also cancels a new line in any text box inside a cell, by a listener on the box itself.
  window.addEventListener("beforeinput", (event) => {
    const at = event.target;
    if (event.inputType === "insertLineBreak" && at.closest && at.closest(".nc-card")) event.stopImmediatePropagation();
  }, true);
}

let made = 0;
const newId = () => `nc-${Date.now().toString(36)}-${++made}`;

// make("label", {class: "nc-line"}, "text", node) — text is always text, never HTML.
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

const button = (text, press, kind = "nc-plain") => make("button", { type: "button", class: kind, onclick: press }, text);

const fill = (node, ...children) => node.replaceChildren(...children.filter((child) => child != null));

// "one {name}" with {name: "Ana"} -> "one Ana"
const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

// Plain text with blank lines and "- " lists as paragraphs and lists.
function prose(text) {
  return String(text || "").split(/\n\s*\n/).filter((part) => part.trim()).flatMap((part) => {
    const blocks = [];
    for (const line of part.split("\n")) {
      const item = /^\s*[-•]\s+(.*)/.exec(line);
      const last = blocks[blocks.length - 1];
      if (item && last && last.tagName === "UL") last.append(make("li", {}, item[1]));
      else if (item) blocks.push(make("ul", {}, make("li", {}, item[1])));
      else if (last && last.tagName === "UL" && /^\s/.test(line)) last.lastChild.append(` ${line.trim()}`);
      else blocks.push(make("p", {}, line));
    }
    return blocks;
  });
}

function field(label, control, help) {
  control.id = newId();
  const note = help ? make("small", { id: `${control.id}-help` }, help) : null;
  if (note) control.setAttribute("aria-describedby", note.id);
  return make("div", { class: "nc-field" }, make("label", { for: control.id }, label), control, note);
}

function radios(legend, options, onpick) {
  const name = newId();
  const inputs = options.map((option) => {
    const input = make("input", { type: "radio", name, value: option.key, id: newId(), onchange: onpick });
    input.ncLine = make("div", { class: "nc-line" }, input, make("label", { for: input.id }, option.text));
    return input;
  });
  const group = make("fieldset", {}, make("legend", {}, legend), ...inputs.map((input) => input.ncLine));
  return {
    node: group,
    inputs,
    get: () => (inputs.find((input) => input.checked) || {}).value ?? null,
    set: (key) => inputs.forEach((input) => { input.checked = input.value === key; }),
  };
}

// Enter in a one-line box, a radio or a tick box does what the main button does.
function onEnter(node, check) {
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.tagName === "INPUT") { event.preventDefault(); check(); }
  });
}

// Every message carries a number; the kernel's answer carries it back. Without an answer the card says so.
// What was typed and not yet stored stays in `window` until the kernel has it, so that Run All after a restart
// brings it back. It is never written anywhere.
function talk(model, patience = 6000) {
  let last = 0;
  const listeners = [];
  const waiting = () => last > (model.get("state").ack || 0);
  const tell = (silent) => listeners.forEach((listener) => listener({ waiting: waiting(), silent }));
  model.on("change:state", () => tell(false));
  oneTab(model);
  return {
    ask(message, buffers) {
      last = Math.max(last, model.get("state").ack || 0) + 1;
      const mine = last;
      tell(false);
      try { model.send({ ...message, n: mine }, undefined, buffers); } catch { /* a closed channel: said below */ }
      setTimeout(() => { if (waiting() && last === mine) tell(true); }, patience);
    },
    waiting,
    listen: (listener) => listeners.push(listener),
  };
}

const unsaved = (window.networkcoachUnsaved = window.networkcoachUnsaved || new Map());

// The line at the foot of a card: saved, not saved yet, no answer, or a problem in one sentence. Trouble is announced,
// and so is what was typed being saved; ticks are not, or each arrow key would be answered aloud.
function savedLine(model, line, isDirty) {
  const node = make("p", { class: "nc-saved", role: isDirty ? "status" : null });
  const trouble = make("p", { class: "nc-trouble", role: "alert" });
  const set = (box, text) => { if (box.textContent !== text) box.textContent = text; };
  let last = "";
  const paint = ({ silent } = {}) => {
    const state = model.get("state");
    if (silent != null) last = silent ? WORDS.no_answer : "";
    const wrong = last || state.problem || "";
    set(trouble, wrong);
    set(node, wrong ? "" : line.waiting() || (isDirty && isDirty()) ? WORDS.not_saved_yet : state.saved || "");
    node.hidden = Boolean(wrong);
    trouble.hidden = !wrong;
  };
  line.listen(paint);
  paint();
  return { node: make("div", {}, node, trouble), paint };
}
