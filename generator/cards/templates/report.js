/* The page is whole without this: it only hides what does not mention the words typed. */
const form = document.getElementById("filter");
const rows = [...document.querySelectorAll("[data-row]")].map(row => [row, row.textContent.toLowerCase()]);
const folds = [...document.querySelectorAll("[data-fold]")].map(fold => [fold, fold.open]);
form.hidden = false;
form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("input", () => {
  const words = form.words.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const [row, text] of rows) row.hidden = !words.every(word => text.includes(word));
  for (const [fold, open] of folds) fold.open = open || words.length > 0;
  const left = rows.filter(([row]) => !row.hidden).length;
  document.getElementById("found").textContent = words.length ? `${left || "no"} ${left === 1 ? "entry" : "entries"}` : "";
});
