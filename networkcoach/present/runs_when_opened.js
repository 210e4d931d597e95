// An extension of JupyterLab for a demo alone: a page of slides is run when it is opened, so that one press begins them.
// JupyterLab has no setting for that, and rightly: it is done only for pages that the demo has made itself.
(() => {
  const ID = "networkcoach-runs-when-opened";
  const seen = new WeakSet();

  async function runOnce(app) {
    const page = app.shell.currentWidget;
    if (!page?.context?.sessionContext || seen.has(page)) return;
    seen.add(page);
    await Promise.all([page.context.ready, page.revealed]);
    const ours = page.content.model?.getMetadata?.("networkcoach");
    if (!ours?.runs_when_opened) return;
    await page.context.sessionContext.ready;
    await page.context.sessionContext.session?.kernel?.info;
    app.shell.activateById(page.id);
    await app.commands.execute("notebook:run-all-cells");
    page.content.activeCellIndex = 0; // Run All ends at the last cell
    page.content.node.querySelector(".jp-Cell").scrollIntoView();
    (await shown(page, ".nc-slides .nc-main"))?.focus(); // so that Enter begins the slides
  }

  // A box is drawn some moments after its cell has run.
  async function shown(page, what) {
    for (let moment = 0; moment < 100 && !page.node.querySelector(what); moment++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return page.node.querySelector(what);
  }

  const plugin = {
    id: `${ID}:plugin`,
    autoStart: true,
    activate: (app) => {
      app.restored.then(() => { // not awaited: it comes only when all plugins are there
        app.shell.currentChanged.connect(() => runOnce(app));
        runOnce(app);
      });
    },
  };
  const module = { default: plugin, __esModule: true };
  (window._JUPYTERLAB ??= {})[ID] = { init() {}, get: () => Promise.resolve(() => module) };
})();
