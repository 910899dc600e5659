// The page's data as objects, and the one way in which text becomes part of the page: as text nodes.

const readJson = (id) => JSON.parse(document.getElementById(id).textContent);
const byId = (id) => document.getElementById(id);
const page = readJson("contents");
const nodes = readJson("nodes");
const bundles = readJson("edges");
const options = JSON.parse(readJson("options"));

const people = page.participants.label.map((label, id) => ({
  id,
  label,
  kind: page.participants.kind[id],
  iri: page.participants.iri[id],
  community: page.participants.community[id],
  statements: [],
  bundles: [],
}));
const statements = page.statements.map((row, id) => {
  const statement = { id };
  page.fields.forEach((field, column) => { statement[field] = row[column]; });
  for (const end of new Set([statement.actor, statement.target])) if (end >= 0) people[end].statements.push(statement);
  return statement;
});
const bundleById = new Map();
for (const bundle of bundles) {
  bundleById.set(bundle.id, bundle);
  for (const end of new Set([bundle.from, bundle.to])) people[end].bundles.push(bundle);
}

const measures = page.measure_names;
const ranks = {};
for (const name of measures) {
  const sorted = page.measures[name].filter((value) => value !== null).sort((a, b) => b - a);
  ranks[name] = { top: sorted[0] || 0, of: sorted.length, place: (value) => sorted.indexOf(value) + 1 };
}
const measureNames = {
  pagerank: "PageRank", hits_hub: "hub (HITS)", hits_authority: "authority (HITS)", hubs: "hub (HITS)",
  authorities: "authority (HITS)", k_core: "k-core", core: "k-core", core_number: "k-core",
};
const nameMeasure = (name) => measureNames[name] || name.replace(/_/g, " ");

const quadNames = {
  VerbalCooperation: "Verbal cooperation", MaterialCooperation: "Material cooperation",
  VerbalConflict: "Verbal conflict", MaterialConflict: "Material conflict", Other: "Other",
};
const standingNames = { fact: "fact", attributed: "said by a source", hedged: "not (yet) actual", negated: "denied" };

const state = {
  claims: statements.some((statement) => statement.standing === "fact") ? "facts" : "all",
  stage: 0,
  measure: measures.includes("pagerank") ? "pagerank" : measures[0] || "",
  colour: "kind",
  hiddenKinds: new Set(),
  hiddenQuads: new Set(),
  boost: 1,
  selected: null,
  view: "picture",
};

function isShown(statement) {
  if (state.claims === "facts" && statement.standing !== "fact") return false;
  if (state.hiddenQuads.has(statement.quad)) return false;
  return [statement.actor, statement.target].every((end) => end < 0 || !state.hiddenKinds.has(people[end].kind));
}

function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "class") element.className = value;
    else if (name === "on") for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

const bdi = (text) => el("bdi", null, text);
const plural = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many || one + "s"}`;
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const announce = (text) => { byId("announcement").textContent = text; };

function formatNumber(value) {
  if (Number.isInteger(value)) return value.toLocaleString("en");
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

const svgShapes = {
  dot: ["circle", { cx: 8, cy: 8, r: 6 }],
  square: ["rect", { x: 2.5, y: 2.5, width: 11, height: 11 }],
  triangle: ["polygon", { points: "8,1.5 14.5,13.5 1.5,13.5" }],
  triangleDown: ["polygon", { points: "8,14.5 14.5,2.5 1.5,2.5" }],
  diamond: ["polygon", { points: "8,1 15,8 8,15 1,8" }],
  hexagon: ["polygon", { points: "4.5,2 11.5,2 15,8 11.5,14 4.5,14 1,8" }],
  star: ["polygon", { points: "8,0.5 10,5.6 15.5,5.9 11.2,9.4 12.7,14.8 8,11.7 3.3,14.8 4.8,9.4 0.5,5.9 6,5.6" }],
};

function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function drawKind(kind, fill) {
  const [tag, attributes] = svgShapes[page.shapes[kind]] || svgShapes.dot;
  return svg("svg", { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true", class: "icon" },
    svg(tag, { ...attributes, fill }));
}

function drawLine(stroke, standing) {
  const dashes = { hedged: "5 3", attributed: "1.5 3" }[standing] || "none";
  const parts = [
    svg("line", { x1: 1, y1: 6, x2: 20, y2: 6, stroke, "stroke-width": 2.4, "stroke-dasharray": dashes }),
    svg("polygon", { points: "19,2.4 26,6 19,9.6", fill: stroke }),
  ];
  if (standing === "negated") parts.push(svg("path", { d: "M7 2.5 L13 9.5 M13 2.5 L7 9.5", stroke, "stroke-width": 1.8 }));
  return svg("svg", { viewBox: "0 0 27 12", width: 27, height: 12, "aria-hidden": "true", class: "icon" }, ...parts);
}
