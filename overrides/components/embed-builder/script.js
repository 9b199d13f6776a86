// Makes the code that shows a page on somebody else's site, and a preview of it.
for (const form of document.querySelectorAll("[data-adv-embed-builder]")) {
  const part = (name) => form.querySelector(`[data-adv-${name}]`);
  const what = part("what");
  const accentField = part("accent");
  const start = new URL(form.dataset.advStart, location.href);
  // Links in the code lead to the published site; the preview shows the site that this page is on.
  const site = form.dataset.advSite || start.href;
  const chosen = (name) => form.querySelector(`input[name="${name}"]:checked`).value;
  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

  const askedAccent = () => {
    const [, digits] = /^#?([0-9a-f]{6})$/i.exec(accentField.value.trim()) || [];
    return digits ? digits.toLowerCase() : "";
  };
  const tooWeakIn = (colour) => {
    const themes = chosen("theme") === "auto" ? ["light", "dark"] : [chosen("theme")];
    return themes.filter((theme) => {
      const behind = form.dataset[theme === "light" ? "advLight" : "advDark"].split(" ");
      return behind.some((other) => contrast(colour, other) < LEAST_CONTRAST);
    });
  };
  const saidOfAccent = () => {
    if (!accentField.value.trim()) return "";
    const colour = askedAccent();
    if (!colour) return "That isn't six digits from 0 to 9 and a to f, so our own colour stays.";
    const weak = tooWeakIn(colour);
    return weak.length ? `Too hard to read on a ${weak.join(" or ")} page, so our own colour stays there.` : "Easy enough to read.";
  };
  const query = () => {
    const asked = new URLSearchParams();
    if (chosen("theme") !== "auto") asked.set("theme", chosen("theme"));
    if (askedAccent()) asked.set("accent", askedAccent());
    // Older browsers do not say how many there are.
    const text = String(asked);
    return text ? `?${text}` : "";
  };

  const widths = form.dataset.advWidths.split(" ").map(Number);
  // The height for any width, as style sheets can work it out: from one measured width to the next it stays for the
  // first half of the way, since lines do not get fewer at once, and then goes down to what was measured there.
  const fluidHeight = (heights, width) => {
    const falls = widths.slice(1).map((to, at) => {
      const half = (to - widths[at]) / 2;
      const fall = Math.max(0, heights[at] - heights[at + 1]) / half;
      return to <= width && fall ? ` - ${Math.floor(fall * 1000) / 1000}*clamp(0px,100cqw - ${to - half}px,${half}px)` : "";
    });
    return `calc(${heights[0]}px${falls.join("")})`;
  };

  const current = () => {
    const option = what.selectedOptions[0];
    const heights = option.dataset.advHeights.split(" ").map(Number);
    const width = Number(chosen("width"));
    return {
      title: option.textContent.trim(),
      path: `embed/${option.value}/`,
      full: option.dataset.advFull,
      heights,
      width,
      height: heights[widths.indexOf(width)],
    };
  };
  const codes = {
    address: ({ full }) => site + full,
    plain: ({ title, path, width, height }) =>
      `<iframe title="${escaped(title)}" src="${escaped(site + path + query())}" width="100%" height="${height}" style="border:0;max-width:${width}px" loading="lazy"></iframe>`,
    frame: ({ title, path, heights, width, height }) =>
      `<div style="container-type:inline-size;max-width:${width}px">\n` +
      `<iframe title="${escaped(title)}" src="${escaped(site + path + query())}" width="100%" height="${height}" style="display:block;border:0;height:${fluidHeight(heights, width)}" loading="lazy"></iframe>\n</div>`,
    script: (page) => `${codes.frame(page)}\n${scriptCode()}`,
    card: ({ title, path, full, height }) => {
      const asked = [...new URLSearchParams(query())].map(([name, value]) => ` ${name}="${value}"`).join("");
      return `<tip-card src="${escaped(site + path)}" label="${escaped(title)}"${asked} height="${height}"><a href="${escaped(site + full)}">${escaped(title)}</a></tip-card>\n${scriptCode()}`;
    },
  };
  const scriptCode = () => `<script src="${escaped(site)}embed/v1/host.js" integrity="${form.dataset.advIntegrity}" crossorigin="anonymous" async></script>`;

  const preview = document.createElement("iframe");
  preview.className = "adv-embed-builder__frame";
  part("window").append(preview);
  const show = () => {
    const page = current();
    const address = new URL(page.path + query(), start).href;
    preview.title = page.title;
    preview.width = page.width;
    preview.height = page.height;
    // Typing a colour should not load the same page again and again.
    if (preview.src !== address) preview.src = address;
    part("accent-said").textContent = saidOfAccent();
    part("size").textContent = `${page.width} pixels wide, ${page.height} pixels high.`;
    for (const field of document.querySelectorAll("[data-adv-kind]")) field.value = codes[field.dataset.advKind](page);
  };

  // A page of the site asks for itself: /embed/?tip=ask-for-feedback.
  const asked = new URLSearchParams(location.search);
  for (const option of what.options) {
    const { advAsked } = option.dataset;
    const id = asked.get(advAsked);
    if (id !== null && (option.value === advAsked || option.value.endsWith(`/${id}`))) option.selected = true;
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", show);
  form.addEventListener("change", show);
  for (const code of document.querySelectorAll("[data-adv-code]")) {
    const field = code.querySelector("textarea");
    const said = code.querySelector("[data-adv-said]");
    code.hidden = false;
    code.querySelector("[data-adv-copy-code]").addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field.value);
        said.textContent = "Copied.";
      } catch (error) {
        // Not every browser lets a page copy; the reader can.
        field.select();
        said.textContent = "Your browser doesn't let us copy. The code is selected, for you to copy.";
      }
    });
  }
  form.hidden = false;
  show();
}
