// The table of participants: kind, partners, statements, community and every measure.

const countShown = (person) => person.statements.reduce((sum, statement) => sum + shown.is[statement.id], 0);
const countPartners = (person) => new Set(person.bundles.filter((bundle) => bundle.shown).map((bundle) => bundle.from + bundle.to - person.id)).size;
const participantColumns = [
  ["Participant", (person) => person.label],
  ["Kind", (person) => person.kind],
  ...communities.map((name) => [nameCommunity(name), (person) => (page.communities[name][person.id] < 0 ? "" : page.communities[name][person.id] + 1)]),
  ["Partners", countPartners],
  ["Statements", countShown],
  ...measures.map((name) => [nameMeasure(name), (person) => (page.measures[name][person.id] === null ? "" : page.measures[name][person.id])]),
];
const shownPeople = () => people.filter((person) => person.statements.some(isShown));

function makeParticipantRow(person) {
  return el("tr", null, participantColumns.map(([name, read], number) => {
    if (number === 0) return el("th", { scope: "row" }, personButton(person.id));
    const value = read(person);
    if (number === 1) return el("td", { "data-label": name }, drawKind(person.kind, colourKind(person.kind)), " ", value);
    return el("td", { "data-label": name, class: "number" }, value === "" ? "" : formatNumber(value));
  }));
}
