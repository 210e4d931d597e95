// One exercise of any kind: the question, the way to answer, hints, feedback.

const KINDS = { choose, sort, mark, predict, write, reflect: write, act };

function render({ model, el, host, signal }) {
  guardKeys();
  const spec = model.get("spec");
  const line = talk(model);
  const card = make("section", { class: `nc-card nc-${spec.kind}`, "aria-label": `${spec.id} ${spec.title}` });
  const feedback = make("div", { class: "nc-feedback", role: "status", "aria-live": "polite" });
  const help = make("div", { class: "nc-help", "aria-live": "polite" });
  const body = KINDS[spec.kind]({ spec, model, line, check, changed: () => foot.paint() });
  const foot = savedLine(model, line, body.isDirty);
  const inner = innerCard({ model, host, signal });

  function check() {
    if (body.instant) {
      const now = body.instant();
      show(now);
      shown = JSON.stringify(now); // the kernel will say the same: announced once is enough
    }
    line.ask({ do: "answer", value: body.read() });
  }

  function show(result) {
    feedback.dataset.outcome = result ? result.outcome : "";
    if (body.decorate) body.decorate((result && result.points) || []);
    if (!result) return fill(feedback);
    const beside = result.points.some((point) => point.why) ? make("p", {}, WORDS.beside) : null;
    fill(feedback, make("p", { class: `nc-outcome nc-is-${result.outcome}` }, (WORDS.outcomes_of[spec.kind] || {})[result.outcome] || WORDS.outcomes[result.outcome]), beside, ...prose(result.text));
  }

  // What is ticked is kept at once, also before it is checked; feedback to an earlier choice goes.
  function choosing() {
    shown = "null";
    show(null);
    unsaved.set(spec.id, body.read());
    line.ask({ do: "draft", value: body.read() });
  }

  const hint = button(WORDS.hint, () => line.ask({ do: "hint" }));
  const solution = button(spec.kind === "predict" ? WORDS.answer : WORDS.solution, () => line.ask({ do: "solution" }));
  const checks = spec.kind === "act" ? null : button(spec.kind === "reflect" ? WORDS.keep : WORDS.check, check, "nc-main");
  const earlier = make("div", {});
  const ways = make("div", { class: "nc-ways-out" });
  const whole = make("div", {}, earlier, body.node, spec.kind === "act" ? inner : "",
    make("div", { class: "nc-buttons" }, checks, hint, solution),
    foot.node, help, feedback, spec.kind === "act" ? "" : inner);
  const skipped = make("p", { id: newId() }, WORDS.skipped);
  let shown = "";
  let answered = "";
  let around = "";
  let renewed = model.get("state").renewed || 0;
  let isMine = false; // pressed here, and not on another card

  // What stands around: an answer to the question as it was, and quiet ways besides answering.
  function paintAround(state) {
    const before = JSON.stringify(state.earlier);
    if (before !== answered) fill(earlier, state.earlier ? earlierAnswer(state) : null);
    answered = before;
    const now = JSON.stringify([state.skipped, state.ways]);
    if (now === around) return;
    around = now;
    whole.hidden = state.skipped;
    skipped.hidden = !state.skipped;
    fill(ways, ...(state.skipped ? ["unskip"] : state.ways).map(wayOut));
    if (state.skipped) ways.firstChild.setAttribute("aria-describedby", skipped.id);
  }

  const wayOut = (verb) => button(WORDS.ways_out[verb], () => { isMine = true; line.ask({ do: verb }); }, "nc-link");

  // Begun again or brought back: the boxes show what counts now, and the focus goes where one begins.
  function renew(state) {
    renewed = state.renewed;
    unsaved.delete(spec.id);
    body.write(state.answer);
    if (isMine) (state.skipped ? ways : whole).querySelector("input, textarea, button").focus();
    isMine = false;
  }

  function paint() {
    const state = model.get("state");
    paintAround(state);
    if ((state.renewed || 0) > renewed) renew(state);
    const now = JSON.stringify(state.feedback || null);
    if (now !== shown) { shown = now; show(state.feedback); }
    const given = (state.hints || []).map((text, n) => make("p", { class: "nc-hint" }, make("b", {}, say(WORDS.hint_number, { n: n + 1 })), " ", text));
    if (help.childElementCount !== given.length + Boolean(state.solution)) {
      const pressed = [hint, solution].includes(document.activeElement);
      fill(help, ...given, state.solution ? make("div", { class: "nc-solution" }, make("b", {}, spec.kind === "predict" ? WORDS.answer_title : WORDS.solution_title), ...prose(state.solution)) : null);
      if (pressed) { help.lastChild.tabIndex = -1; help.lastChild.focus(); } // the button may go; the eye and the ear stay
    }
    hint.hidden = given.length >= (spec.hints || 0);
    solution.hidden = !spec.has_solution || Boolean(state.solution);
    if (body.paint) body.paint(state);
    else if (!line.waiting()) unsaved.delete(spec.id);
    foot.paint();
  }

  card.append(
    make("p", { class: "nc-kind" }, `${spec.id} · ${WORDS.kinds[spec.kind]}`),
    skipped, whole, ways,
  );
  // "input", not "change": a number box fires "change" on leaving it, and what then moves on the page swallows a click.
  if (!body.isDirty) body.node.addEventListener("input", choosing);
  body.write(model.get("state").answer);
  if (!body.isDirty && unsaved.has(spec.id)) { body.write(unsaved.get(spec.id)); choosing(); }
  model.on("change:state", paint);
  paint();
  if (body.rescue) body.rescue();
  el.append(card);
  return () => model.off("change:state", paint);
}

