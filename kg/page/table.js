// The same statements as a table, for who cannot or would rather not use the picture.

const ROWS = 100;
const table = { sort: null, down: false, shown: ROWS };
const nameOf = (id) => (id < 0 ? "" : people[id].label);
const columns = [
  ["Who", (statement) => nameOf(statement.actor)],
  ["does what", (statement) => statement.action],
  ["to whom", (statement) => nameOf(statement.target)],
  ["Held as", (statement) => [statement.polarity === "negated" ? "denied" : "", statement.modality === "actual" ? "" : statement.modality,
    statement.source.join(" ")].join(" ").trim() || "fact"],
  ["When", (statement) => statement.time],
  ["Sentence", (statement) => page.sentences[statement.sentence]],
  ["Document", (statement) => page.documents[statement.document].title],
];

function findRows() {
  const words = fold(byId("table-filter").value).split(/\s+/).filter(Boolean);
  const rows = statements.filter((statement) => {
    if (!isShown(statement)) return false;
    if (!words.length) return true;
    if (!statement.folded) statement.folded = fold(columns.map(([, read]) => read(statement)).join(" "));
    return words.every((word) => statement.folded.includes(word));
  });
  if (table.sort !== null) {
    const read = columns[table.sort][1];
    const compare = new Intl.Collator("en", { numeric: true }).compare;
    // What has no value comes last either way.
    rows.sort((a, b) => (read(a) === "") - (read(b) === "") || (table.down ? -1 : 1) * compare(read(a), read(b)) || a.id - b.id);
  }
  return rows;
}

function makeRow(statement) {
  const cell = (label, ...children) => el("td", { "data-label": label }, children);
  const person = (id) => (id < 0 ? el("span", { class: "absent" }, "—") : personButton(id));
  return el("tr", null,
    cell("Who", person(statement.actor)),
    cell("does what", el("span", { class: "action", "data-quad": statement.quad }, bdi(statement.action))),
    cell("to whom", person(statement.target)),
    cell("Held as", el("span", { class: "badges" }, makeBadges(statement))),
    cell("When", statement.time ? el("time", null, statement.time) : ""),
    cell("Sentence", markSentence(statement)),
    cell("Document", nameDocument(page.documents[statement.document])[0]));
}

function showTable() {
  const rows = findRows();
  byId("table-head").replaceChildren(...columns.map(([name], number) => el("th", {
    scope: "col", "aria-sort": table.sort === number ? (table.down ? "descending" : "ascending") : "none",
  }, el("button", { type: "button", on: { click: () => sortBy(number) } }, name,
    el("span", { "aria-hidden": "true", class: "arrow" }, table.sort === number ? (table.down ? " ↓" : " ↑") : "")))));
  byId("table-body").replaceChildren(...rows.slice(0, table.shown).map(makeRow));
  byId("table-more").hidden = rows.length <= table.shown;
  byId("table-count").textContent = rows.length
    ? plural(rows.length, "statement")
    : statements.length ? "No statement matches." : "No statement was found in the documents.";
}

function sortBy(number) {
  table.down = table.sort === number && !table.down;
  table.sort = number;
  showTable();
  byId("table-head").children[number].firstElementChild.focus();
}

function startTable() {
  byId("table-filter").addEventListener("input", () => { table.shown = ROWS; showTable(); });
  byId("table-more").addEventListener("click", () => { table.shown += ROWS; showTable(); });
}
