sheetReaders.tracker = (part, write) => {
  const heads = [...part.querySelectorAll("thead > tr > *")].map((cell) => cell.textContent.trim());
  const shown = (cell) => {
    const box = cell.querySelector("[type=checkbox]");
    if (box) return box.checked ? "x" : "";
    return (cell.querySelector("textarea")?.value ?? cell.textContent).trim();
  };
  const isUsed = (row) => row.querySelector(":checked") || row.querySelector("textarea")?.value;
  const rows = [...part.querySelectorAll("tbody > tr")].filter(isUsed).map((row) => [...row.cells].map(shown));
  return rows.length ? write.table(heads, rows) : "";
};
