// What the reader takes along: the view as PNG and SVG, statements and participants as CSV.

const pixelRatio = 2;

function save(name, blob) {
  const link = el("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  announce(`${name} saved`);
}

const fileName = (ending, extra = "") => {
  const stem = fold(document.title).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
  return `${stem || "graph"}${extra}.${ending}`;
};

function saveVector() {
  save(fileName("svg"), new Blob([makeVector()], { type: "image/svg+xml" }));
}

function savePixels() {
  const text = makeVector();
  const image = new Image();
  image.addEventListener("load", () => {
    const canvas = el("canvas", { width: image.width * pixelRatio, height: image.height * pixelRatio });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(fileName("png"), blob), "image/png");
  });
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
}

function saveStatements() {
  const list = state.view === "table" && state.rows === "statements" && !state.selected ? findRows() : statementsOfChoice(state.selected);
  save(fileName("csv", "-statements"), new Blob([writeStatementRows(list)], { type: "text/csv;charset=utf-8" }));
}

function saveParticipants() {
  const list = state.view === "table" && state.rows === "participants" ? findRows()
    : state.selected && lit ? people.filter((person) => lit.nodes.has(person.id)) : shownPeople();
  save(fileName("csv", "-participants"), new Blob([writeParticipantRows(list)], { type: "text/csv;charset=utf-8" }));
}

function startExport() {
  const menu = byId("export");
  for (const [id, action] of [["save-png", savePixels], ["save-svg", saveVector], ["save-statements", saveStatements], ["save-participants", saveParticipants], ["print", () => print()]]) {
    byId(id).addEventListener("click", () => { menu.open = false; menu.querySelector("summary").focus(); action(); });
  }
  menu.addEventListener("toggle", () => {
    if (!menu.open) return;
    byId("save-statements").textContent = state.selected ? `Statements of the selection as CSV` : "Statements shown as CSV";
    byId("save-participants").textContent = state.selected && state.view !== "table" ? "Participants of the selection as CSV" : "Participants shown as CSV";
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("pointerdown", (event) => { if (menu.open && !menu.contains(event.target)) menu.open = false; });
}
