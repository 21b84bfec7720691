// Places in the document: spans count code points, strings of the browser count UTF-16 units.

const text = data.text;

const pairs = [];  // code point offsets of the characters that take two units
for (let unit = 0, point = 0; unit < text.length; unit++, point++) {
  if (text.codePointAt(unit) > 0xffff) {
    pairs.push(point);
    unit++;
  }
}

function before(list, value) {  // how many of the sorted list are less
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < value) low = middle + 1; else high = middle;
  }
  return low;
}

const unitOf = (point) => point + before(pairs, point);
const slice = (start, end) => text.slice(unitOf(start), unitOf(end));
const points = (string) => pairs.length ? Array.from(string).length : string.length;
const meets = (a, b) => a[0] < b[1] && b[0] < a[1];

// The sentence round a place, for a list that is read without the source.
function sentence([start, end]) {
  const from = Math.max(0, unitOf(start) - 200), to = Math.min(text.length, unitOf(end) + 200);
  const left = text.slice(from, unitOf(start)).split(/[。；！？\n\t]/).pop();
  const right = text.slice(unitOf(end), to).split(/[。；！？\n\t]/)[0];
  return [left, slice(start, end), right];
}

const AROUND = data.around;  // characters of context on either side

function anchor(span) {
  const head = unitOf(span[0]), tail = unitOf(span[1]);
  const quote = text.slice(head, tail);
  const prior = Array.from(text.slice(Math.max(0, head - 2 * AROUND), head)).slice(-AROUND).join("");
  const after = Array.from(text.slice(tail, tail + 2 * AROUND)).slice(0, AROUND).join("");
  let nth = 0, of = 0;
  for (let at = text.indexOf(prior + quote + after); at >= 0; at = text.indexOf(prior + quote + after, at + 1)) {
    of++;
    if (at + prior.length <= head) nth = of;
  }
  return { quote, before: prior, after, start: span[0], nth: nth || 1, of: of || 1 };
}
