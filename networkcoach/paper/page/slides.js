// Our own, and small: of reveal.js (6.0.2: 241 kB with its style and speaker notes) we need next, back and full screen. What
// we do need, reasons that wait for a vote, letters as large as a slide can hold and a spoken number, it does not have.
const slides = [...document.querySelectorAll(".slide")];
const words = JSON.parse(document.getElementById("words").textContent);
const status = document.querySelector("[role=status]");
const keys = document.querySelector("dialog");
const root = document.documentElement;
const plan = document.body.dataset.plan;
const SIZES = [1.5, 1.4, 1.3, 1.2, 1.1, 1]; // of the letters: the largest with which all of a slide has room
const channel = new BroadcastChannel(`networkcoach-${plan}`);
let at = 0;
let step = 0;

const reveals = () => [...slides[at].querySelectorAll(".reveal")];
const filled = (sentence, values) => sentence.replace(/{(\w+)}/g, (_, name) => values[name]);

function show(slide, open = 0) {
  at = Math.min(Math.max(slide, 0), slides.length - 1);
  slides.forEach((one, number) => one.classList.toggle("now", number === at));
  dark(false);
  fit();
  uncover(open);
  goOnAt();
  history.replaceState(null, "", `#${at + 1}`);
  const title = slides[at].querySelector("h2").textContent;
  say(filled(words.said, { number: at + 1, of: slides.length, title }));
}

function uncover(open) {
  const all = reveals();
  step = Math.min(open, all.length);
  all.forEach((one, number) => {
    one.classList.toggle("open", number < step);
    one.classList.toggle("latest", number === step - 1);
    one.parentElement.classList.toggle("told", number < step);
    one.parentElement.classList.toggle("asked", number === step - 1);
  });
  if (step) say((all[step - 1].closest("li") ?? all[step - 1]).textContent);
  tell();
}

function fit() {
  const slide = slides[at];
  const on = slide.querySelector(".on");
  SIZES.some((size) => {
    on.style.cssText = `font-size: ${size}rem; --tallest: 0`;
    const tallest = Math.max(0, ...[...on.querySelectorAll(".why")].map((one) => one.scrollHeight));
    on.style.setProperty("--tallest", `${tallest}px`);
    return slide.scrollHeight <= slide.clientHeight;
  });
}

function goOnAt() {
  const place = slides[at].querySelector("[data-back]");
  if (!place || place.dataset.told) return; // who comes back to the slide of a break does not make it longer
  const time = new Date(Date.now() + place.dataset.back * 60000).toLocaleTimeString([], { timeStyle: "short" });
  place.dataset.told = place.textContent = filled(words.back_at, { time });
}

function say(text) {
  status.textContent = text.replace(/\s+/g, " ").trim();
}

function dark(on = !root.classList.contains("black")) {
  root.classList.toggle("black", on);
  if (on) say(words.dark);
  tell();
}

const light = () => dark(false);
const next = () => (step < reveals().length ? uncover(step + 1) : at < slides.length - 1 && show(at + 1));
const back = () => (step ? uncover(step - 1) : at && show(at - 1, Infinity));
const does = {
  next,
  back,
  reveal: () => uncover(step + 1),
  cover: () => uncover(Math.max(step - 1, 0)),
  forward: () => show(at + 1),
  backward: () => show(at - 1),
  first: () => show(0),
  last: () => show(slides.length - 1),
  dark,
  theme,
  full: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()),
  keys: () => (keys.open ? keys.close() : keys.showModal()),
};
// A clicker sends Page Up and Page Down, and mostly b or a full stop for a dark screen.
const pressed = {
  ArrowRight: "next", PageDown: "next", " ": "next", ArrowLeft: "back", PageUp: "back", Backspace: "back",
  ArrowDown: "reveal", Enter: "reveal", ArrowUp: "cover", n: "forward", p: "backward", Home: "first", End: "last",
  b: "dark", ".": "dark", t: "theme", f: "full", "?": "keys",
};

function theme() {
  const isDark = getComputedStyle(root).getPropertyValue("--page").trim() === "#111111";
  root.classList.toggle("dark", !isDark);
  root.classList.toggle("light", isDark);
}

addEventListener("keydown", (event) => {
  const wanted = event.key === " " && event.shiftKey ? "back" : pressed[event.key];
  if (!wanted || event.ctrlKey || event.metaKey || event.altKey || (keys.open && wanted !== "keys")) return;
  event.preventDefault();
  if (["next", "back"].includes(wanted) && root.classList.contains("black")) light();
  else does[wanted]();
});

// With the presenter's page in another window. Seen to work between two files of a folder, without a server, in Chromium
// 156 and Firefox 153; where a browser does not allow it, each page goes on alone.
function tell() {
  channel.postMessage({ slide: at, step, steps: reveals().length });
}
channel.onmessage = ({ data }) => {
  if (data.do === "show") show(data.slide);
  else if (data.do === "tell") tell();
  else if (["next", "back", "dark"].includes(data.do)) does[data.do]();
};
addEventListener("pagehide", () => channel.postMessage({ gone: true }));

addEventListener("resize", fit);
root.classList.add("live");
show(parseInt(location.hash.slice(1), 10) - 1 || 0);
