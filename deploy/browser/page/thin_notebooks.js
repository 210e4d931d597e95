// Our notebooks are not saved by themselves: JupyterLab would keep a copy of each page that was run, and that copy would
// hide every later version of the page. Nothing is lost by it, because answers and people are saved in the log.
// "File, Save Notebook" still keeps what somebody wrote into a page.
(() => {
  const PATIENCE = 3000; // what is typed is sent a second after the last key
  const ours = new WeakSet();

  const settle = (model) => {
    if (model.dirty) model.dirty = false;
  };

  async function look(widget) {
    const context = widget?.context;
    if (!context) return false;
    await context.ready;
    if (ours.has(context) || !context.model.getMetadata?.("networkcoach")) return ours.has(context);
    ours.add(context);
    context.model.stateChanged.connect(settle);
    settle(context.model);
    return true;
  }

  // Each open notebook has a Python of its own, which takes 700 MB. So a notebook goes when the next one is in front, as
  // soon as its Python has written down what was typed last.
  const isIdle = (context) => (context.sessionContext.session?.kernel?.status ?? "idle") === "idle";

  function leave(app, widget) {
    if (widget.isDisposed || app.shell.currentWidget === widget) return;
    if (isIdle(widget.context)) widget.close();
    else setTimeout(leave, PATIENCE, app, widget);
  }

  async function goOn(app, widget) {
    if (!(await look(widget))) return;
    for (const other of app.shell.widgets("main")) {
      if (other !== widget && ours.has(other.context)) setTimeout(leave, PATIENCE, app, other);
    }
  }

  const plugin = {
    id: "networkcoach:thin-notebooks",
    autoStart: true,
    activate: (app) => {
      app.shell.currentChanged?.connect((_, { newValue }) => goOn(app, newValue));
      app.shell.layoutModified?.connect(() => [...app.shell.widgets("main")].forEach(look));
    },
  };
  // the form in which JupyterLab loads an extension that was built by its tools; this one needs no building
  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB.networkcoach = { init: () => {}, get: async () => () => ({ __esModule: true, default: plugin }) };
})();
