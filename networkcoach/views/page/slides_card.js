// Slides out of the cells of this notebook. A slide begins with a cell of text that has a heading of the first or second
// level; all cells up to the next one belong to it. So a cell that a presenter adds is on the slide where it stands.
//
// By hand, because jupyterlab-slideshow 0.3.4 was tried: two presses for a heading with its exercise, no Page Down, no key
// that leads out of an exercise, letters of 15 px, and it needs jupyterlab-fonts.

const SIZES = [1.5, 1.4, 1.3, 1.2, 1.1, 1]; // of the letters: the largest with which all of a slide has room
const IN_WAY = "nc-around"; // what lies between the page and the stage

function render({ model, el }) {
  guardKeys();
  const tell = WORDS.slides;
  const spec = model.get("spec");
  const place = `networkcoach-${spec.minutes}`;
  const line = talk(model);
  const begin = button("", () => start(kept()), "nc-main");
  const again = button(tell.first, () => start(0));
  const trouble = make("p", { class: "nc-trouble", role: "alert" });
  let show = null; // what is going on while the slides are on

  const card = make("section", { class: "nc-card nc-slides", "aria-label": spec.title },
    spec.whose ? make("p", {}, spec.whose) : null, make("p", {}, tell.what),
    make("div", { class: "nc-buttons" }, begin, again, button(tell.speaker, () => line.ask({ do: "speaker" }))),
    trouble, make("h3", {}, tell.keys_title), keyTable());

  function paint() {
    begin.textContent = kept() ? say(tell.go_on, { number: spec.numbers[kept()] ?? kept() + 1 }) : tell.begin;
    again.hidden = !kept();
  }

  function start(at) {
    const slides = slidesAfter(el.closest(".jp-Cell"));
    trouble.textContent = slides.length ? "" : tell.not_here;
    if (slides.length && !show) show = onStage({ slides, at, spec, place, keep, ended });
  }

  function ended() {
    show = null;
    paint();
    begin.scrollIntoView({ block: "center" });
    begin.focus();
  }

  // Only the number of a slide, and only until the window is closed: a page that is loaded again goes on there.
  const keep = (at) => sessionStorage.setItem(place, at);
  const kept = () => Number(sessionStorage.getItem(place)) || 0;

  function openSpeaker({ speaker }) {
    const opened = speaker && window.open("", `${place}-speaker`, "popup,width=1100,height=800");
    if (!opened) return void (trouble.textContent = speaker ? tell.speaker_refused : "");
    opened.document.open();
    opened.document.write(speaker); // a whole page, made by templates that escape every text
    opened.document.close();
    opened.document.querySelector("[data-do=open]").remove(); // the slides are here
  }

  model.on("msg:custom", openSpeaker);
  paint();
  el.append(card);
  return () => {
    model.off("msg:custom", openSpeaker);
    if (show) show.end();
  };
}

const keyTable = () => make("table", { class: "nc-facts" }, ...WORDS.slides.shortcuts.map(([key, does]) =>
  make("tr", {}, make("th", { scope: "row" }, key), make("td", {}, does))));

function slidesAfter(own) {
  const cells = [...(own?.closest(".jp-Notebook")?.querySelectorAll(".jp-Cell") ?? [])];
  const slides = [];
  for (const cell of cells.slice(cells.indexOf(own) + 1)) {
    if (cell.querySelector(".jp-RenderedMarkdown :is(h1, h2)")) slides.push([]);
    if (slides.length) slides[slides.length - 1].push(cell);
  }
  return slides;
}

