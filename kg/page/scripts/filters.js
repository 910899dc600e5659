// Which statements are shown, and how many each value of each filter would show.

const authorName = "the author";
const facets = {
  kind: { title: "Kinds of participant", values: words.kind, all: true,
    read: (s) => [s.actor, s.target].filter((end) => end >= 0).map((end) => people[end].kind) },
  quad: { title: "Quad class", values: words.quad, name: (value) => quadNames[value], read: (s) => [s.quad] },
  class: { title: "Action class", values: [...pools.class].sort().concat(""), name: (value) => value || "no class", read: (s) => [s.class] },
  polarity: { title: "Polarity", values: words.polarity, read: (s) => [s.polarity] },
  modality: { title: "Modality", values: words.modality, read: (s) => [s.modality] },
  source: { title: "Source", values: [authorName, ...[...pools.source].sort((a, b) => a.localeCompare(b, "en"))],
    read: (s) => (s.source.length ? s.source : [authorName]) },
  document: { title: "Document", values: page.documents.map((_, number) => number),
    name: (number) => page.documents[number].title, read: (s) => [s.document] },
};
for (const name of facetNames) {
  const { read, values } = facets[name];
  const used = new Set(statements.flatMap(read));
  facets[name].values = values.filter((value) => used.has(value));
}

function passesFacet(name, statement) {
  const chosen = state.chosen[name];
  if (!chosen) return true;
  const values = facets[name].read(statement);
  return facets[name].all ? values.every((value) => chosen.has(value)) : values.some((value) => chosen.has(value));
}

function passesTime(statement) {
  if (!state.span) return statement.dated > 0 || state.undated;
  if (!statement.dated) return state.undated;
  const [first, last] = state.span;
  return (statement.from === null || statement.from <= last) && (statement.to === null || statement.to >= first);
}

const passesClaims = (statement) => state.claims === "all" || statement.standing === "fact";

// One walk finds the statements that pass all filters, and for each filter those that pass all others: its counts.
const shown = { list: [], is: new Uint8Array(statements.length), counts: {}, timeless: [] };

function applyFilters() {
  shown.list = [];
  shown.timeless = [];
  for (const name of facetNames) shown.counts[name] = new Map();
  const count = (name, statement) => {
    const counts = shown.counts[name];
    for (const value of new Set(facets[name].read(statement))) counts.set(value, (counts.get(value) || 0) + 1);
  };
  const active = facetNames.filter((name) => state.chosen[name]);
  for (const statement of statements) {
    shown.is[statement.id] = 0;
    if (!passesClaims(statement) || statement.confidence < state.least) continue;
    const failed = active.filter((name) => !passesFacet(name, statement));
    const timely = passesTime(statement);
    if (!failed.length) shown.timeless.push(statement);
    if (!timely || failed.length > 1) continue;
    if (failed.length) count(failed[0], statement);
    else {
      shown.is[statement.id] = 1;
      shown.list.push(statement);
      for (const name of facetNames) count(name, statement);
    }
  }
  for (const bundle of bundles) {
    bundle.shown = 0;
    for (const number of bundle.statements) bundle.shown += shown.is[number];
  }
}

const isShown = (statement) => shown.is[statement.id] === 1;
const statementsOf = (bundle) => bundle.statements.map((number) => statements[number]).filter(isShown);
const relationsOf = (person) => person.bundles.filter((bundle) => bundle.shown)
  .sort((a, b) => b.shown - a.shown || a.id.localeCompare(b.id, "en", { numeric: true }));

function countFilters() {
  return facetNames.filter((name) => state.chosen[name]).length + (state.least > 0) + (state.span ? 1 : 0) + !state.undated;
}

function clearFilters() {
  for (const name of facetNames) state.chosen[name] = null;
  state.least = 0;
  state.span = null;
  state.undated = true;
}

// A tick narrows to what is ticked; where nothing is, or everything, nothing is filtered.
function tick(name, value, on) {
  const chosen = new Set(state.chosen[name] || []);
  if (on) chosen.add(value);
  else chosen.delete(value);
  state.chosen[name] = chosen.size && chosen.size < facets[name].values.length ? chosen : null;
}

// The legend works the other way round: all are shown, and a cleared box hides.
function hide(name, value, hidden) {
  const chosen = new Set(state.chosen[name] || facets[name].values);
  if (hidden) chosen.delete(value);
  else chosen.add(value);
  state.chosen[name] = chosen.size < facets[name].values.length ? chosen : null;
}
