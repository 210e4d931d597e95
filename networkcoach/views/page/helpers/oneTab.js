// In the browser edition, one tab at a time writes the log: whoever is there first, until it is closed or another takes
// it. All cards of a tab share this, whichever kernel is theirs, and each tells its kernel when something changes. A
// browser without locks is left to the kernel's own check of the file, which comes before each writing.
function oneTab(model) {
  if (!model.get("spec").browser || !navigator.locks) return;
  const tab = window.networkcoachTab || (window.networkcoachTab = openTab());
  tab.join(model);

  function openTab() {
    const name = `networkcoach-log ${siteAddress()}`; // other sites under the same address have logs of their own
    const models = new Set();
    const says = make("p", { role: "alert" });
    const press = button(WORDS.tab.use_here, () => take(), "nc-main");
    const bar = make("div", { class: "nc-card nc-bar", hidden: true }, says, press);
    let elsewhere = false;
    let held = false;
    let stopWaiting = null;
    document.body.append(bar);

    function tell(one) {
      try { one.send({ do: "tab", elsewhere }); } catch { models.delete(one); } // its cell was run again
    }
    function news(now) {
      if (now === elsewhere) return;
      elsewhere = now;
      says.textContent = now ? WORDS.tab.elsewhere : WORDS.tab.here_again;
      press.hidden = !now;
      bar.hidden = false;
      if (!now) setTimeout(() => { bar.hidden = !elsewhere; }, 12000);
      models.forEach(tell);
    }
    // Granted, it is held until this tab is closed: the promise never ends by itself.
    function hold() {
      held = true;
      news(false);
      return new Promise(() => {});
    }
    function lost() {
      if (!held) return;
      held = false;
      news(true);
      wait();
    }
    function wait() {
      stopWaiting = new AbortController();
      navigator.locks.request(name, { signal: stopWaiting.signal }, hold).catch(lost);
    }
    function take() {
      if (stopWaiting) stopWaiting.abort();
      navigator.locks.request(name, { steal: true }, hold).catch(lost);
    }
    navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock) return hold();
      news(true);
      wait();
      return null;
    }).catch(lost);
    return { take, join(one) { models.add(one); if (elsewhere) tell(one); } };
  }

  function siteAddress() {
    const settings = document.getElementById("jupyter-config-data");
    const base = settings ? JSON.parse(settings.textContent).baseUrl : "";
    return new URL(base || "/", window.location.href).href;
  }
}
