// In a sandboxed frame without an origin nothing can be kept, printed or opened; the words say so.
const isSandboxed = window.origin === "null";
if (isSandboxed) document.documentElement.dataset.advSandboxed = "";
for (const kept of document.querySelectorAll("[data-adv-not-kept]")) {
  kept.dataset.advNotKept = "Ticks aren't saved here, and go when you leave. On the full page they can be kept.";
}
