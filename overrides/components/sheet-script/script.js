// The words with what was put into the gaps; an empty gap shows what belongs there.
const completed = (part) => {
  const said = (node) => {
    const field = node.querySelector?.("input");
    return field ? field.value || `[${field.labels[0].textContent.trim()}]` : node.textContent;
  };
  const paragraphs = [...part.querySelectorAll(".adv-sheet-script__words")];
  return paragraphs.map((words) => [...words.childNodes].map(said).join("").trim()).join("\n\n");
};
sheetReaders.script = (part, write) =>
  [...part.querySelectorAll("input")].some((field) => field.value) ? write.words(completed(part)) : "";
for (const part of document.querySelectorAll("[data-adv-script]")) {
  const button = part.querySelector("[data-adv-copy]");
  const say = (words) => { part.querySelector("[data-adv-said]").textContent = words; };
  button.addEventListener("click", () => copyOut(completed(part), part.querySelector("[data-adv-text]"), say, "Copied."));
  button.hidden = false;
}
