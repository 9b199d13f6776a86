sheetReaders.lines = (part, write) => write.words(part.querySelector("textarea").value);
