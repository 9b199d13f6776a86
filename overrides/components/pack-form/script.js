// Puts pages together for paper: what is picked is fetched from this site, and from nowhere else.
for (const form of document.querySelectorAll("[data-adv-pack-form]")) {
  const pack = document.querySelector("[data-adv-pack]");
  const part = (name) => pack.querySelector(`[data-adv-pack-${name}]`);
  const name = form.querySelector("[data-adv-pack-name]");
  const boxes = [...form.querySelectorAll("[data-adv-page]")];
  const say = (words) => { form.querySelector("[data-adv-said]").textContent = words; };
  const order = location.hash.slice(1).split("&");
  const titleOf = (box) => box.labels[0].textContent.trim();

  const fetchPart = async (box) => {
    const answer = await fetch(box.dataset.advPage);
    if (!answer.ok) throw new Error(`${box.dataset.advPage}: ${answer.status}`);
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".adv-page");
    for (const each of found.querySelectorAll("script, noscript, [data-adv-take], [data-adv-tick-tools]")) each.remove();
    // Another page may have the same ids, and nothing on paper leads to them.
    for (const each of found.querySelectorAll("[id]")) each.removeAttribute("id");
    // Its links are meant from where it lies.
    for (const link of found.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), answer.url).href;
    found.classList.add("adv-pack__part");
    return document.importNode(found, true);
  };
  const listed = (box) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = box.dataset.advPage;
    link.textContent = titleOf(box);
    // A tip and a worksheet may have the same title.
    item.append(link, ` (${box.value.split(".")[0]})`);
    return item;
  };
  const remember = (picked) => {
    const said = picked.map((box) => box.value).join("&");
    history.replaceState(null, "", said ? `#${said}` : location.pathname);
  };
  const clear = () => {
    pack.hidden = true;
    part("parts").replaceChildren();
    part("contents").replaceChildren();
  };

  const make = async () => {
    // In the order of the address, where that says one; then as they stand here.
    const place = (box) => (order.includes(box.value) ? order.indexOf(box.value) : order.length);
    const picked = boxes.filter((box) => box.checked).sort((one, other) => place(one) - place(other));
    clear();
    remember(picked);
    if (!picked.length) {
      say("Pick at least one thing, and your pack appears here.");
      return false;
    }
    say("Putting the pack together.");
    try {
      const parts = await Promise.all(picked.map(fetchPart));
      part("parts").replaceChildren(...parts);
    } catch (error) {
      // A browser reads no other page from a folder, and none without a connection.
      say("The pages could not be read. Open this site by its web address, check your connection, and try again.");
      return false;
    }
    part("contents").replaceChildren(...picked.map(listed));
    part("title").textContent = name.value.trim() || "Your pack";
    pack.hidden = false;
    say(`Your pack has ${picked.length} ${picked.length === 1 ? "part" : "parts"}.`);
    return true;
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await make()) part("title").focus();
  });
  form.addEventListener("reset", () => {
    say("");
    clear();
    remember([]);
  });
  // What was picked is in the address, after the #, which no server is told.
  for (const box of boxes) box.checked = order.includes(box.value);
  // Another pack's address was put into this tab; the places of this page have no full stop.
  window.addEventListener("hashchange", () => { if (location.hash.includes(".")) location.reload(); });
  form.hidden = false;
  if (boxes.some((box) => box.checked)) make();
}
