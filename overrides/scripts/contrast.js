// How well one colour stands out from another, as WCAG counts it: from 1 to 21.
const contrast = (one, other) => {
  const channels = (hex) => {
    const digits = hex.trim().replace("#", "");
    const pairs = digits.length === 3 ? [...digits].map((digit) => digit + digit) : digits.match(/../g);
    return pairs.map((pair) => parseInt(pair, 16) / 255);
  };
  const light = (hex) => {
    const [red, green, blue] = channels(hex).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark, bright] = [light(one), light(other)].sort((first, second) => first - second);
  return (bright + 0.05) / (dark + 0.05);
};
// What WCAG asks of text.
const LEAST_CONTRAST = 4.5;
