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
  button.addEventListener("click", () => {
    const toggle = document.querySelector("[data-md-toggle=search]");
    openSearch();
    // Who closes it by a key goes on from where they were.
    toggle.addEventListener("change", () => { if (!toggle.checked) button.focus(); }, { once: true });
  });
}
// The theme listens to keys alone; words may be pasted or spoken as well.
document.querySelector("[data-md-component=search-query]")?.addEventListener("input", ({ target }) =>
  target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })));
// On a phone the theme holds the page still while the search is open, and lets go a moment after it
// is closed; what was chosen on this very page can only be shown then.
document.addEventListener("click", ({ target }) => {
  const link = target.closest?.(".md-search a[href*='#']");
  if (!link || link.href.split("#")[0] !== location.href.split("#")[0]) return;
  const observer = new MutationObserver(() => {
    observer.disconnect();
    document.getElementById(decodeURIComponent(link.hash.slice(1)))?.scrollIntoView();
  });
  if (document.body.hasAttribute("data-md-scrolllock")) observer.observe(document.body, { attributeFilter: ["data-md-scrolllock"] });
});