const earlierAnswer = ({ earlier, answer }) => make("details", { class: "nc-earlier", open: answer == null }, make("summary", {}, WORDS.earlier.changed),
  make("b", {}, WORDS.earlier.before), ...prose(earlier.question), make("b", {}, say(WORDS.earlier.answered, earlier)), ...prose(earlier.answer));

const question = (spec) => make("div", { class: "nc-question" }, ...prose(spec.question));

function choose({ spec, check }) {
  const group = radios("", spec.options.map(({ key, text }) => ({ key, text: `${key}) ${text}` })));
  group.node.querySelector("legend").append(question(spec));
  onEnter(group.node, check);
  const instant = () => {
    const option = spec.options.find((one) => one.key === group.get());
    return option ? { outcome: option.outcome, text: option.feedback, points: [] } : { outcome: "not_attempted", text: WORDS.choose_first, points: [] };
  };
  return { node: group.node, read: group.get, write: group.set, instant };
}

function sort({ spec, check }) {
  const groups = spec.items.map((item) => ({ item, group: radios(item.text, spec.bins) }));
  const node = make("div", {}, question(spec), ...groups.map(({ group }) => {
    group.node.classList.add("nc-item");
    const why = make("p", { class: "nc-why", id: newId() });
    group.node.append(why);
    group.node.setAttribute("aria-describedby", why.id);
    return group.node;
  }));
  onEnter(node, check);
  return {
    node,
    read: () => Object.fromEntries(groups.filter(({ group }) => group.get()).map(({ item, group }) => [item.key, group.get()])),
    write: (answer) => groups.forEach(({ item, group }) => group.set((answer || {})[item.key])),
    decorate: (points) => groups.forEach(({ item, group }) => sign(group.node.querySelector(".nc-why"), points.find((point) => point.key === item.key), WORDS.no_place)),
  };
}

// A sign and a word, so that nothing is said by colour alone.
function sign(node, point, open = "") {
  const [kind, text] = !point ? ["", ""] : point.ok == null ? ["", open] : point.ok ? ["nc-fits", WORDS.fits] : ["nc-look", WORDS.look_again];
  node.className = `nc-why ${kind}`;
  fill(node, text || null, point && point.why ? make("span", { class: "nc-reason" }, ` ${point.why}`) : null);
}

