// Answers on worksheets: text, or `true` for a ticked box, by the names of their fields.
const answers = (() => {
  const kept = keptHere("answers");
  const isName = (name) => /^[a-z0-9-]{1,80}(\/[a-z0-9-]{1,80}){1,3}$/.test(name);
  const isValue = (value) => value === true || (typeof value === "string" && value !== "");
  const isAnswer = (name, value) => isName(name) && isValue(value);
  return {
    areKept: kept.areKept,
    change: kept.change,
    isAnswer,
    // Whatever else is stored there is none of ours.
    all: () => Object.fromEntries(Object.entries(kept.all()).filter(([name, value]) => isAnswer(name, value)).sort()),
  };
})();
// How each kind of field says what was answered: a function of the field's part of the page and of
// a writer, which returns an empty text where there is no answer.
const sheetReaders = {};
