// What a reader leaves on a page, kept in this browser, or in memory where that is not allowed.
// A declaration, so that it is there before the scripts that use it, whatever their names.
function keptHere(kind) {
  // The folder of the site is part of the name: other sites may share the address.
  // A page for embedding holds this script itself, and says where the site starts.
  const start = document.documentElement.dataset.advRoot;
  const root = (start ? new URL(start, location.href) : new URL("../", document.currentScript.src)).pathname;
  const name = `tipdeck:${kind}:${root}`;
  let memory = {};
  let kept = true;

  const read = () => {
    if (!kept) return memory;
    try {
      const stored = JSON.parse(localStorage.getItem(name) || "{}");
      return stored && typeof stored === "object" && !Array.isArray(stored) ? stored : {};
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
    // Some browsers let pages read and not write; find out before anybody leaves something.
    localStorage.setItem(`${name}:try`, "");
    localStorage.removeItem(`${name}:try`);
  } catch (error) {
    kept = false;
  }

  return {
    areKept: () => kept,
    all: read,
    has: (key) => Object.hasOwn(read(), key),
    // Sets what has a value, and removes what has none.
    change: (changes) => {
      const all = { ...read(), ...changes };
      for (const key of Object.keys(changes)) if (!changes[key]) delete all[key];
      write(all);
    },
  };
}
