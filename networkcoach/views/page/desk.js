// A desk: the body of an `act` inside its exercise, or a card of its own.

const desk = (body) => ({
  render({ model, el }) {
    guardKeys();
    const spec = model.get("spec");
    const line = talk(model);
    const made = body({ spec, model, line });
    const foot = savedLine(model, line, made.isDirty);
    const paint = () => { made.paint(model.get("state")); foot.paint(); };
    model.on("change:state", paint);
    paint();
    el.append(make(spec.id ? "div" : "section", { class: "nc-card", role: spec.id ? "group" : null, "aria-label": spec.title },
      spec.id ? null : make("h3", {}, spec.title), made.node, foot.node, made.rows));
    return () => model.off("change:state", paint);
  },
});
