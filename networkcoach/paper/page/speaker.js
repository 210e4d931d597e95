// The clock, and the link to the slides (see slides.js).
const words = JSON.parse(document.getElementById("words").textContent);
const plan = document.body.dataset.plan;
const parts = [...document.querySelectorAll(".part")];
const slides = [...document.querySelectorAll("[data-slide]")];
const place = `networkcoach-${plan}`;
const channel = new BroadcastChannel(place);
const FORGOTTEN = 3 * 60 * 60 * 1000; // a clock that nobody stopped belongs to another day
const LATE = 10; // minutes, from which the page says what to leave out
const MINUTE = 60000;
let isTogether = false; // with slides in another window
let reason = "";
let spoken = 0;
let state = remembered();

function remembered() {
  const fresh = { at: 0, used: 0, since: null, spent: {} };
  try {
    const kept = { ...fresh, ...JSON.parse(localStorage.getItem(place)) };
    return kept.since && Date.now() - kept.since > FORGOTTEN ? fresh : kept;
  } catch {
    return fresh; // a browser may keep nothing for files: then the clock lives as long as the page
  }
}

function keep() {
  try {
    localStorage.setItem(place, JSON.stringify(state));
  } catch {} // as above
}

const byId = (id) => document.getElementById(id);
const filled = (sentence, values) => sentence.replace(/{(\w+)}/g, (_, name) => values[name]);
const partOf = (slide) => parts.indexOf(slides[slide].closest(".part"));
const planned = (part) => ({ start: Number(part.dataset.start), minutes: Number(part.dataset.minutes) });
const clock = (ms) => `${Math.floor(ms / MINUTE)}:${String(Math.floor((ms % MINUTE) / 1000)).padStart(2, "0")}`;

function count() {
  if (state.since === null) return;
  const now = Date.now();
  const here = partOf(state.at);
  state.used += now - state.since;
  state.spent[here] = (state.spent[here] ?? 0) + now - state.since;
  state.since = now;
  keep();
  draw();
  speak();
}

function draw() {
  const here = partOf(state.at);
  const { start, minutes } = planned(parts[here]);
  const left = (start + minutes) * MINUTE - state.used;
  byId("minute").textContent = filled(words.title, { minute: Math.floor(state.used / MINUTE), minutes: plan });
  byId("left").textContent = filled(left < 0 ? words.over : words.left, { time: clock(Math.abs(left)) });
  byId("used").textContent = filled(words.used, { used: Math.floor((state.spent[here] ?? 0) / MINUTE), minutes });
  byId("lateness").textContent = lateness(left, start);
  byId("leave-out").classList.toggle("pressing", left <= -LATE * MINUTE);
  document.querySelector("[data-do=clock]").textContent = state.since === null ? words.start : words.pause;
}

function lateness(left, start) {
  const late = Math.floor(-left / MINUTE);
  const early = Math.floor(start - state.used / MINUTE);
  if (late > 0) return filled(words.late, { n: late });
  return early > 0 ? filled(words.early, { n: early }) : words.on_time;
}

// To a screen reader: once a minute at most.
function speak() {
  const minute = Math.floor(state.used / MINUTE);
  if (minute === spoken) return;
  spoken = minute;
  const { start, minutes } = planned(parts[partOf(state.at)]);
  const late = minute - start - minutes;
  const first = document.querySelector("#leave-out li:not(.over)");
  byId("spoken").textContent = late >= LATE && first
    ? filled(words.leave, { n: late, first: first.textContent })
    : filled(words.minute, { minute, minutes: plan, end: start + minutes });
}

function show(slide) {
  state.at = Math.min(Math.max(slide, 0), slides.length - 1);
  const here = partOf(state.at);
  parts.forEach((part, number) => part.classList.toggle("now", number === here));
  slides.forEach((one, number) => one.toggleAttribute("aria-current", number === state.at));
  slides[state.at].setAttribute("aria-current", "step");
  for (const save of document.querySelectorAll("[data-exercise]")) save.classList.toggle("over", isOver(save, here));
  const title = slides[state.at].textContent.replace(/\s+/g, " ");
  const now = filled(words.now, { slide: state.at + 1, slides: slides.length, title });
  byId("now").textContent = reason ? `${now} (${reason})` : now;
  byId("then").textContent = slides[state.at + 1]?.textContent ?? words.end;
  keep();
  draw();
}

function isOver(save, here) {
  const own = parts.findIndex((part) => part.querySelector("h2").textContent.startsWith(`${save.dataset.exercise} `));
  return own < here;
}

function go(slide) {
  count();
  reason = "";
  show(slide);
  if (isTogether) channel.postMessage({ do: "show", slide: state.at });
}

function openSlides() {
  const file = document.body.dataset.slides;
  const opened = open(`${file}#${state.at + 1}`, place, "popup,width=1280,height=720");
  if (!opened) byId("together").textContent = filled(words.refused, { file });
}

const does = {
  next: () => (isTogether ? channel.postMessage({ do: "next" }) : go(state.at + 1)),
  back: () => (isTogether ? channel.postMessage({ do: "back" }) : go(state.at - 1)),
  dark: () => channel.postMessage({ do: "dark" }),
  open: openSlides,
  clock() {
    count();
    state.since = state.since === null ? Date.now() : null;
    keep();
    draw();
  },
  again() {
    state = { ...state, used: 0, spent: {}, since: null };
    spoken = 0;
    keep();
    draw();
  },
};
const pressed = {
  ArrowRight: "next", PageDown: "next", " ": "next", ArrowLeft: "back", PageUp: "back", b: "dark", ".": "dark", s: "clock",
};

addEventListener("keydown", (event) => {
  const wanted = pressed[event.key];
  if (!wanted || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === " " && event.target.closest("button")) return; // it presses that button
  event.preventDefault();
  does[wanted]();
});
addEventListener("click", ({ target }) => {
  if (target.dataset.do) does[target.dataset.do]();
  else if (target.dataset.slide) go(Number(target.dataset.slide));
});
channel.onmessage = ({ data }) => {
  if (data.do) return; // from another page like this one
  if (isTogether === Boolean(data.gone)) byId("together").textContent = data.gone ? words.apart : words.together;
  isTogether = !data.gone;
  if (data.gone) return;
  count();
  reason = data.steps ? filled(words.reason, data) : "";
  show(data.slide);
};

document.documentElement.classList.add("live");
spoken = Math.floor(state.used / MINUTE);
show(state.at);
setInterval(count, 1000);
channel.postMessage({ do: "tell" }); // slides that are open already answer
