// What the reader has chosen. `layout` is what undo covers; the rest is undone by its own control.

const facetNames = ["kind", "quad", "class", "polarity", "modality", "source", "document"];
const firstClaims = hasFact ? "facts" : "all";
const firstMeasure = measures.includes("pagerank") ? "pagerank" : measures[0] || "";

const state = {
  view: "picture",
  rows: "statements",
  claims: firstClaims,
  measure: firstMeasure,
  colour: "kind",
  chosen: Object.fromEntries(facetNames.map((name) => [name, null])), // null: everything; else a set of the values to show
  least: 0,
  span: null, // first and last day, or null: all time
  undated: true,
  selected: null,
  reach: 1,
  alone: false,
  theme: "system",
  layout: makeLayoutState(),
  boost: 1,
};

function makeLayoutState() {
  return { stage: 0, unfolded: [], hidden: [], moved: {} };
}
