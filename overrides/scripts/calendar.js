// A calendar entry as RFC 5545 has it: escaped, and folded at 75 bytes a line.
const calendarEntry = ({ id, title, text, start, address }) => {
  const pad = (number) => String(number).padStart(2, "0");
  const stamp = (date, part) =>
    ["FullYear", "Month", "Date"].map((name) => pad(date[`get${part}${name}`]() + (name === "Month"))).join("") +
    "T" + ["Hours", "Minutes", "Seconds"].map((name) => pad(date[`get${part}${name}`]())).join("");
  const escaped = (words) => words.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
  const folded = (line) => {
    let bytes = 0;
    return [...line].map((letter) => {
      const size = new TextEncoder().encode(letter).length;
      const turn = bytes + size > 74;
      bytes = turn ? size + 1 : bytes + size;
      return turn ? `\r\n ${letter}` : letter;
    }).join("");
  };
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//tipdeck//checklists//EN",
    "BEGIN:VEVENT",
    `UID:${id}-${stamp(start, "")}@tipdeck`,
    `DTSTAMP:${stamp(new Date(), "UTC")}Z`,
    // Without a zone: ten o'clock wherever the reader is then.
    `DTSTART:${stamp(start, "")}`,
    "DURATION:PT30M",
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    ...(address ? [`URL:${address}`] : []),
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    "TRIGGER:PT0S",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
};
