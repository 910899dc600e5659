// CSV that no spreadsheet takes for a formula, by the rules that kgwright's own CSV files follow.

const formula = /^(\s*[=+\-@＝＋－＠]|[\u0000-\u001f])/;
const separating = /[",;|'\u0000-\u001f\u0085\u2028\u2029]|^\s|\s$/;

function writeCell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = formula.test(value) ? "'" + value : value;
  return separating.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

const writeRows = (rows) => "\ufeff" + rows.map((row) => row.map(writeCell).join(",") + "\n").join("");

function writeStatementRows(list) {
  const head = ["document", "title", "publisher", "published", "url", "sentence", "actor", "actor_iri", "actor_kind", "action", "class", "quad_class",
    "target", "target_iri", "target_kind", "theme", "polarity", "modality", "source", "time", "place", "reciprocal", "confidence"];
  const end = (id) => (id < 0 ? ["", "", ""] : [people[id].label, people[id].iri, people[id].kind]);
  return writeRows([head, ...list.map((statement) => {
    const record = page.documents[statement.document];
    return [record.name, record.title, record.publisher, record.published, record.url, readSentence(statement), ...end(statement.actor),
      statement.action, statement.class, statement.quad === "Other" ? "" : statement.quad, ...end(statement.target), statement.theme,
      statement.polarity, statement.modality, statement.source.join(" < "), statement.time, statement.place, statement.reciprocal ? "true" : "false", statement.confidence];
  })]);
}

function writeParticipantRows(list) {
  const bounds = measures.flatMap((name) => (page.intervals[name] ? [`${name}_low`, `${name}_high`, "rank_low", "rank_high"] : []));
  const head = ["iri", "label", "kind", ...communities, "statements", ...measures, ...bounds];
  return writeRows([head, ...list.map((person) => [person.iri, person.label, person.kind,
    ...communities.map((name) => (page.communities[name][person.id] < 0 ? "" : page.communities[name][person.id])), countShown(person),
    ...measures.map((name) => page.measures[name][person.id]),
    ...measures.flatMap((name) => (page.intervals[name] ? page.intervals[name][person.id] || [null, null, null, null] : []))])]);
}
