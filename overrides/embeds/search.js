// The site's search, in a frame. Its index stands in the page, since a sandboxed frame can fetch nothing.
(() => {
  const form = document.querySelector("[data-adv-find]");
  const part = (name) => document.querySelector(`[data-adv-${name}]`);
  const results = part("results");
  const start = new URL(document.documentElement.dataset.advRoot, location.href);
  const [SETUP, QUERY] = [0, 2];
  const show = (items) => {
    part("said").textContent = items.length ? "" : "Nothing found. Try other words.";
    results.replaceChildren(...items.map(([found]) => {
      const item = document.createElement("li");
      item.className = "adv-embed-search__result";
      const title = document.createElement("h2");
      title.className = "adv-embed-search__title";
      const link = document.createElement("a");
      link.href = new URL(found.location, start).href;
      link.rel = "noopener";
      // The searcher escapes what it marks.
      link.innerHTML = found.title;
      const text = document.createElement("p");
      text.className = "adv-embed-search__text";
      text.innerHTML = found.text;
      title.append(link);
      item.append(title, text);
      return item;
    }));
  };
  let answer;
  const find = (words) => {
    if (!answer) {
      const asPage = {};
      searcher(asPage);
      answer = asPage.tipdeckAnswer;
      answer({ type: SETUP, data: JSON.parse(part("index").textContent) });
    }
    const asked = words.trim();
    if (part("try")) part("try").hidden = Boolean(asked);
    if (asked) show(answer({ type: QUERY, data: asked }).data.items);
    else {
      results.replaceChildren();
      part("said").textContent = "";
    }
  };
  const input = form.querySelector("input");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    find(input.value);
  });
  input.addEventListener("input", () => find(input.value));
  for (const phrase of document.querySelectorAll("[data-adv-phrase]")) {
    phrase.addEventListener("click", () => {
      input.value = phrase.dataset.advPhrase;
      find(input.value);
      input.focus();
    });
  }
  form.hidden = false;
  if (part("try")) part("try").hidden = false;
})();
