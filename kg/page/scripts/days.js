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
const monthOf = (day) => readDay(day).getUTCFullYear() * 12 + readDay(day).getUTCMonth();

// A few dates far from the rest must not make all others one bar: beyond the middle 96 of 100 there may be one bin to each side.
function makeBins() {
  const days = statements.filter((statement) => statement.dated).map(placeInTime).sort((a, b) => a - b);
  if (!days.length) return [];
  const [first, last] = [days[0], days[days.length - 1]];
  const [low, high] = [days[Math.floor(days.length * 0.02)], days[Math.ceil(days.length * 0.98) - 1]];
  const chooseStep = (from, to) => timeSteps.find(({ months }) => (monthOf(to) - monthOf(from) + 1) / months <= mostBins) || timeSteps[timeSteps.length - 1];
  const whole = chooseStep(first, last);
  const step = chooseStep(low, high);
  const [begin, end] = step === whole ? [first, last] : [low, high];
  const found = [];
  for (let month = monthOf(begin) - (monthOf(begin) % step.months); month <= monthOf(end); month += step.months) {
    const next = month + step.months;
    found.push({ from: dayOf(Math.floor(month / 12), month % 12), to: dayOf(Math.floor(next / 12), next % 12) - 1, name: step.name(Math.floor(month / 12), month % 12) });
  }
  const [left, right] = [found[0], found[found.length - 1]];
  if (first < left.from) found.unshift({ from: first, to: left.from - 1, name: `before ${left.name}` });
  if (last > right.to) found.push({ from: right.to + 1, to: last, name: `after ${right.name}` });
  return found;
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
