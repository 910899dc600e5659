// How participants and relations look: size, colour, dashes, bends, and what fades behind a selection.

const dashesOf = { fact: false, attributed: [2, 5], hedged: [9, 6], negated: false };
const shapeFactors = { square: 0.86, diamond: 1.1, star: 1.2, triangle: 1.05, triangleDown: 1.05 };
const sizeShare = (person) => {
  const column = page.measures[state.measure];
  const value = column ? column[person.id] || 0 : person.bundles.length;
  const top = column ? ranks[state.measure].top : Math.max(1, people.length);
  return Math.sqrt(Math.max(0, value) / (top || 1));
};
const sizeOf = (person) => state.boost * (7 + 17 * sizeShare(person));
const widthOf = (bundle) => 1.5 + Math.min(4.5, Math.max(0, bundle.shown - 1) ** 0.6);

function styleNode(node) {
  const person = people[node.id];
  const chosen = state.selected && state.selected.type === "person" && state.selected.id === node.id;
  const pointed = keyboardNode === node.id;
  return {
    id: node.id,
    shape: node.shape,
    size: Math.round(sizeOf(person) * (shapeFactors[node.shape] || 1) * 10) / 10,
    color: { background: colourPerson(person), border: chosen || pointed ? palette.accent : palette.surface },
    borderWidth: chosen ? 4 : pointed ? 3 : 1.5,
    opacity: lit && !lit.nodes.has(node.id) ? 0.16 : 1,
  };
}

// Where lines are very many, each is drawn fainter, or nothing would be seen between them.
const fadeCrowd = () => (shownEdges.length > 4000 ? 0.25 : shownEdges.length > 800 ? 0.45 : 0.72);

function styleEdge(bundle, bend) {
  const isLit = lit && lit.edges.has(bundle.id);
  return {
    id: bundle.id,
    from: bundle.from,
    to: bundle.to,
    width: state.boost * (widthOf(bundle) + (isLit ? 0.8 : 0)),
    dashes: dashesOf[bundle.standing],
    color: { color: palette.quad[bundle.quad], opacity: lit ? (isLit ? 1 : 0.07) : fadeCrowd() },
    smooth: bend ? { enabled: true, type: "curvedCW", roundness: bend } : { enabled: false },
  };
}

// Two relations between the same two participants must not lie on one another: each next one bends more.
function bendEdges(edges) {
  const pairs = new Map();
  for (const bundle of edges) {
    const pair = `${Math.min(bundle.from, bundle.to)} ${Math.max(bundle.from, bundle.to)}`;
    if (!pairs.has(pair)) pairs.set(pair, []);
    pairs.get(pair).push(bundle);
  }
  const bends = new Map();
  for (const together of pairs.values()) {
    if (together.length === 1) continue;
    const used = new Map();
    for (const bundle of together) {
      const number = used.get(bundle.from) || 0;
      used.set(bundle.from, number + 1);
      bends.set(bundle.id, 0.12 + 0.13 * number);
    }
  }
  return bends;
}

const makeTip = (...lines) => el("div", null, lines.filter(Boolean).map((line) => el("div", null, bdi(line))));
