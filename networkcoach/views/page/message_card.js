// Write to somebody: whom, what they told, the box with its marks, and what came of it.

const MAIL_AT_MOST = 1800; // signs of a link: some mail programs cut off what is longer

function mailTo(email, text) {
  const body = encodeURIComponent(wholeText(text).replace(/\n/g, "\r\n"));
  return `mailto:${encodeURIComponent(wholeText(email)).replace(/%40/g, "@")}?body=${body}`;
}

function render({ model, el }) {
  guardKeys();
  const spec = model.get("spec");
  const line = talk(model);
  const key = `message ${spec.whose}`; // what is typed, and to whom
  let person = null;
  let page = null;
  const foot = savedLine(model, line, () => Boolean(page && page.isDirty()));
  foot.node.firstChild.removeAttribute("role"); // what stands out is said after a pause; saving needs no voice beside it
  const open = (who, name) => line.ask({ do: "open", person: who, name });
  const choose = addressees({ line, open });
  page = messagePage({ spec, model, line, foot, key });
  let filled = null;
  let closing = false; // as soon as what is typed is stored

  // What could not be stored keeps its box.
  function close() {
    closing = page.isDirty();
    if (closing) page.store();
    else line.ask({ do: "close" });
  }
  page.other.addEventListener("click", close);

  function paint() {
    const state = model.get("state");
    const held = page.node.contains(document.activeElement);
    page.node.hidden = !state.person;
    choose.node.hidden = Boolean(state.person);
    if (state.person) {
      show(state, state.filled !== filled, filled === null);
    } else {
      choose.paint(state);
      if (person !== null) unsaved.delete(key);
      if (person !== null && held) choose.focus();
      person = null;
    }
    filled = state.filled;
    place(state.person && !state.person.alone ? page.under : card);
    foot.paint();
    if (closing && !line.waiting()) { closing = false; if (!page.isDirty()) close(); }
  }

  // "Saved" stands right below the box, and trouble where one looks.
  function place(at) {
    if (foot.node.parentNode !== at) at.append(foot.node);
  }

  function show(state, isNew, isFirst) {
    const kept = unsaved.get(key);
    const isOther = person !== state.person.id;
    person = state.person.id;
    page.paint(state, isNew);
    if (!isNew) return;
    choose.leave();
    if (isOther && kept && kept.person === person && kept.text != null) page.rescue(kept.text);
    page.remember();
    if (!isFirst) page.focus(isOther);
  }

  const card = make("section", { class: "nc-card nc-message", "aria-label": spec.title }, make("h3", {}, spec.title), choose.node, page.node);
  el.append(card);
  model.on("change:state", paint);
  paint();
  const kept = unsaved.get(key);
  if (kept && !person) open(kept.person, kept.name);
  onReturn(card, () => line.ask({ do: "look" }));
  return () => model.off("change:state", paint);
}

