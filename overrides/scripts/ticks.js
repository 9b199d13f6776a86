// Ticks on steps, as `<card id>/<step id>`.
const ticks = (() => {
  const kept = keptHere("ticks");
  return {
    areKept: kept.areKept,
    all: () => Object.keys(kept.all()).sort(),
    has: kept.has,
    set: (key, on) => kept.change({ [key]: on }),
  };
})();
