// Steps to tick: what is ticked is kept under `<card id>/<step id>`, on every page alike.
for (const scope of document.querySelectorAll("[data-adv-ticks]")) {
  const boxes = [...scope.querySelectorAll("[data-adv-tick]")];
  const tools = scope.querySelector("[data-adv-tick-tools]");
  const undo = tools.querySelector("[data-adv-undo]");
  const reset = tools.querySelector("[data-adv-reset]");
  const keyOf = (box) => box.dataset.advTick;
  const keysOf = (box) => [keyOf(box), ...(box.dataset.advFormerly || "").split(" ").filter(Boolean)];
  // A plan shows some of its steps.
  const isShown = (box) => !box.closest("[hidden]");
  let cleared = [];

  const show = () => {
    const shown = boxes.filter(isShown);
    const done = shown.filter((box) => box.checked).length;
    tools.querySelector("[data-adv-progress]").textContent = `${done} of ${shown.length} done`;
    tools.querySelector("[data-adv-bar]").style.setProperty("--adv-done", done / (shown.length || 1));
    reset.hidden = !done;
    undo.hidden = !cleared.length || done > 0;
    if (!ticks.areKept()) {
      const kept = tools.querySelector("[data-adv-kept]");
      kept.textContent = kept.dataset.advNotKept;
    }
  };
  const restore = () => {
    for (const box of boxes) box.checked = keysOf(box).some(ticks.has);
    show();
  };
  const set = (changed, on) => {
    for (const box of changed) {
      box.checked = on;
      // An old key is cleared with the new one, so that it does not bring the tick back.
      for (const key of on ? [keyOf(box)] : keysOf(box)) ticks.set(key, on);
    }
    show();
  };

  for (const box of boxes) {
    box.addEventListener("change", () => {
      cleared = [];
      set([box], box.checked);
    });
  }
  reset.addEventListener("click", () => {
    cleared = boxes.filter((box) => box.checked && isShown(box));
    set(cleared, false);
    undo.focus();
  });
  undo.addEventListener("click", () => {
    const back = cleared;
    cleared = [];
    set(back, true);
    reset.focus();
  });
  tools.hidden = false;
  restore();
  // Another tab may have changed them, or the browser may show a page as it was left.
  scope.addEventListener("adv-shown", show);
  window.addEventListener("storage", restore);
  window.addEventListener("pageshow", restore);
}
