// The view in the address: what the reader chose stands behind the #, and opening the address chooses it again.

const shortIri = (id) => page.participants.iri[id];
const idByIri = new Map(people.map((person) => [shortIri(person.id), person.id]));
const facetText = (name, value) => (name === "document" ? page.documents[value].name : value);

function writeChoice({ type, id, from, to, directed }) {
  if (type === "person") return shortIri(id);
  if (type === "bundle") {
    const bundle = bundleById.get(id);
    return [shortIri(bundle.from), shortIri(bundle.to), bundle.quad, bundle.standing].join(" ");
  }
  return [shortIri(from), shortIri(to), ...(directed ? ["directed"] : [])].join(" ");
}

function readChoice(type, text) {
  const [one, other, ...rest] = text.split(" ");
  const [from, to] = [idByIri.get(one), idByIri.get(other)];
  if (from === undefined) return null;
  if (type === "person") return { type, id: from };
  if (to === undefined) return null;
  if (type !== "bundle") return { type, from, to, ...(type === "path" ? { directed: rest[0] === "directed" } : {}) };
  const bundle = people[from].bundles.find((each) => each.from === from && each.to === to && each.quad === rest[0] && each.standing === rest[1]);
  return bundle ? { type, id: bundle.id } : null;
}

const writeIris = (ids) => ids.map(shortIri).join(" ");
const readIris = (text) => (text || "").split(" ").map((iri) => idByIri.get(iri)).filter((id) => id !== undefined);

function writeState() {
  const parts = new URLSearchParams();
  const put = (name, value, usual) => { if (value !== usual && value !== "" && value !== null) parts.set(name, value); };
  put("view", state.view, "picture");
  put("rows", state.rows, "statements");
  put("claims", state.claims, firstClaims);
  put("size", state.measure, firstMeasure);
  put("colour", state.colour, "kind");
  put("theme", state.theme, "system");
  for (const name of facetNames) if (state.chosen[name]) parts.set(name, JSON.stringify([...state.chosen[name]].map((value) => facetText(name, value))));
  put("least", String(state.least), "0");
  put("time", state.span ? state.span.map(writeDay).join("/") : "", "");
  put("undated", String(state.undated), "true");
  put("reach", String(state.reach), "1");
  put("alone", String(state.alone), "false");
  if (state.selected) parts.set(state.selected.type, writeChoice(state.selected));
  put("stage", String(state.layout.stage), "0");
  put("unfolded", writeIris(state.layout.unfolded), "");
  put("hidden", writeIris(state.layout.hidden), "");
  const moved = Object.entries(movedHere()).map(([id, [x, y]]) => `${shortIri(Number(id))} ${x} ${y}`).join(",");
  put("moved", moved, "");
  return parts.toString();
}

// Anything may stand in an address: what is no choice of this page's is passed over.
function readState(text) {
  const parts = new URLSearchParams(text);
  const one = (name, known, usual) => (known.includes(parts.get(name)) ? parts.get(name) : usual);
  state.view = one("view", ["picture", "table", "charts"], "picture");
  state.rows = one("rows", ["statements", "participants"], "statements");
  state.claims = one("claims", ["facts", "all"], firstClaims);
  state.measure = one("size", measures, firstMeasure);
  state.colour = one("colour", ["kind", ...communities, ...measures], "kind");
  state.theme = one("theme", ["system", "light", "dark"], "system");
  clearFilters();
  for (const name of facetNames) state.chosen[name] = readChosen(name, parts.get(name));
  const least = Number(parts.get("least"));
  if (least > 0 && least <= 1) state.least = least;
  const days = (parts.get("time") || "").split("/").map((day) => Date.parse(day) / dayLength);
  if (days.length === 2 && days.every(Number.isFinite)) state.span = days;
  state.undated = parts.get("undated") !== "false";
  state.reach = parts.get("reach") === "2" ? 2 : 1;
  state.layout = makeLayoutState();
  const stage = Number(parts.get("stage"));
  if (Number.isInteger(stage) && stage > 0 && stage < stagesOf(state.claims).length) state.layout.stage = stage;
  state.layout.unfolded = readIris(parts.get("unfolded"));
  state.layout.hidden = readIris(parts.get("hidden"));
  for (const entry of (parts.get("moved") || "").split(",")) {
    const [iri, x, y] = entry.split(" ");
    if (idByIri.has(iri) && [x, y].every((number) => /^-?\d{1,6}$/.test(number))) movedHere()[idByIri.get(iri)] = [Number(x), Number(y)];
  }
  const type = Object.keys(panels).find((name) => parts.has(name));
  state.selected = type ? readChoice(type, parts.get(type)) : null;
  state.alone = Boolean(state.selected) && parts.get("alone") === "true";
}

function readChosen(name, text) {
  if (text === null) return null;
  try {
    const texts = new Set(JSON.parse(text));
    return new Set(facets[name].values.filter((value) => texts.has(facetText(name, value))));
  } catch {
    return null;
  }
}

let written = location.hash.slice(1);
function writeLink() {
  const text = writeState();
  if (text === written) return;
  written = text;
  try {
    history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
  } catch {
    // In a frame without an address of its own, such as a notebook's, there is nothing to write to.
  }
}

function addressOfView() {
  return location.href.split("#")[0] + (written ? `#${written}` : "");
}

async function copyLink() {
  writeLink();
  try {
    await navigator.clipboard.writeText(addressOfView());
    announce("Link copied");
    byId("link").textContent = "Copied";
    setTimeout(() => { byId("link").textContent = "Copy link"; }, 1500);
  } catch {
    // Where the browser does not let a page copy, the reader does.
    byId("link-text").value = addressOfView();
    byId("link-dialog").showModal();
    byId("link-text").select();
  }
}

function startLink() {
  byId("link").addEventListener("click", copyLink);
  byId("link-close").addEventListener("click", () => byId("link-dialog").close());
  addEventListener("hashchange", () => {
    if (location.hash.slice(1) === written) return;
    readState(location.hash.slice(1));
    showState();
  });
}