function mark({ spec, check }) {
  const pieces = spec.pieces.map((piece) => {
    if (!piece.selectable) return { node: make("span", {}, piece.text) };
    const box = make("input", { type: "checkbox", id: newId() });
    const why = make("span", { class: "nc-why" });
    const [first, ...rest] = piece.text.split(" ");
    const label = make("label", {}, make("span", { class: "nc-tick" }, box, first), rest.length ? ` ${rest.join(" ")}` : "");
    return { box, why, piece, node: make("span", { class: "nc-piece" }, label, why) };
  });
  const boxes = pieces.filter((one) => one.box);
  const text = make("div", { class: "nc-draft" });
  // a piece to tick stands on a line of its own already
  const breaks = (n) => n && spec.pieces[n].new_line && !spec.pieces[n - 1].selectable;
  pieces.forEach((one, n) => text.append(breaks(n) ? make("br") : " ", one.node));
  const node = make("fieldset", {}, make("legend", {}, question(spec)), text);
  onEnter(node, check);
  const touches = (range, piece) => range[0] < piece.end && range[1] > piece.start;
  return {
    node,
    read: () => boxes.filter((one) => one.box.checked).map((one) => [one.piece.start, one.piece.end]),
    write: (answer) => boxes.forEach((one) => { one.box.checked = (answer || []).some((range) => touches(range, one.piece)); }),
    decorate: (points) => boxes.forEach((one) => sign(one.why, points.find((point) => point.start === one.piece.start))),
  };
}

function predict({ spec, check }) {
  const input = make("input", { type: "number", min: spec.min, max: spec.max, step: spec.step, class: "nc-short" });
  const asks = question(spec);
  asks.id = newId();
  const node = make("div", {}, asks, field(WORDS.your_guess, input, say(WORDS.between, spec)));
  input.setAttribute("aria-describedby", `${asks.id} ${input.getAttribute("aria-describedby")}`);
  onEnter(node, check);
  return {
    node,
    read: () => (input.value === "" ? null : Number(input.value)),
    write: (answer) => { input.value = answer ?? ""; },
  };
}

// Writing is stored a second after the last key, and on leaving the box; until then the card says so.
function write({ spec, model, line, changed }) {
  const box = make("textarea", { rows: spec.rows || 4, id: newId(), spellcheck: "true" });
  const label = make("label", { for: box.id });
  let timer = null;
  let stored = "";
  const isDirty = () => box.value !== stored;
  const store = () => {
    clearTimeout(timer);
    if (isDirty()) line.ask({ do: "draft", value: box.value });
  };
  box.addEventListener("input", () => {
    unsaved.set(spec.id, box.value);
    clearTimeout(timer);
    timer = setTimeout(store, 1000);
    changed();
  });
  box.addEventListener("blur", store);
  const told = spec.shared && spec.shared.length
    ? make("div", { class: "nc-told" }, make("b", {}, say(WORDS.told, spec)), make("ul", {}, ...spec.shared.map((one) => make("li", {}, one)))) : null;
  const from = spec.start_from ? make("p", { class: "nc-from" }, make("b", {}, WORDS.start_from), " ", `“${spec.start_from}”`) : null;
  return {
    node: make("div", {}, told, from, make("div", { class: "nc-field" }, label, box)),
    read: () => box.value,
    write: (answer) => { clearTimeout(timer); box.value = stored = answer || ""; },
    isDirty,
    paint: (state) => {
      fill(label, ...prose(state.question || spec.question));
      stored = state.answer || "";
      if (unsaved.get(spec.id) === stored) unsaved.delete(spec.id);
      changed();
    },
    rescue: () => {
      if (!unsaved.has(spec.id)) return;
      box.value = unsaved.get(spec.id);
      store();
    },
  };
}

// What is done, and whom the answer names, is the desk's.
function act({ spec }) {
  return { node: question(spec), read: () => null, write: () => {} };
}

// A second card inside this one: the desk of an act, or the offer to make a promise of it.
function innerCard({ model, host, signal }) {
  const node = make("div", { class: "nc-inner" });
  let shown = null;
  let gone = null;

  async function paint() {
    const now = model.get("inner");
    if (now === shown) return;
    shown = now;
    if (gone) gone.abort();
    gone = new AbortController();
    const place = make("div");
    fill(node, now ? place : null);
    if (!now) return;
    try {
      const card = await host.getWidget(now);
      if (now === shown) await card.render({ el: place, signal: AbortSignal.any([signal, gone.signal]) });
    } catch {
      fill(place, make("p", { class: "nc-trouble", role: "alert" }, WORDS.not_shown));
    }
  }

  model.on("change:inner", paint);
  paint();
  return node;
}

export default { render };
