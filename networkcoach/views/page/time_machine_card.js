// The time machine: sliders, the picture that they move, and one run in which one sees who drifts away.

function render({ model, el }) {
  guardKeys();
  const spec = model.get("spec");
  const tell = WORDS.machine;
  const line = talk(model);
  const foot = savedLine(model, line);
  const question = newest(line);
  const heard = quietly();
  const drawn = make("div", {});
  const hand = make("div", { class: "nc-hand", hidden: true });
  const compared = make("p", { class: "nc-compared" });
  const full = make("p", { class: "nc-full" });
  const kept = make("p", { class: "nc-quiet" });
  const table = make("div", {});
  const sliders = Object.fromEntries(spec.sliders.map((one) => [one.key, slider(one, () => question.ask({ do: "turn", at: at() }))]));
  const at = () => Object.fromEntries(Object.entries(sliders).map(([key, one]) => [key, one.get()]));
  const crowd = people({ spec, hand, heard });
  let shown = "";

  function paint() {
    const state = model.get("state");
    if (!question.waits()) Object.entries(sliders).forEach(([key, one]) => one.set(state.at[key]));
    foot.paint();
    full.textContent = state.full;
    if (state.html === shown) return;
    shown = state.html;
    drawn.innerHTML = state.html; // drawn by our own code, without a word from anybody
    compared.textContent = state.compared;
    kept.textContent = state.kept;
    fill(table, numbers(state.title, state.table));
    crowd.set(state.runs, state.at.people);
    heard.say(`${state.title}. ${state.compared}`);
  }

  el.append(make("section", { class: "nc-card nc-toy", "aria-label": spec.title },
    make("h3", {}, spec.title), make("p", {}, tell.lead),
    make("div", { class: "nc-picture" }, drawn, hand), compared,
    make("fieldset", { class: "nc-sliders" }, make("legend", {}, tell.habits), ...Object.values(sliders).map((one) => one.node)),
    full,
    make("div", { class: "nc-buttons" },
      button(tell.keep, () => question.press({ do: "keep", at: at() }), "nc-main"),
      button(tell.start_over, () => question.press({ do: "start_over" }))),
    kept, foot.node, crowd.node, heard.node,
    make("details", {}, make("summary", {}, WORDS.figure.numbers), table),
    make("details", {}, make("summary", {}, tell.assumed), make("ul", {}, ...spec.assumed.map(([says, source]) =>
      make("li", {}, `${says} `, make("span", { class: "nc-quiet" }, source)))))));
  model.on("change:state", paint);
  paint();
  return () => { model.off("change:state", paint); crowd.stop(); };
}

// Forty people in one run: a full sign while another word is to come, a hollow one after the last.
function people({ spec, hand, heard }) {
  const tell = WORDS.machine;
  const signs = spec.names.map((name) => {
    const [mark, said] = [make("span", { "aria-hidden": "true" }), make("span", { class: "nc-heard" })];
    return { mark, said, node: make("li", {}, mark, name, said) };
  });
  const which = make("p", { class: "nc-quiet" });
  const now = make("p", { class: "nc-count" });
  const go = button(tell.run, press, "nc-main");
  const texts = Array.from({ length: spec.weeks + 1 }, () => "");
  const clock = slider({ label: tell.clock, min: 0, max: spec.weeks, step: 1, texts }, paint);
  const [left, bottom, width, height] = spec.box;
  Object.assign(hand.style, { bottom: `${100 * bottom}%`, height: `${100 * height}%` });
  let runs = [];
  let tried = 0;
  let run = 0;
  let frame = 0;

  const inTouch = (week) => runs[run].map((last) => last >= week * 7);

  function paint() {
    const week = clock.get();
    const there = inTouch(week);
    signs.forEach(({ mark, said, node }, n) => {
      mark.textContent = there[n] ? "● " : "○ ";
      said.textContent = there[n] ? "" : ` ${tell.gone}`;
      node.classList.toggle("nc-gone", !there[n]);
    });
    now.textContent = texts[week];
    hand.hidden = !week;
    hand.style.left = `${100 * (left + width * week * 7 / spec.days)}%`;
  }

  function set(given, howMany) {
    runs = given;
    tried = howMany;
    signs.forEach(({ node }, n) => node.classList.toggle("nc-tried", n < tried));
    for (let week = 0; week <= spec.weeks; week += 1) {
      const count = inTouch(week).filter(Boolean).length;
      texts[week] = say(count === 1 ? tell.week_one : tell.week, { n: week, count, all: spec.names.length });
    }
    which.textContent = say(tell.which, { n: run + 1, all: runs.length });
    clock.set(clock.get());
    paint();
  }

  function stop() {
    cancelAnimationFrame(frame);
    frame = 0;
    go.textContent = tell.run;
  }

  // About five seconds for two years; at once for who asked their computer for less movement.
  function press() {
    if (frame) { stop(); return; }
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const from = calm ? spec.weeks : clock.get() % spec.weeks;
    const began = performance.now();
    const tick = (time) => {
      const week = Math.min(spec.weeks, from + Math.max(0, Math.floor((time - began) / 50)));
      clock.set(week);
      paint();
      if (week < spec.weeks) { frame = requestAnimationFrame(tick); return; }
      stop();
      heard.say(texts[week]);
    };
    go.textContent = tell.stop;
    frame = requestAnimationFrame(tick);
  }

  const another = button(tell.another, () => {
    run = (run + 1) % runs.length;
    set(runs, tried);
    heard.say(`${which.textContent} ${now.textContent}`);
  });
  clock.set(0);
  return {
    set,
    stop,
    node: make("div", { class: "nc-crowd", role: "group", "aria-label": tell.crowd }, make("h4", {}, tell.crowd), clock.node,
      make("div", { class: "nc-buttons" }, go, another), now, make("ul", {}, ...signs.map((one) => one.node)),
      make("p", { class: "nc-quiet" }, tell.signs), which),
  };
}

export default { render };
