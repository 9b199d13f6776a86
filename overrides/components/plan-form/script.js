// Answers pick cards: each speaks for some, the first the most. Nothing leaves the page.
for (const form of document.querySelectorAll("[data-adv-plan-form]")) {
  const most = 5;
  const plan = document.querySelector("[data-adv-plan]");
  const cards = [...plan.querySelectorAll("[data-adv-plan-card]")];
  const answers = [...form.querySelectorAll("input")];
  const say = (words) => { form.querySelector("[data-adv-said]").textContent = words; };

  const pick = () => {
    const points = new Map();
    for (const answer of answers.filter((each) => each.checked)) {
      answer.dataset.advCards.split(" ").filter(Boolean).forEach((id, place) => {
        points.set(id, (points.get(id) || 0) + 1 / (place + 1));
      });
    }
    const of = (card) => points.get(card.dataset.advPlanCard) || 0;
    // Cards stand with those first that most sources support; sorting keeps that among equals.
    return cards.filter(of).sort((one, other) => of(other) - of(one)).slice(0, most);
  };
  const show = (picked) => {
    for (const card of cards) card.hidden = !picked.includes(card);
    let last = plan.querySelector("h2");
    for (const card of picked) {
      last.after(card);
      last = card;
    }
    plan.hidden = !picked.length;
    // Progress counts what is there to tick.
    plan.dispatchEvent(new Event("adv-shown"));
  };
  const remember = () => {
    const said = answers.filter((each) => each.checked).map((each) => `${each.name}.${each.value}`);
    history.replaceState(null, "", said.length ? `#${said.join("&")}` : location.pathname);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const picked = pick();
    show(picked);
    remember();
    say(picked.length ? "" : "Answer at least one question, and your plan appears here.");
    if (picked.length) plan.querySelector("h2").focus();
  });
  form.addEventListener("reset", () => {
    say("");
    show([]);
    history.replaceState(null, "", location.pathname);
  });
  // The answers are in the address, after the #, which no server is told: a reload keeps the plan.
  for (const said of location.hash.slice(1).split("&")) {
    const answer = answers.find((each) => `${each.name}.${each.value}` === said);
    if (answer) answer.checked = true;
  }
  // Another plan's address was put into this tab; the places of this page have no full stop.
  window.addEventListener("hashchange", () => { if (location.hash.includes(".")) location.reload(); });
  form.hidden = false;
  show(pick());
}
