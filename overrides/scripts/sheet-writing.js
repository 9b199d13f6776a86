// A worksheet written down: the parts that have an answer, or all its questions where none has.
const sheetWritten = (form, write) => {
  const answered = [...form.querySelectorAll("[data-adv-field]")].map((field) => ({
    section: field.closest("section").querySelector("h2").textContent.trim(),
    label: field.querySelector(".adv-sheet-field__label").textContent.trim(),
    answer: sheetReaders[field.dataset.advField](field, write),
  }));
  const wanted = answered.some(({ answer }) => answer) ? answered.filter(({ answer }) => answer) : answered;
  const parts = [write.heading(document.querySelector("h1").textContent.trim(), 1)];
  let last = "";
  for (const { section, label, answer } of wanted) {
    if (section !== last) parts.push(write.heading(section, 2));
    parts.push(write.field(label, answer));
    last = section;
  }
  // A page that was opened as a file has no address.
  if (/^https?:$/.test(location.protocol)) parts.push(location.href.split(/[?#]/)[0]);
  return `${parts.join("\n\n")}\n`;
};
const sheetAsText = {
  heading: (words) => words.toUpperCase(),
  field: (label, answer) => `${label}\n${answer}`.trim(),
  words: (text) => text.trim(),
  list: (items) => items.map((item) => `- ${item}`).join("\n"),
  // A row is a list of its cells, each after the name of its column.
  table: (heads, rows) => {
    const said = (cell, at) => `${heads[at] ? `${heads[at]}: ` : ""}${cell.replace(/\n/g, "\n  ")}`;
    return rows.map((row) => `- ${row.map((cell, at) => cell && said(cell, at)).filter(Boolean).join("\n  ")}`).join("\n");
  },
};
const sheetAsMarkdown = {
  heading: (words, level) => `${"#".repeat(level)} ${words}`,
  field: (label, answer) => `### ${label}\n\n${answer}`.trim(),
  // Two spaces at the end of a line keep its break.
  words: (text) => text.trim().replace(/([^\n])\n(?!\n)/g, "$1  \n"),
  list: sheetAsText.list,
  table: (heads, rows) => {
    const inCell = (text) => text.replace(/\|/g, "\\|").replace(/\n/g, "<br>");
    return [heads, heads.map(() => "---"), ...rows].map((row) => `| ${row.map(inCell).join(" | ")} |`).join("\n");
  },
};
