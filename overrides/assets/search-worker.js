// Finds pages by people's own words. It speaks the theme's messages, so the theme's search shows
// what it finds; the theme's own worker ranks whole sentences of small words badly.
"use strict";

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

// Chosen on the phrases of the shipped cards; what matters is their order.
const WEIGHTS = { title: 1.5, tags: 1.5, text: 1, also: 1.5, phrase: 4, alsoPhrase: 3 };
const NEAR = { exact: 1, sameStart: 0.7, typing: 0.6, misspelt: 0.5 };
const MIN_SHARE_OF_BEST = 0.4;
const MAX_RESULTS = 10;
// A phrase that is so like the question is shown with the result.
const TELLING = 0.5;
// From here on, somebody asks for urgent help in so many words.
const PLEA = 0.7;
// From here on, somebody asks for a page by its name, or in a phrase that editors wrote.
const NAMED = 0.8;
// What a page is, where its title does not say.
const KINDS = { checklists: "Checklist", worksheets: "Worksheet", packs: "Pack", topics: "Topic", moments: "Moment" };
// Tips, and where to get help, come before lists of tips and sheets.
const FIRST = /^(?:tips\/.|\.\/#)/;
const TEASER_LENGTH = 170;

let entries = [];
// For each stem, the fields of entries, the sayings and the phrases in which it stands.
let places = new Map();
// Stems by their first letter, which a slip of the finger seldom changes.
let alphabet = new Map();

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

// What words end in that are looked up without it: a slip in such a word leaves the end unknown.
const ENDINGS = ["", "ed", "ing", "ly", "es", "s"];

const nearness = (asked, word, isLast) => {
  if (asked === word) return NEAR.exact;
  const shared = sharedStart(asked, word);
  if (shared >= 5 && shared >= 0.65 * Math.max(asked.length, word.length)) return NEAR.sameStart;
  if (isLast && asked.length >= 2 && shared === asked.length) return NEAR.typing;
  return ENDINGS.some((end) => isMisspelt(asked, word + end)) ? NEAR.misspelt : 0;
};

const weigh = (word) => places.get(word)?.weight ?? Math.log(1 + entries.length) ** 1.5;

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

// The stems of the site that an asked word may mean, each with its nearness.
const meant = (word, isLast) => {
  const found = [];
  for (const other of alphabet.get(word[0]) || []) {
    const near = nearness(word, other, isLast);
    if (near) found.push([other, near]);
  }
  return found;
};

// Keeps the highest of the values under two names.
const raise = (table, key, name, value) => {
  const row = table.get(key) || table.set(key, new Map()).get(key);
  if (!(row.get(name) >= value)) row.set(name, value);
};

// How much of the question a phrase answers, and how much of the phrase was asked.
const likeness = (recall, precision) => (recall + precision ? (2 * recall * precision) / (recall + precision) : 0);

// Points for each entry that holds any of the asked stems, and the phrase that speaks for it.
const scores = (asked) => {
  const weights = asked.map(weigh);
  const all = sum(weights);
  const answered = (row) => sum([...row].map(([at, near]) => weights[at] * near)) / all;
  const fields = new Map();
  const said = new Map();
  const recalled = new Map();
  const precise = new Map();
  asked.forEach((word, at) => {
    for (const [other, near] of meant(word, at === asked.length - 1)) {
      for (const field of places.get(other).fields) raise(fields, field, at, near);
      for (const saying of places.get(other).sayings) {
        for (const entry of saying.entries) raise(said, entry, at, near);
      }
      for (const phrase of places.get(other).phrases) {
        raise(recalled, phrase, at, near);
        raise(precise, phrase, other, near);
      }
    }
  });
  const points = new Map();
  const add = (entry, more) => points.set(entry, (points.get(entry) || 0) + more);
  for (const [field, row] of fields) add(field.entry, field.counts * answered(row));
  for (const [entry, row] of said) add(entry, WEIGHTS.also * answered(row));
  const best = new Map();
  const named = new Set();
  for (const [phrase, row] of recalled) {
    const asPart = sum([...precise.get(phrase)].map(([word, near]) => weigh(word) * near)) / phrase.weight;
    const worth = phrase.counts * likeness(answered(row), asPart);
    const share = worth / phrase.counts;
    if (phrase.isOwn && share >= NAMED) for (const entry of phrase.entries) named.add(entry);
    for (const entry of phrase.entries) {
      if (worth > (best.get(entry)?.worth || 0)) best.set(entry, { worth, share, shown: share >= TELLING && phrase.shown });
    }
  }
  for (const [entry, { worth }] of best) add(entry, worth);
  return [...points].map(([entry, score]) => ({
    entry: entries[entry],
    isFirst: entries[entry].isFirst || named.has(entry),
    score,
    why: best.get(entry)?.shown,
    isPlea: entries[entry].urgent && best.get(entry)?.share >= PLEA,
  }));
};

const read = (html) => {
  const text = plain(html);
  return { text, words: [...new Set(stems(text))] };
};

// Several entries may share a saying: how a kind of guidance that they are like is put.
const setUp = (docs, sayings) => {
  places = new Map();
  const phrases = [];
  const place = (word) =>
    places.get(word) || places.set(word, { fields: [], sayings: [], phrases: [], entries: new Set() }).get(word);
  const add = (entries, part, counts, { isOwn = false, shown } = {}) => {
    const phrase = { entries, counts, shown, isOwn, words: part.words };
    phrases.push(phrase);
    for (const word of phrase.words) place(word).phrases.push(phrase);
  };
  const sharers = sayings.map(() => []);
  entries = docs.map((doc, entry) => {
    const [title, text] = [read(doc.title), read(doc.text)];
    const tags = (doc.tags || []).map(read);
    for (const [name, parts] of Object.entries({ title: [title], text: [text], tags })) {
      const field = { entry, counts: WEIGHTS[name] };
      for (const word of new Set(parts.flatMap((part) => part.words))) {
        place(word).fields.push(field);
        place(word).entries.add(entry);
      }
    }
    // Only what editors wrote is shown; the rest is there to be found by.
    add([entry], title, WEIGHTS.phrase, { isOwn: true });
    for (const part of tags) add([entry], part, WEIGHTS.phrase, { isOwn: true, shown: part.text });
    for (const at of doc.sayings || []) sharers[at].push(entry);
    return {
      location: doc.location,
      isFirst: FIRST.test(doc.location),
      kind: KINDS[(/^([a-z]+)\/./.exec(doc.location) || [])[1]],
      urgent: Boolean(doc.urgent),
      heading: title.text,
      teaser: plain(doc.teaser || doc.text).trim().replace(/\s+/g, " "),
    };
  });
  sayings.forEach((saying, at) => {
    const parts = saying.phrases.map(read);
    for (const part of parts) add(sharers[at], part, WEIGHTS.alsoPhrase);
    const shared = { entries: sharers[at] };
    for (const word of new Set([...parts, read(saying.words)].flatMap((part) => part.words))) {
      place(word).sayings.push(shared);
      for (const entry of sharers[at]) place(word).entries.add(entry);
    }
  });
  alphabet = new Map();
  for (const [word, found] of places) {
    found.weight = Math.log(1 + entries.length / found.entries.size) ** 1.5;
    (alphabet.get(word[0]) || alphabet.set(word[0], []).get(word[0])).push(word);
  }
  for (const phrase of phrases) phrase.weight = sum(phrase.words.map(weigh));
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
  const found = scores(asked);
  const least = MIN_SHARE_OF_BEST * Math.max(0, ...found.map((one) => one.score));
  const ordered = found
    .filter((one) => one.isPlea || one.score >= least)
    .sort(
      (one, other) =>
        other.isFirst - one.isFirst ||
        other.isPlea - one.isPlea ||
        other.score - one.score ||
        (one.entry.location < other.entry.location ? -1 : 1),
    );
  return ordered.slice(0, MAX_RESULTS).map(({ entry, score, why }) => [
    {
      location: entry.location,
      title: mark(entry.heading, asked),
      text: `${entry.kind ? `${entry.kind}. ` : ""}${why ? `People ask “${mark(why, asked)}”. ` : ""}${mark(shorten(entry.teaser), asked)}`,
      score,
      terms: {},
    },
  ]);
};

const answer = (message) => {
  if (message.type === SETUP) {
    setUp(message.data.docs, message.data.config.sayings || []);
    return { type: READY };
  }
  return message.type === QUERY ? { type: RESULT, data: { items: find(message.data) } } : null;
};

if ("WorkerGlobalScope" in self) {
  self.addEventListener("message", ({ data: message }) => {
    const found = answer(message);
    if (found) self.postMessage(found);
  });
} else {
  // A page that was opened from a folder may start no worker, and asks this script itself.
  self.tipdeckAnswer = answer;
}
