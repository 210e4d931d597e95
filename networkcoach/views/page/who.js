// Who is it? A box for a name, and the people who are found while one types.

function whoBox(line, onlyKnown = false) {
  const box = make("input", { type: "text", autocomplete: "off", spellcheck: "false" });
  const found = make("div", { class: "nc-found" });
  const heard = make("p", { class: "nc-heard", role: "status" }); // short: a list read aloud at each key is babble
  let matches = null;
  let asked = "";
  let timer = null;

  function look() {
    matches = null; // a person picked for another name is not meant
    asked = "";
    fill(found);
    clearTimeout(timer);
    timer = setTimeout(() => line.ask({ do: "find", text: box.value }), 200);
  }

  function offer({ text, people, more, same }) {
    const options = people.map((one) => ({ key: String(one.id), text: one.text }));
    if (!onlyKnown) options.push({ key: "new", text: say(same ? WORDS.promise.add_another : WORDS.promise.add_new, { name: text }) });
    matches = radios(more ? WORDS.promise.who_more : WORDS.promise.who_is_it, options);
    if (options.length === 1 || people.length === 1) matches.set(options[0].key);
    fill(found, options.length ? matches.node : make("p", {}, WORDS.promise.found_nobody));
    heard.textContent = say(WORDS.promise.heard, { n: people.length });
  }

  function clear() {
    clearTimeout(timer);
    box.value = "";
    matches = null;
    heard.textContent = "";
    fill(found);
  }

  function paint({ found: now }) {
    const looked = JSON.stringify(now || null);
    if (!now || !now.text || looked === asked || now.text !== box.value.trim()) return;
    asked = looked;
    offer(now);
  }

  box.addEventListener("input", look);
  return {
    box,
    nodes: [field(WORDS.promise.who, box, WORDS.promise.who_help), found, heard],
    read: () => ({ person: matches ? matches.get() : null, name: box.value.trim() }),
    write: (name) => { box.value = name; look(); },
    clear,
    paint,
  };
}
