// Choose a file, or type where it lies. It goes to the kernel in pieces: one message over 10 MB would close the
// notebook's connection.

const PIECE = 1 << 18;

function fileSender({ model, line, label, help, accept }) {
  const most = model.get("spec").most_bytes;
  const pick = make("input", { type: "file", accept });
  const path = make("input", { type: "text", autocomplete: "off", spellcheck: "false" });
  const bar = make("progress", { max: 1, value: 0, "aria-label": WORDS.upload.progress });
  const wrong = make("p", { class: "nc-trouble", role: "alert" });
  let sending = null;
  let sentFrom = -1;

  function refuse(text) {
    sending = null;
    wrong.textContent = text;
  }

  pick.addEventListener("change", () => {
    const file = pick.files[0];
    if (!file) return;
    if (file.size > most) return refuse(say(WORDS.upload.too_large, { name: file.name, most: most >> 20 }));
    refuse("");
    sending = file;
    sentFrom = -1;
    line.ask({ do: "begin", name: file.name, size: file.size });
  });

  async function sendNext({ wants }) {
    if (!sending || wants == null || wants === sentFrom) return;
    sentFrom = wants;
    const file = sending;
    if (wants >= file.size) { sending = null; return; }
    let bytes;
    try { bytes = await file.slice(wants, wants + PIECE).arrayBuffer(); } catch { return refuse(WORDS.upload.unreadable); }
    if (sending === file) line.ask({ do: "piece", from: wants }, [bytes]);
  }

  const typed = button(WORDS.upload.read_path, () => { refuse(""); line.ask({ do: "path", path: path.value }); });
  path.addEventListener("keydown", (event) => { if (event.key === "Enter") typed.click(); });

  function paint(state) {
    sendNext(state);
    bar.hidden = state.progress == null;
    bar.value = state.progress || 0;
    if (state.finished) pick.value = ""; // so that the same file can be chosen once more
  }

  // In the browser edition no file lies on "this computer": it is chosen, and nothing else.
  const byPath = model.get("spec").browser ? null
    : make("details", {}, make("summary", {}, WORDS.upload.by_path), field(WORDS.upload.path, path), typed);
  const node = make("div", {}, field(label, pick, help), byPath, wrong, bar);
  // Or only a button that opens the browser's own choice of files, with `news` somewhere below it.
  const pressed = () => {
    pick.hidden = true;
    return { button: button(label, () => pick.click()), news: make("div", {}, pick, wrong, bar) };
  };
  return { node, paint, pressed };
}
