// Sections one below another become tabs: arrow keys go from tab to tab, as screen readers expect.
for (const part of document.querySelectorAll("[data-adv-tabs]")) {
  const panels = [...part.querySelectorAll("[data-adv-panel]")];
  const list = document.createElement("div");
  list.className = "adv-tabs";
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-labelledby", part.getAttribute("aria-labelledby"));
  const choose = (at) => {
    tabs.forEach((tab, place) => {
      tab.setAttribute("aria-selected", String(place === at));
      tab.tabIndex = place === at ? 0 : -1;
      panels[place].hidden = place !== at;
    });
  };
  const tabs = panels.map((panel, place) => {
    const name = panel.querySelector("h3");
    const tab = document.createElement("button");
    tab.type = "button";
    tab.className = "adv-tabs__tab";
    tab.id = `tab-${panel.dataset.advPanel}`;
    tab.textContent = name.textContent;
    tab.setAttribute("role", "tab");
    panel.id = `panel-${panel.dataset.advPanel}`;
    tab.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    name.hidden = true;
    tab.addEventListener("click", () => choose(place));
    return tab;
  });
  list.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(document.activeElement);
    const places = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 };
    if (at < 0 || !(event.key in places)) return;
    event.preventDefault();
    const next = (places[event.key] + tabs.length) % tabs.length;
    choose(next);
    tabs[next].focus();
  });
  list.append(...tabs);
  panels[0].before(list);
  choose(0);
}
