// What is typed is kept as it is typed, under the names of the fields, and shown again.
for (const form of document.querySelectorAll("[data-adv-sheet]")) {
  const controls = [...form.elements].filter((field) => field.name);
  const isBox = (field) => field.type === "checkbox" || field.type === "radio";
  const printed = new Map();

  // Fields to type in do not grow on paper, and would be cut; what is typed is printed from here.
  for (const field of controls.filter((each) => !isBox(each))) {
    const words = document.createElement("span");
    words.className = "adv-sheet-field__printed";
    words.dir = "auto";
    field.after(words);
    printed.set(field, words);
  }
  const show = (field) => {
    const words = printed.get(field);
    if (words) words.textContent = field.type === "date" ? dayInWords(field.value) : field.value;
  };
  const put = (field, value) => {
    if (field.type === "checkbox") field.checked = value === true;
    else if (field.type === "radio") field.checked = value === field.value;
    else {
      const text = typeof value === "string" ? value : "";
      // Where somebody is typing, the cursor stays.
      if (field.value !== text) field.value = text;
    }
    show(field);
  };
  const restore = () => {
    const all = answers.all();
    for (const field of controls) put(field, all[field.name]);
    form.dispatchEvent(new Event("adv-answered"));
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target: field }) => {
    if (!field.name) return;
    answers.change({ [field.name]: isBox(field) && !field.checked ? "" : field.type === "checkbox" || field.value });
    show(field);
    form.dispatchEvent(new Event("adv-answered"));
  });
  form.addEventListener("adv-restore", restore);
  // Empty boxes and lines are printed, and nothing that was typed gets into the file.
  form.addEventListener("adv-print-empty", () => {
    form.classList.add("adv-sheet-form--empty");
    for (const words of printed.values()) words.textContent = "";
    window.addEventListener("afterprint", () => {
      form.classList.remove("adv-sheet-form--empty");
      controls.forEach(show);
    }, { once: true });
    window.print();
  });
  // Where the browser keeps nothing, leaving the page loses it.
  window.addEventListener("beforeunload", (event) => {
    if (!answers.areKept() && Object.keys(answers.all()).length) event.preventDefault();
  });
  // Another tab may have changed them, or the browser may show a page as it was left.
  window.addEventListener("storage", restore);
  window.addEventListener("pageshow", restore);
  form.classList.add("adv-sheet-form--live");
  restore();
}
