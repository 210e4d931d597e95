// Somebody comes back to a card after a while: in another window, things may have changed.
function onReturn(card, look) {
  let seen = Date.now();
  new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting || Date.now() - seen < 5000) return;
    seen = Date.now();
    look();
  }).observe(card);
}
