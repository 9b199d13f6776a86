// Copies a text; where the browser does not let a page do that, shows it for the reader to copy.
const copyOut = async (text, field, say, done) => {
  field.hidden = true;
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch (error) {
    field.value = text;
    field.hidden = false;
    field.select();
    say("Your browser doesn't let us copy. Here is the text, for you to copy.");
  }
};
