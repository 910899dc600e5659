// The page's data as objects: participants, statements, and the bundles of statements that relations stand for.

const page = readJson("contents");
const nodes = readJson("nodes");
const bundles = readJson("edges");
const options = JSON.parse(readJson("options"));
const { words, pools } = page;

let sentences = null;
function readSentence(statement) {
  if (!sentences) sentences = readJson("sentences"); // the largest part of the page: read when the first one is shown
  return sentences[statement.sentence];
}

const people = page.participants.label.map((label, id) => ({
  id,
  label,
  kind: words.kind[page.participants.kind[id]] || "",
  iri: page.participants.base + page.participants.iri[id],
  about: page.participants.about[id] || {},
  statements: [],
  bundles: [],
}));

const pooled = (pool, number) => (number < 0 ? "" : pool[number]);
const columnsOf = page.statements;
const statements = columnsOf.actor.map((actor, id) => {
  const statement = {
    id,
    actor,
    target: columnsOf.target[id],
    sentence: columnsOf.sentence[id],
    document: columnsOf.document[id],
    action: pools.action[columnsOf.action[id]],
    class: pooled(pools.class, columnsOf.class[id]),
    theme: pooled(pools.text, columnsOf.theme[id]),
    quad: words.quad[columnsOf.quad[id]],
    standing: words.standing[columnsOf.standing[id]],
    polarity: words.polarity[columnsOf.polarity[id]],
    modality: words.modality[columnsOf.modality[id]],
    source: columnsOf.source[id].map((number) => pools.source[number]),
    time: pooled(pools.text, columnsOf.time[id]),
    from: columnsOf.from[id],
    to: columnsOf.to[id],
    dated: columnsOf.dated[id],
    place: pooled(pools.text, columnsOf.place[id]),
    reciprocal: columnsOf.reciprocal[id],
    confidence: columnsOf.confidence[id],
    marks: columnsOf.marks[id],
  };
  for (const end of actor === statement.target ? [actor] : [actor, statement.target]) if (end >= 0) people[end].statements.push(statement);
  return statement;
});

const bundleById = new Map();
for (const bundle of bundles) {
  bundleById.set(bundle.id, bundle);
  people[bundle.from].bundles.push(bundle);
  if (bundle.to !== bundle.from) people[bundle.to].bundles.push(bundle);
}
const hasFact = statements.some((statement) => statement.standing === "fact");

const measures = page.measure_names;
const ranks = {};
for (const name of measures) {
  const sorted = page.measures[name].filter((value) => value !== null).sort((a, b) => b - a);
  const places = new Map();
  sorted.forEach((value, number) => { if (!places.has(value)) places.set(value, number + 1); });
  ranks[name] = { top: sorted[0] || 0, least: sorted[sorted.length - 1] || 0, of: sorted.length, place: (value) => places.get(value) };
}
const measureNames = {
  pagerank: "PageRank", hits_hub: "hub (HITS)", hits_authority: "authority (HITS)", hubs: "hub (HITS)",
  authorities: "authority (HITS)", k_core: "k-core", core: "k-core", core_number: "k-core", katz: "Katz",
};
const nameMeasure = (name) => measureNames[name] || name.replace(/_/g, " ");
const communityNames = { community: "community (Louvain)", leiden: "community (Leiden)", bloc: "bloc (signed ties)" };
const nameCommunity = (name) => communityNames[name] || `community (${name.replace(/^community_/, "").replace(/_/g, " ")})`;
const communities = Object.keys(page.communities);

const quadNames = {
  VerbalCooperation: "Verbal cooperation", MaterialCooperation: "Material cooperation",
  VerbalConflict: "Verbal conflict", MaterialConflict: "Material conflict", Other: "Other",
};
const standingNames = { fact: "fact", attributed: "said by a source", hedged: "not (yet) actual", negated: "denied" };
// Lower and upper bound in words; "1 to 4".
const writeBounds = ([low, high]) => (low === high ? formatNumber(low) : `${formatNumber(low)} to ${formatNumber(high)}`);
