// All ticks and answers as one file, and back: what is opened is added, and nothing that is there goes.
for (const box of document.querySelectorAll("[data-adv-tick-file]")) {
  // As much as browsers keep for one site.
  const most = 5000000;
  const say = (words) => { box.querySelector("[data-adv-said]").textContent = words; };
  const counted = (number, thing) => `${number} ${thing}${number === 1 ? "" : "s"}`;
  const both = (ticked, answered) =>
    [[ticked, "tick"], [answered, "answer"]].filter(([number]) => number).map(([number, thing]) => counted(number, thing)).join(" and ");
  const isMap = (found) => found && typeof found === "object" && !Array.isArray(found);
  // Files that were saved before answers were kept hold ticks alone.
  const foundIn = (text) => {
    const { tipdeck, ticks: keys, answers: given = {} } = JSON.parse(text);
    const isSound = tipdeck === "ticks" && Array.isArray(keys) && isMap(given)
      && keys.every((key) => /^[a-z0-9-]{1,80}\/[a-z0-9-]{1,80}$/.test(key))
      && Object.entries(given).every(([name, value]) => answers.isAnswer(name, value));
    if (!isSound) throw new Error("not such a file");
    return [keys, given];
  };
  const add = ([keys, given]) => {
    const fresh = keys.filter((key) => !ticks.has(key));
    for (const key of fresh) ticks.set(key, true);
    const here = answers.all();
    const unanswered = Object.entries(given).filter(([name]) => !Object.hasOwn(here, name));
    const others = Object.entries(given).filter(([name, value]) => Object.hasOwn(here, name) && here[name] !== value).length;
    answers.change(Object.fromEntries(unanswered));
    const added = fresh.length || unanswered.length ? `Added ${both(fresh.length, unanswered.length)}.` : "All that it holds was here already.";
    const stays = others ? ` Where you had written something else (${counted(others, "field")}), that stays.` : "";
    const where = ticks.areKept() && answers.areKept() ? "" : " This browser doesn't let us keep them, so they go when you leave this page.";
    say(`${added}${stays}${where}`);
  };
  box.querySelector("[data-adv-save]").addEventListener("click", () => {
    const [keys, given] = [ticks.all(), answers.all()];
    saveFile("my-ticks-and-answers.json", "application/json", `${JSON.stringify({ tipdeck: "ticks", ticks: keys, answers: given }, null, 1)}\n`);
    say(`Saved ${both(keys.length, Object.keys(given).length) || "an empty file"} as my-ticks-and-answers.json.`);
  });
  box.querySelector("[data-adv-open]").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    try {
      if (file.size > most) throw new Error("too large");
      add(foundIn(await file.text()));
    } catch (error) {
      say("That file holds no ticks or answers. Choose one that this page saved, such as my-ticks-and-answers.json.");
    }
    // The same file can be opened again.
    event.target.value = "";
  });
  box.hidden = false;
}
