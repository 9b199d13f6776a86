// The colours that a host asks for in the address: ?theme=light|dark|auto&accent=rrggbb. Anything else is passed over.
const root = document.documentElement;
const asked = new URLSearchParams(location.search);
if (["light", "dark"].includes(asked.get("theme"))) root.dataset.advTheme = asked.get("theme");
const [accent] = /^[0-9a-f]{6}$/i.exec(asked.get("accent") || "") || [];
const useAccent = () => {
  const shown = getComputedStyle(root);
  const behind = ["--adv-page", "--adv-raised", "--adv-band"].map((role) => shown.getPropertyValue(role));
  // A colour that nobody could read is not used; light and dark are looked at apart.
  if (behind.every((colour) => contrast(accent, colour) >= LEAST_CONTRAST)) {
    root.style.setProperty("--adv-accent", `#${accent}`);
    root.dataset.advAccent = "";
  } else delete root.dataset.advAccent;
};
if (accent) {
  useAccent();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", useAccent);
}
