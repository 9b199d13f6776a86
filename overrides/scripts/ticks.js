// Ticks that are kept in this browser, or in memory where the browser does not allow that.
const ticks = (() => {
  // The folder of the site is part of the name: other sites may share the address.
  const root = new URL("../", document.currentScript.src).pathname;
  const name = `tipdeck:ticks:${root}`;
  let memory = {};
  let kept = true;

  const read = () => {
    if (!kept) return memory;
    try {
      const stored = JSON.parse(localStorage.getItem(name) || "{}");
      return stored && typeof stored === "object" ? stored : {};
    } catch (error) {
      // Broken content is as good as none; a browser that refuses will refuse to write as well.
      return memory;
    }
  };
  const write = (all) => {
    memory = all;
    try {
      localStorage.setItem(name, JSON.stringify(all));
    } catch (error) {
      kept = false;
    }
  };
  try {
    // Some browsers let pages read and not write; find out before anybody ticks.
    localStorage.setItem(`${name}:try`, "");
    localStorage.removeItem(`${name}:try`);
  } catch (error) {
    kept = false;
  }

  return {
    areKept: () => kept,
    all: () => Object.keys(read()).sort(),
    has: (key) => Object.hasOwn(read(), key),
    set: (key, on) => {
      const all = { ...read() };
      if (on) all[key] = true;
      else delete all[key];
      write(all);
    },
  };
})();
