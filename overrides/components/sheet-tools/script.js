// What to do with a sheet: print it, take it along as text or as a file, or clear it.
for (const tools of document.querySelectorAll("[data-adv-sheet-tools]")) {
  const part = (name) => tools.querySelector(`[data-adv-${name}]`);
  const form = document.querySelector("[data-adv-sheet]");
  const sheet = form.dataset.advSheet;
  const fields = [...form.querySelectorAll("[data-adv-field]")];
  const note = document.querySelector("[data-adv-kept]");
  const say = (words) => { part("said").textContent = words; };
  const ours = () => Object.fromEntries(Object.entries(answers.all()).filter(([name]) => name.startsWith(`${sheet}/`)));
  let cleared = {};

  const isFilled = (field) =>
    [...field.querySelectorAll("[name]")].some((each) => (/^(checkbox|radio)$/.test(each.type) ? each.checked : each.value));
  const show = () => {
    const filled = fields.filter(isFilled).length;
    const words = `${filled} of ${fields.length} parts filled in`;
    // Said only when it changes: most keys change nothing.
    if (part("progress").textContent !== words) part("progress").textContent = words;
    part("clear").hidden = !filled;
    part("undo").hidden = !Object.keys(cleared).length;
    note.hidden = false;
    if (!answers.areKept()) {
      note.textContent = "This browser doesn't let us keep what you type. It will be gone when you leave this page, so print or download it first.";
    }
  };
  const change = (changes) => {
    answers.change(changes);
    form.dispatchEvent(new Event("adv-restore"));
  };

  part("print-filled").addEventListener("click", () => window.print());
  part("print-empty").addEventListener("click", () => form.dispatchEvent(new Event("adv-print-empty")));
  part("copy").addEventListener("click", () =>
    copyOut(sheetWritten(form, sheetAsText), part("text"), say, "Copied. Paste it into a message or a note."));
  part("download").addEventListener("click", () => {
    saveFile(`${sheet}.md`, "text/markdown", sheetWritten(form, sheetAsMarkdown));
    say(`Saved as ${sheet}.md. Any text editor or notes app opens it.`);
  });
  part("clear").addEventListener("click", () => {
    cleared = ours();
    change(Object.fromEntries(Object.keys(cleared).map((name) => [name, ""])));
    // What was shown to copy is cleared with them.
    for (const field of document.querySelectorAll("[data-adv-text]")) {
      field.value = "";
      field.hidden = true;
    }
    say("Cleared. Your answers are gone from this browser. Until you leave this page, you can put them back.");
    part("undo").focus();
  });
  part("undo").addEventListener("click", () => {
    // What was typed since then stays.
    const back = { ...cleared, ...ours() };
    cleared = {};
    change(back);
    say("Your answers are back.");
    part("clear").focus();
  });
  form.addEventListener("adv-answered", show);
  // Whoever comes back to this page may be somebody else.
  window.addEventListener("pagehide", () => {
    cleared = {};
    show();
  });
  tools.hidden = false;
  show();
}
