// Opened from a folder, a browser lists what lies in a folder and does not look for its page.
if (location.protocol === "file:") {
  const toPage = (link) => {
    if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  };
  document.querySelectorAll("a[href]").forEach(toPage);
  // Links that come later, such as what search finds.
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest("a[href]");
      if (link) toPage(link);
    },
    true,
  );
}
