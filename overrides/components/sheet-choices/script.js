sheetReaders.choices = (part, write) =>
  write.list([...part.querySelectorAll("input:checked")].map((box) => box.labels[0].textContent.trim()));
