sheetReaders.scale = (part, write) => {
  const chosen = part.querySelector("input:checked");
  const [low, high] = [...part.querySelectorAll(".adv-sheet-scale__end")].map((end) => end.textContent.trim());
  return chosen ? write.words(`${chosen.value} (1: ${low}, 5: ${high})`) : "";
};
// A browser has no way to take back a choice of one; choosing the same again does it here.
for (const row of document.querySelectorAll(".adv-sheet-scale__row")) {
  let before = null;
  const note = () => { before = row.querySelector("input:checked"); };
  row.addEventListener("pointerdown", note);
  row.addEventListener("keydown", note);
  row.addEventListener("click", ({ target }) => {
    if (target.type !== "radio" || target !== before) return;
    // Arrow keys choose by a click as well, but never the one that is chosen.
    target.checked = false;
    before = null;
    target.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