function onStage({ slides, at, spec, place, keep, ended }) {
  const tell = WORDS.slides;
  const stage = slides[0][0].closest(".jp-WindowedPanel-outer") ?? slides[0][0].parentNode;
  const way = [];
  for (let node = stage.parentNode; node !== document.body; node = node.parentNode) way.push(node);
  const channel = new BroadcastChannel(place);
  const status = make("p", { class: "nc-heard", role: "status" });
  const number = make("p", { class: "nc-number" });
  const keys = make("dialog", { class: "nc-card", "aria-label": tell.keys_title }, keyTable());
  const foot = make("div", { class: "nc-foot" }, number, status, keys);
  const numberOf = (slide) => spec.numbers[slide] ?? slide + 1;
  const bottom = () => stage.scrollHeight - stage.clientHeight;
  const answers = () => slides[at].flatMap((cell) => [...cell.querySelectorAll(".jp-RenderedMarkdown details")]);
  const grown = new ResizeObserver(() => requestAnimationFrame(() => fit(size)));
  const anew = () => fit();
  let size = SIZES[0];

  function show(slide) {
    at = Math.min(Math.max(slide, 0), slides.length - 1);
    slides.flat().forEach((cell) => cell.classList.toggle("nc-on", slides[at].includes(cell)));
    answers().forEach((one) => { one.open = false; });
    dark(false);
    grown.disconnect();
    slides[at].forEach((cell) => grown.observe(cell));
    fit();
    stage.scrollTop = 0;
    stage.focus({ preventScroll: true });
    keep(at);
    const title = slides[at][0].querySelector("h1, h2").textContent.replace("¶", ""); // JupyterLab's link to a heading
    status.textContent = say(tell.said, { number: numberOf(at), of: spec.of, title });
    tellSpeaker();
  }

  // Feedback that makes a slide longer makes its letters smaller, and they stay so; if that is not enough, it comes into
  // view: the first of the reasons that stand beside things, or all of it.
  function fit(largest = SIZES[0]) {
    SIZES.filter((one) => one <= largest).some((one) => {
      size = one;
      stage.style.setProperty("--nc-size", one);
      return bottom() <= 1;
    });
    const card = document.activeElement?.closest(".nc-card");
    const shown = card?.querySelector(".nc-why:not(:empty), .nc-feedback:not(:empty)");
    if (shown && bottom() > 1) shown.scrollIntoView({ block: "nearest" });
    mark();
  }

  function mark() {
    const more = stage.scrollTop < bottom() - 4;
    fill(number, more ? make("span", {}, tell.more, " ") : null, say(tell.number, { number: numberOf(at), of: spec.of }));
  }

  function next() {
    if (isDark()) return dark(false);
    const folded = answers().find((one) => !one.open);
    if (stage.scrollTop < bottom() - 4) stage.scrollBy(0, stage.clientHeight * 0.8);
    else if (folded) {
      folded.open = true;
      folded.scrollIntoView({ block: "nearest" });
    } else if (at < slides.length - 1) show(at + 1);
  }

  function back() {
    if (isDark()) return dark(false);
    if (stage.scrollTop > 4) stage.scrollBy(0, -stage.clientHeight * 0.8);
    else if (at) show(at - 1);
  }

  const isDark = () => document.body.classList.contains("nc-black");

  function dark(on = !isDark()) {
    document.body.classList.toggle("nc-black", on);
    if (on) status.textContent = tell.dark;
  }

  function leave() {
    if (stage.contains(document.activeElement) && document.activeElement !== stage) stage.focus({ preventScroll: true });
    else end();
  }

  // JupyterLab would hand the focus on to the cell that was used last. Below the box of the coach stands what it says.
  const focused = (event) => {
    if (event.target === stage) event.stopPropagation();
    else event.target.closest(".nc-marked")?.scrollIntoView();
  };

  const does = {
    next, back, dark, leave,
    forward: () => show(at + 1),
    backward: () => show(at - 1),
    first: () => show(0),
    last: () => show(slides.length - 1),
    full: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
    keys: () => keys.showModal(),
  };

  // With the speaker's page in another window; it counts the slides as they are on paper.
  const tellSpeaker = () => channel.postMessage({ slide: numberOf(at) - 1, step: 0, steps: 0 });
  channel.onmessage = ({ data }) => {
    if (data.do === "show") show(slides.findLastIndex((_, one) => numberOf(one) <= data.slide + 1));
    else if (data.do === "tell") tellSpeaker();
    else if (["next", "back", "dark"].includes(data.do)) does[data.do]();
  };

  function end() {
    channel.postMessage({ gone: true });
    channel.close();
    silence();
    grown.disconnect();
    window.removeEventListener("resize", anew);
    stage.removeEventListener("scroll", mark);
    stage.removeEventListener("focusin", focused);
    dark(false);
    foot.remove();
    slides.flat().forEach((cell) => cell.classList.remove("nc-on"));
    document.body.classList.remove("nc-presenting");
    stage.classList.remove("nc-stage");
    way.forEach((node) => node.classList.remove(IN_WAY));
    ended();
  }

  document.body.classList.add("nc-presenting");
  stage.classList.add("nc-stage");
  way.forEach((node) => node.classList.add(IN_WAY));
  stage.parentNode.append(foot);
  stage.tabIndex = -1;
  window.addEventListener("resize", anew);
  stage.addEventListener("scroll", mark);
  stage.addEventListener("focusin", focused);
  keys.addEventListener("close", () => stage.focus({ preventScroll: true }));
  const silence = slideKeys(does);
  show(at);
  return { end };
}

export default { render };
