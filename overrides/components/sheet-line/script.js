sheetReaders.line = (part, write) => write.words(part.querySelector("input").value);
