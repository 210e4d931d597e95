// One question at a time: while the kernel draws, only the newest place of the sliders waits, and no old picture comes.
function newest(line) {
  let next = null;
  line.listen(({ waiting, silent }) => {
    if (!next || (waiting && !silent)) return;
    const message = next;
    next = null;
    line.ask(message);
  });
  return {
    ask(message) { if (line.waiting()) next = message; else line.ask(message); },
    press(message) { next = null; line.ask(message); },
    waits: () => Boolean(next) || line.waiting(),
  };
}
