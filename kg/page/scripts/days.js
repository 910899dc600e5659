// Days counted from 1970-01-01, and the stretches of time that the timeline counts by.

const dayLength = 86400000;
const readDay = (day) => new Date(day * dayLength);
const writeDay = (day) => readDay(day).toISOString().slice(0, 10);
const dayOf = (year, month) => Math.round(new Date(Date.UTC(2000, month, 1)).setUTCFullYear(year) / dayLength);

// Where a statement is placed on the timeline: at its beginning, or at its end where that is all that is known.
const placeInTime = (statement) => (statement.from !== null ? statement.from : statement.to);

const timeSteps = [
  { months: 1, name: (year, month) => `${year}-${String(month + 1).padStart(2, "0")}` },
  { months: 3, name: (year, month) => `${year} Q${month / 3 + 1}` },
  { months: 12, name: (year) => String(year) },
  { months: 120, name: (year) => `${year}s` },
];
const mostBins = 60;

function makeBins() {
  let first = Infinity;
  let last = -Infinity;
  for (const statement of statements) {
    if (!statement.dated) continue;
    const day = placeInTime(statement);
    if (day < first) first = day;
    if (day > last) last = day;
  }
  if (first === Infinity) return [];
  const begin = readDay(first);
  const end = readDay(last);
  const span = (end.getUTCFullYear() - begin.getUTCFullYear()) * 12 + end.getUTCMonth() - begin.getUTCMonth() + 1;
  const step = timeSteps.find(({ months }) => span / months <= mostBins) || timeSteps[timeSteps.length - 1];
  const start = begin.getUTCFullYear() * 12 + begin.getUTCMonth();
  const bins = [];
  for (let month = start - (start % step.months); ; month += step.months) {
    const from = dayOf(Math.floor(month / 12), month % 12);
    if (from > last) break;
    const next = month + step.months;
    bins.push({ from, to: dayOf(Math.floor(next / 12), next % 12) - 1, name: step.name(Math.floor(month / 12), month % 12) });
  }
  return bins;
}

const bins = makeBins();

function findBin(statement) {
  if (!statement.dated) return -1;
  const day = placeInTime(statement);
  let low = 0;
  let high = bins.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (bins[middle].from <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}
