// The same statements as a table, for who cannot or would rather not use the picture.

const rowsAtOnce = 100;
const rowsInPrint = 2000;
const sorting = { statements: { column: null, down: false }, participants: { column: null, down: false } };
let rowsShown = rowsAtOnce;
const nameOf = (id) => (id < 0 ? "" : people[id].label);
const statementColumns = [
  ["Who", (statement) => nameOf(statement.actor)],
  ["does what", (statement) => statement.action],
  ["to whom", (statement) => nameOf(statement.target)],
  ["Held as", (statement) => [statement.polarity === "negated" ? "denied" : "", statement.modality === "actual" ? "" : statement.modality,
    statement.source.join(" ")].join(" ").trim() || "fact"],
  ["When", (statement) => statement.time || page.documents[statement.document].published],
  ["Sentence", readSentence],
  ["Document", (statement) => page.documents[statement.document].title],
];

const foldedRows = new Map();
function matchesText(key, texts, wanted) {
  if (!wanted.length) return true;
  if (!foldedRows.has(key)) foldedRows.set(key, fold(texts().join(" ")));
  return wanted.every((word) => foldedRows.get(key).includes(word));
}

function sortRows(rows, columns, { column, down }) {
  if (column === null || !columns[column]) return rows;
  const read = columns[column][1];
  const { compare } = new Intl.Collator("en", { numeric: true });
  const order = (one, other) => (typeof one === "number" && typeof other === "number" ? one - other : compare(String(one), String(other)));
  // What has no value comes last either way.
  return rows.sort((a, b) => (read(a) === "") - (read(b) === "") || (down ? -1 : 1) * order(read(a), read(b)) || a.id - b.id);
}

function makeStatementRow(statement) {
  const cell = (label, ...children) => el("td", { "data-label": label }, children);
  const published = page.documents[statement.document].published;
  return el("tr", null,
    cell("Who", nameEnd(statement.actor)),
    cell("does what", el("span", { class: "action", "data-quad": statement.quad }, bdi(statement.action))),
    cell("to whom", nameEnd(statement.target)),
    cell("Held as", el("span", { class: "badges" }, makeBadges(statement))),
    cell("When", statement.time ? el("time", null, statement.time) : published ? el("time", { class: "muted", title: "The day of publication" }, published) : ""),
    cell("Sentence", markSentence(statement)),
    cell("Document", nameDocument(page.documents[statement.document])[0]));
}

const tables = {
  statements: {
    columns: () => statementColumns,
    rows: () => shown.list,
    make: makeStatementRow,
    count: (number) => (number ? plural(number, "statement") : statements.length ? "No statement matches." : "No statement was found in the documents."),
  },
  participants: {
    columns: () => participantColumns,
    rows: shownPeople,
    make: makeParticipantRow,
    count: (number) => (number ? plural(number, "participant") : "No participant matches."),
  },
};

function findRows() {
  const { columns, rows } = tables[state.rows];
  const wanted = fold(byId("table-filter").value).split(/\s+/).filter(Boolean);
  const found = rows().filter((row) => matchesText(`${state.rows} ${row.id}`, () => columns().map(([, read]) => read(row)), wanted));
  return sortRows(found, columns(), sorting[state.rows]);
}

function showTable() {
  const { columns, make, count } = tables[state.rows];
  const rows = findRows();
  const { column, down } = sorting[state.rows];
  byId("table").className = state.rows;
  byId("table-caption").textContent = state.rows === "statements" ? "Statements" : "Participants with their measures";
  byId("table-head").replaceChildren(...columns().map(([name], number) => el("th", {
    scope: "col", "aria-sort": column === number ? (down ? "descending" : "ascending") : "none",
  }, button(name, () => sortBy(number)), el("span", { "aria-hidden": "true", class: "arrow" }, column === number ? (down ? " ↓" : " ↑") : ""))));
  byId("table-body").replaceChildren(...rows.slice(0, rowsShown).map(make));
  byId("table-more").hidden = rows.length <= rowsShown;
  byId("table-count").textContent = count(rows.length);
  for (const name of ["statements", "participants"]) byId(`rows-${name}`).setAttribute("aria-pressed", String(state.rows === name));
}

function sortBy(number) {
  const sort = sorting[state.rows];
  sort.down = sort.column === number ? !sort.down : state.rows === "participants" && number > 2; // numbers, the greatest first
  sort.column = number;
  showTable();
  byId("table-head").children[number].querySelector("button").focus();
}

function startTable() {
  byId("table-filter").addEventListener("input", () => { rowsShown = rowsAtOnce; showTable(); });
  byId("table-more").addEventListener("click", () => {
    const first = byId("table-body").children.length;
    rowsShown += rowsAtOnce;
    showTable();
    byId("table-body").children[first]?.querySelector("button, a")?.focus();
  });
  for (const name of ["statements", "participants"]) {
    byId(`rows-${name}`).addEventListener("click", () => { state.rows = name; rowsShown = rowsAtOnce; showTable(); writeLink(); });
  }
}
