// Finds pages by people's own words. It speaks the theme's messages, so the theme's search shows
// what it finds; the theme's own worker ranks whole sentences of small words badly.
"use strict";

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

// Chosen on the phrases of the shipped cards; what matters is their order.
const WEIGHTS = { title: 1.5, tags: 1.5, text: 1, phrase: 4 };
const NEAR = { exact: 1, sameStart: 0.7, typing: 0.6, misspelt: 0.5 };
const MIN_SHARE_OF_BEST = 0.4;
const MAX_RESULTS = 10;
const TEASER_LENGTH = 170;

let entries = [];
let rarity = new Map();

const plain = (html) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/&(lt|gt|amp|quot|#39|#x27);/g, (_, name) => ({ lt: "<", gt: ">", amp: "&", quot: '"' })[name] || "'");

const escapeHtml = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

const fold = (word) => word.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "");

// Drops common endings: enough to bring "crying" to "cry" and "phoned" to "phone"'s stem.
const stem = (word) => {
  if (word.length < 5) return word.length > 3 ? word.replace(/([^s])s$/, "$1") : word;
  const cut = word.replace(/ies$/, "y").replace(/(?:ing|ed|ly|es|s)$/, "");
  return cut.length < 3 ? word : cut.replace(/([^aeiouls])\1$/, "$1").replace(/e$/, "");
};

const stems = (text) => (text.match(WORD) || []).map((word) => stem(fold(word)));

const sharedStart = (one, other) => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
};

// Tells whether one letter was changed, added, left out or swapped with its neighbour.
const isMisspelt = (one, other) => {
  if (one.length < 5 || Math.abs(one.length - other.length) > 1 || one[0] !== other[0]) return false;
  const start = sharedStart(one, other);
  const rest = [one.slice(start), other.slice(start)];
  return (
    rest[0].slice(1) === rest[1].slice(1) ||
    rest[0].slice(1) === rest[1] ||
    rest[0] === rest[1].slice(1) ||
    (rest[0][0] === rest[1][1] && rest[0][1] === rest[1][0] && rest[0].slice(2) === rest[1].slice(2))
  );
};

const nearness = (asked, word, isLast) => {
  if (asked === word) return NEAR.exact;
  const shared = sharedStart(asked, word);
  if (shared >= 5 && shared >= 0.65 * Math.max(asked.length, word.length)) return NEAR.sameStart;
  if (isLast && asked.length >= 2 && shared === asked.length) return NEAR.typing;
  return isMisspelt(asked, word) ? NEAR.misspelt : 0;
};

const weigh = (word) => rarity.get(word) ?? Math.log(1 + entries.length);

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

// For each asked word, how near the nearest word of a text is.
const matches = (asked, words) =>
  asked.map((word, index) =>
    words.size ? Math.max(...[...words].map((other) => nearness(word, other, index === asked.length - 1))) : 0,
  );

const share = (asked, near) => {
  const all = sum(asked.map(weigh));
  return all ? sum(asked.map((word, index) => weigh(word) * near[index])) / all : 0;
};

// How much of the question a phrase answers, and how much of the phrase was asked.
const likeness = (asked, phrase) => {
  const recall = share(asked, matches(asked, phrase.set));
  const precision = share(phrase.list, matches(phrase.list, new Set(asked)));
  return recall + precision ? (2 * recall * precision) / (recall + precision) : 0;
};

const score = (entry, asked) => {
  const phrases = entry.phrases.map((phrase) => likeness(asked, phrase));
  const parts = ["title", "tags", "text"].map((field) => WEIGHTS[field] * share(asked, matches(asked, entry[field])));
  return sum(parts) + WEIGHTS.phrase * Math.max(0, ...phrases);
};

const setUp = (docs) => {
  entries = docs.map((doc) => {
    const title = plain(doc.title);
    const text = plain(doc.text);
    const tags = (doc.tags || []).map(plain);
    return {
      location: doc.location,
      heading: title,
      teaser: plain(doc.teaser || doc.text).trim().replace(/\s+/g, " "),
      title: new Set(stems(title)),
      text: new Set(stems(text)),
      tags: new Set(tags.flatMap(stems)),
      phrases: [title, ...tags].map((phrase) => ({ list: stems(phrase), set: new Set(stems(phrase)) })),
    };
  });
  const counts = new Map();
  for (const entry of entries) {
    for (const word of new Set([...entry.title, ...entry.text, ...entry.tags])) {
      counts.set(word, (counts.get(word) || 0) + 1);
    }
  }
  rarity = new Map([...counts].map(([word, count]) => [word, Math.log(1 + entries.length / count) ** 1.5]));
};

const shorten = (text) =>
  text.length <= TEASER_LENGTH ? text : `${text.slice(0, TEASER_LENGTH).replace(/\s+\S*$/, "")} …`;

// Marks the words that were asked for, leaving out those that stand in every other sentence.
const mark = (text, asked) => {
  const telling = asked.filter((word) => weigh(word) > 1);
  const isAsked = (word) => telling.some((other) => nearness(other, stem(fold(word)), false) > 0);
  let marked = "";
  let end = 0;
  for (const found of text.matchAll(WORD)) {
    marked += escapeHtml(text.slice(end, found.index));
    marked += isAsked(found[0]) ? `<mark data-md-highlight>${escapeHtml(found[0])}</mark>` : escapeHtml(found[0]);
    end = found.index + found[0].length;
  }
  return marked + escapeHtml(text.slice(end));
};

const find = (query) => {
  const asked = stems(query);
  if (!asked.length) return [];
  const found = entries
    .map((entry) => ({ entry, score: score(entry, asked) }))
    .filter((one) => one.score > 0)
    .sort((one, other) => other.score - one.score || (one.entry.location < other.entry.location ? -1 : 1));
  const least = found.length ? found[0].score * MIN_SHARE_OF_BEST : 0;
  return found
    .filter((one) => one.score >= least)
    .slice(0, MAX_RESULTS)
    .map(({ entry, score: points }) => [
      {
        location: entry.location,
        title: mark(entry.heading, asked),
        text: mark(shorten(entry.teaser), asked),
        score: points,
        terms: {},
      },
    ]);
};

self.addEventListener("message", ({ data: message }) => {
  if (message.type === SETUP) {
    setUp(message.data.docs);
    self.postMessage({ type: READY });
  } else if (message.type === QUERY) {
    self.postMessage({ type: RESULT, data: { items: find(message.data) } });
  }
});
