// A file of people: pick it, see what is in it, bring the people in, take that back.
// The file goes to the kernel in pieces: one message over 10 MB would close the notebook's connection.

const PIECE = 1 << 18;

function render({ model, el }) {
  guardKeys();
  const spec = model.get("spec");
  const line = talk(model, 20000);
  const pick = make("input", { type: "file", accept: spec.accept });
  const path = make("input", { type: "text", autocomplete: "off", spellcheck: "false" });
  const bar = make("progress", { max: 1, value: 0, "aria-label": WORDS.file.progress });
  const news = make("div", { role: "status", tabindex: "-1" });
  const rest = make("div", {});
  const choice = make("div", { class: "nc-buttons" });
  const foot = savedLine(model, line);
  let sending = null;
  let sentFrom = -1;

  pick.addEventListener("change", async () => {
    const file = pick.files[0];
    if (!file) return;
    if (file.size > spec.most_bytes) return fill(news, ...prose(say(WORDS.file.too_large, { name: file.name, most: spec.most_bytes >> 20 })));
    sending = file;
    sentFrom = -1;
    line.ask({ do: "begin", name: file.name, size: file.size });
  });

  async function sendNext(state) {
    if (!sending || state.wants == null || state.wants === sentFrom) return;
    sentFrom = state.wants;
    const file = sending;
    const from = state.wants;
    if (from >= file.size) { sending = null; return; }
    let bytes;
    try { bytes = await file.slice(from, from + PIECE).arrayBuffer(); } catch { sending = null; return fill(news, ...prose(WORDS.file.unreadable)); }
    line.ask({ do: "piece", from }, [bytes]);
  }

  const typed = button(WORDS.file.read_path, () => line.ask({ do: "path", path: path.value }));
  path.addEventListener("keydown", (event) => { if (event.key === "Enter") typed.click(); });

  const more = (title, lines) => (lines && lines.length
    ? make("details", {}, make("summary", {}, title), make("ul", {}, ...lines.map((text) => make("li", {}, text)))) : null);

  let shown = "";
  function paint() {
    const state = model.get("state");
    sendNext(state);
    bar.hidden = state.progress == null;
    bar.value = state.progress || 0;
    const now = JSON.stringify([state.message, state.preview, state.notes, state.actions]);
    if (now === shown) return;
    shown = now;
    const held = choice.contains(document.activeElement);
    fill(news, ...prose(state.message));
    fill(rest, state.preview ? numbers(state.preview.caption, state.preview) : null, ...(state.notes || []).map((note) => more(note.title, note.lines)));
    fill(choice, ...(state.actions || []).map((action) => button(action.text, () => line.ask({ do: action.do }), action.main ? "nc-main" : "nc-plain")));
    if (held) news.focus();
    if (state.finished) pick.value = ""; // so that the same file can be chosen once more
  }

  model.on("change:state", paint);
  el.append(make("section", { class: "nc-card nc-file", "aria-label": spec.title },
    make("h3", {}, spec.title),
    field(WORDS.file.pick, pick, WORDS.file.pick_help),
    make("details", {}, make("summary", {}, WORDS.file.by_path), field(WORDS.file.path, path), typed),
    bar, news, rest, choice, foot.node));
  paint();
  return () => model.off("change:state", paint);
}

export default { render };
