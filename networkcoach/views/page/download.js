// Save a file that the kernel hands over. What was handed over before this page was opened is not saved once more.
function downloads(model, line) {
  let saved = (model.get("state").download || {}).n;
  return ({ download }) => {
    if (!download || download.n === saved) return;
    saved = download.n;
    const link = make("a", { href: URL.createObjectURL(new Blob([model.get("file")])), download: download.name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    setTimeout(() => line.ask({ do: "taken" })); // not within the change that told of it
  };
}
