// What is typed is not kept: warn before a page with words on it is left.
for (const form of document.querySelectorAll("[data-adv-sheet]")) {
  const isFilled = () =>
    [...form.elements].some((field) => (field.type === "checkbox" || field.type === "radio" ? field.checked : field.value));
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("beforeunload", (event) => {
    if (isFilled()) event.preventDefault();
  });
}
