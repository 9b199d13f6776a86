// Asks the search worker of an open page questions; returns what it finds, and how long it takes.
async (questions) => {
    const worker = new Worker("assets/search-worker.js");
    const index = await (await fetch("search/search_index.json")).json();
    const ask = (message) => new Promise((answer) => {
        worker.onmessage = (event) => answer(event.data.data);
        worker.postMessage(message);
    });
    const started = performance.now();
    await ask({type: 0, data: index});
    const ready = performance.now() - started;
    const found = [];
    for (const words of questions) {
        const start = performance.now();
        const {items} = await ask({type: 2, data: words});
        found.push({ms: performance.now() - start, pages: items.map((item) => item[0].location)});
    }
    return {ready, found};
}
