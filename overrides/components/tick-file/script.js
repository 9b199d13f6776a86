// All ticks as one file, and back: what is opened is added, and nothing that is there goes.
for (const box of document.querySelectorAll("[data-adv-tick-file]")) {
  const most = 1000000;
  const say = (words) => { box.querySelector("[data-adv-said]").textContent = words; };
  const counted = (number) => `${number} ${number === 1 ? "tick" : "ticks"}`;
  const keysIn = (text) => {
    const found = JSON.parse(text);
    const keys = found.tipdeck === "ticks" ? found.ticks : null;
    if (!Array.isArray(keys) || !keys.every((key) => /^[a-z0-9-]{1,80}\/[a-z0-9-]{1,80}$/.test(key))) throw new Error("no ticks");
    return keys;
  };
  box.querySelector("[data-adv-save]").addEventListener("click", () => {
    const keys = ticks.all();
    saveFile("my-ticks.json", "application/json", `${JSON.stringify({ tipdeck: "ticks", ticks: keys }, null, 1)}\n`);
    say(`Saved ${counted(keys.length)} as my-ticks.json.`);
  });
  box.querySelector("[data-adv-open]").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    try {
      if (file.size > most) throw new Error("too large");
      const fresh = keysIn(await file.text()).filter((key) => !ticks.has(key));
      for (const key of fresh) ticks.set(key, true);
      const where = ticks.areKept() ? "" : " This browser doesn't let us keep them, so they go when you leave this page.";
      say(fresh.length ? `Added ${counted(fresh.length)}.${where}` : "All of its ticks were here already.");
    } catch (error) {
      say("That file holds no ticks. Choose the file that this page saved, my-ticks.json.");
    }
    // The same file can be opened again.
    event.target.value = "";
  });
  box.hidden = false;
}
