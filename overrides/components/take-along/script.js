// A list of steps to take along: as text, as a file, on paper with empty boxes, or in a calendar.
for (const tools of document.querySelectorAll("[data-adv-take]")) {
  const part = (name) => tools.querySelector(`[data-adv-${name}]`);
  const scope = tools.closest("[data-adv-ticks]");
  const title = document.querySelector("h1").textContent.trim();
  const lead = [...document.querySelectorAll(".adv-page__lead:not([data-adv-not-taken])")].map((each) => each.textContent.trim());
  // The page's own folder is its id.
  const id = location.pathname.replace(/\/(index\.html)?$/, "").split("/").pop() || "list";
  const address = /^https?:$/.test(location.protocol) ? location.href.split(/[?#]/)[0] : "";
  // Where to get help stands on the page, folded by region; a heading alone would help nobody.
  const shown = (each) => !each.closest("[hidden], .adv-help-box");
  const boxes = () => [...scope.querySelectorAll("[data-adv-tick]")].filter(shown);
  const say = (words) => { part("said").textContent = words; };

  const written = (heading, step) => {
    const lines = [...scope.querySelectorAll("h2, h3, [data-adv-tick]")].filter(shown).map((each) =>
      each.matches("h2, h3") ? `\n${heading(each.textContent.trim(), Number(each.tagName[1]))}` : step(each.checked, each.labels[0].textContent.trim()));
    return [heading(title, 1), "", ...lead, ...lines, ...(address ? ["", address] : []), ""].join("\n");
  };
  const asText = () => written((words) => words, (done, words) => `[${done ? "x" : " "}] ${words}`);
  const asMarkdown = () =>
    written((words, level) => `${"#".repeat(level)} ${words}${level > 1 ? "\n" : ""}`, (done, words) => `- [${done ? "x" : " "}] ${words}`);

  part("copy").addEventListener("click", () => copyOut(asText(), part("text"), say, "Copied. Paste it into a message or a note."));
  // A page that was opened as a file has no address to share.
  part("share").hidden = !address;
  part("share").addEventListener("click", async () => {
    try {
      if (navigator.share) await navigator.share({ title, url: address });
      else {
        await navigator.clipboard.writeText(address);
        say("Link copied. Paste it into a message.");
      }
    } catch (error) {
      // Whoever closes the list of apps has changed their mind.
      if (error.name !== "AbortError") say(`This is the link: ${address}`);
    }
  });
  part("download").addEventListener("click", () => {
    saveFile(`${id}.md`, "text/markdown", asMarkdown());
    say(`Saved as ${id}.md. Any text editor or notes app opens it.`);
  });
  part("blank").addEventListener("click", () => {
    const ticked = boxes().filter((box) => box.checked);
    for (const box of ticked) box.checked = false;
    window.addEventListener("afterprint", () => { for (const box of ticked) box.checked = true; }, { once: true });
    window.print();
  });
  part("remind").addEventListener("click", () => {
    const start = new Date(part("when").value);
    if (Number.isNaN(start.getTime())) {
      say("Choose a day and a time first.");
      part("when").focus();
      return;
    }
    const open = boxes().filter((box) => !box.checked).map((box) => `- ${box.labels[0].textContent.trim()}`);
    const text = [...open, ...(address ? ["", address] : [])].join("\n");
    saveFile(`${id}.ics`, "text/calendar", calendarEntry({ id, title, text, start, address }));
    say(`Saved as ${id}.ics. Open it to add it to your calendar.`);
  });

  const tomorrow = new Date();
  tomorrow.setDate(tomorrow.getDate() + 1);
  tomorrow.setHours(10, 0, 0, 0);
  const local = new Date(tomorrow.getTime() - tomorrow.getTimezoneOffset() * 60000);
  part("when").value = local.toISOString().slice(0, 16);
  tools.hidden = false;
}
