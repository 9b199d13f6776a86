sheetReaders.date = (part, write) => write.words(dayInWords(part.querySelector("input").value));
