// A day as a field for days gives it (2026-11-22), in words; other text as it is.
const dayInWords = (value) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  return new Date(`${value}T12:00`).toLocaleDateString(document.documentElement.lang || "en-GB", { day: "numeric", month: "long", year: "numeric" });
};
