// A search field in the page; results open in the header's search.
for (const prompt of document.querySelectorAll("[data-adv-search-prompt]")) {
  const input = prompt.querySelector("input");
  prompt.hidden = false;
  prompt.addEventListener("submit", (event) => {
    event.preventDefault();
    openSearch(input.value);
  });
  for (const phrase of prompt.querySelectorAll("[data-adv-phrase]")) {
    phrase.addEventListener("click", () => openSearch(phrase.dataset.advPhrase));
  }
}