// The page of one message. What is typed is read after a short pause, and stored a second after the last key.
function messagePage({ spec, model, line, foot, key }) {
  const tell = WORDS.message;
  const heading = make("h4", { tabindex: "-1" });
  const other = button(tell.other, () => {}, "nc-small");
  const about = make("div", { class: "nc-about" });
  const label = make("label", {});
  const sheet = markedBox(typed);
  const { box } = sheet;
  label.htmlFor = box.id;
  const under = make("div", {});
  const told = make("p", { class: "nc-told", role: "status", tabindex: "-1" });
  const undo = make("div", { class: "nc-buttons" });
  const mail = make("a", { class: "nc-mail", rel: "noopener" }, tell.mail);
  const copied = make("p", { class: "nc-quiet", role: "status" });
  const seen = observations({ ask, show: sheet.show });
  const versions = versionList({ ask });
  const sent = sentForm({ spec, ask });
  const acts = make("div", { class: "nc-buttons nc-out" }, button(tell.version, () => ask({ do: "version" })), button(tell.copy, copy), mail);
  const writing = make("div", {}, about, make("div", { class: "nc-field nc-written" }, label, sheet.node), under, told, undo, seen.node, acts, copied, sent.node, versions.node, trustDetails(spec.trust));
  const alone = make("p", {});
  const node = make("div", {}, make("div", { class: "nc-heading" }, heading, other), alone, writing);
  let person = null;
  let stored = "";
  let number = 0; // of the newest text that was sent to be read; another view of this card has other numbers
  let reading = null;
  let saving = null;
  let shown = "";
  let noted = model.get("state").noted || 0;

  const isDirty = () => Boolean(person) && !person.alone && wholeText(box.value) !== stored;

  // What is typed is stored before whatever is pressed; both carry whose it is.
  function ask(message) {
    store();
    number += 1;
    line.ask({ person: person.id, text: box.value, number, ...message });
  }

  function store() {
    clearTimeout(saving);
    if (isDirty()) line.ask({ do: "keep", person: person.id, text: box.value });
  }

  function read() {
    line.ask({ do: "read", person: person.id, text: box.value, number });
  }

  const remember = () => unsaved.set(key, { person: person.id, name: person.name, text: isDirty() ? box.value : null });

  function typed() {
    number = Math.max(number + 1, Date.now());
    seen.quiet();
    remember();
    clearTimeout(reading);
    clearTimeout(saving);
    reading = setTimeout(read, 250);
    saving = setTimeout(store, 1000);
    copied.textContent = "";
    link();
    foot.paint();
  }

  function link() {
    const href = mailTo(person.email, box.value);
    const fits = href.length <= MAIL_AT_MOST;
    mail.hidden = !box.value.trim() || !fits;
    if (fits) mail.href = href;
    if (!fits) copied.textContent = tell.mail_long;
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(box.value);
      copied.textContent = tell.copied;
    } catch { // no permission, or a page without https: the hand does it
      box.focus();
      box.select();
      copied.textContent = tell.selected;
    }
  }

  function describe(now) {
    person = now;
    fill(heading, now.name, now.beside ? make("small", {}, now.beside) : null);
    alone.textContent = now.alone;
    writing.hidden = Boolean(now.alone);
    if (now.alone) return;
    label.textContent = say(tell.box, now);
    fill(about, make("p", {}, now.how), now.shared.length ? make("b", {}, say(tell.shared, now)) : make("p", { class: "nc-quiet" }, tell.shared_none),
      now.shared.length ? make("ul", {}, ...now.shared.map((one) => make("li", {}, one))) : null, now.more ? make("p", { class: "nc-quiet" }, now.more) : null);
  }

  function paint(state, isNew) {
    const now = JSON.stringify(state.person);
    if (now !== shown) { shown = now; describe(state.person); }
    if (state.person.alone) return;
    stored = state.text;
    if (isNew) fillIn(state);
    if ((state.noted || 0) !== noted) { noted = state.noted; seen.forget(); }
    if (state.reading && state.reading.number === number) observe(state.reading);
    versions.paint(state);
    if (unsaved.has(key)) remember();
    if (told.textContent !== state.told) told.textContent = state.told;
    paintUndo(state.undo);
    link();
  }

  function paintUndo(text) {
    const before = undo.firstChild;
    if ((before ? before.textContent : "") === text) return;
    fill(undo, text ? button(text, () => ask({ do: "undo" }), "nc-small") : null);
    if (before && !document.activeElement.closest(".nc-card")) (undo.firstChild || box).focus();
  }

  function observe(reading) {
    sheet.mark(reading.marks, reading.rows.some((row) => row.kind === "whole"));
    seen.paint(reading);
  }

  // The kernel gives another text: somebody else's, an earlier version, none after it was sent.
  function fillIn(state) {
    clearTimeout(reading);
    clearTimeout(saving);
    sheet.write(state.text);
    number = state.reading.number;
    seen.forget();
    sent.clear(person);
    copied.textContent = "";
  }

  function rescue(text) {
    sheet.write(text);
    typed();
  }

  function focus(isOther) {
    if (isOther) heading.focus();
    else if (undo.firstChild) told.focus(); // it was sent: what was noted, and the way back
    else box.focus();
  }

  box.addEventListener("blur", store);
  return { node, other, under, isDirty, store, remember, paint, rescue, focus };
}

export default { render };
