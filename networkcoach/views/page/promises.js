// What was promised, by when, did it happen: to whomever.
function promiseBoxes() {
  const what = make("input", { type: "text", autocomplete: "off" });
  const by = make("input", { type: "date", min: "1990-01-01" });
  const happened = radios(WORDS.promise.happened, WORDS.promise.answers, () => { onDay.hidden = happened.get() !== "yes"; });
  const on = make("input", { type: "date", min: "1990-01-01" });
  const onDay = field(WORDS.promise.on, on);
  const boxes = { what, by, on };
  return {
    boxes,
    nodes: [field(WORDS.promise.what, what, WORDS.promise.what_help), field(WORDS.promise.by, by, WORDS.promise.by_help), happened.node, onDay],
    typed: () => ({ what: what.value, by: by.value, on: on.value, happened: happened.get() }),
    read: () => ({ what: what.value.trim(), by: by.value || null, happened: happened.get() || "not_yet", on: on.value || null }),
    write(kept) {
      Object.entries(boxes).forEach(([name, box]) => { box.value = kept[name] || ""; });
      happened.set(kept.happened || "not_yet");
      onDay.hidden = kept.happened !== "yes";
    },
  };
}
