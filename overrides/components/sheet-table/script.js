sheetReaders.table = (part, write) => {
  const heads = [...part.querySelectorAll("thead > tr > *")].map((cell) => cell.textContent.trim());
  const rows = [...part.querySelectorAll("tbody > tr")]
    .filter((row) => [...row.querySelectorAll("textarea")].some((field) => field.value))
    .map((row) => [...row.cells].map((cell) => (cell.querySelector("textarea")?.value ?? cell.textContent).trim()));
  return rows.length ? write.table(heads, rows) : "";
};
