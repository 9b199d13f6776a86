// Opens the header's search, which the theme listens to.
const openSearch = (words) => {
  const toggle = document.querySelector("[data-md-toggle=search]");
  const input = document.querySelector("[data-md-component=search-query]");
  if (words !== undefined) input.value = words;
  if (!toggle.checked) toggle.click();
  input.focus();
  input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
};
for (const button of document.querySelectorAll("[data-adv-open-search]")) {
  button.hidden = false;
  button.addEventListener("click", () => openSearch());
}
