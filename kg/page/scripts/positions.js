// Where participants stand: by the layout of the stage, moved by the reader's hand, or unfolded beside a partner.

const stagesOf = (claims) => page.layouts.filter((layout) => layout.claims === claims);
const currentLayout = () => {
  const stages = stagesOf(state.claims);
  return stages[Math.min(state.layout.stage, stages.length - 1)] || { nodes: [], x: [], y: [], of: 0 };
};
// What is moved in one layout says nothing about another.
const movedHere = () => {
  const key = `${state.claims}${state.layout.stage}`;
  return state.layout.moved[key] || (state.layout.moved[key] = {});
};

// The layout is made once, lying and about square. Here it is stood up for a phone and stretched towards the canvas's shape.
const stretch = { upright: false, x: 1, y: 1 };

function fitStretch(layout) {
  const { clientWidth, clientHeight } = byId("canvas");
  stretch.upright = clientHeight > clientWidth * 1.15;
  const reach = (column) => column.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  const [x, y] = stretch.upright ? [layout.y, layout.x] : [layout.x, layout.y];
  const ratio = (clientHeight / Math.max(1, clientWidth)) / (reach(y) / reach(x));
  const limit = (factor) => Math.min(1.5, Math.max(1, layout.nodes.length > 2 ? factor : 1));
  stretch.x = limit(1 / ratio);
  stretch.y = limit(ratio);
}

const toCanvas = ([x, y]) => (stretch.upright ? [y * stretch.x, x * stretch.y] : [x * stretch.x, y * stretch.y]);
const fromCanvas = (x, y) => {
  const [flatX, flatY] = [x / stretch.x, y / stretch.y];
  return stretch.upright ? [Math.round(flatY), Math.round(flatX)] : [Math.round(flatX), Math.round(flatY)];
};

const cellSize = 90;
const goldenAngle = Math.PI * (3 - Math.sqrt(5));

// Partners that the layout does not have stand on a spiral around whoever was unfolded, each on the first free spot.
function placeUnfolded(places) {
  const cells = new Map();
  const key = (x, y) => `${Math.round(x / cellSize)} ${Math.round(y / cellSize)}`;
  const take = ([x, y]) => cells.set(key(x, y), (cells.get(key(x, y)) || 0) + 1);
  for (const place of places.values()) take(place);
  for (const id of state.layout.unfolded) {
    if (places.has(id)) continue;
    const anchor = people[id].bundles.map((bundle) => (bundle.from === id ? bundle.to : bundle.from)).find((other) => places.has(other));
    const [left, top] = anchor === undefined ? [0, 0] : places.get(anchor);
    for (let step = 2; ; step += 1) {
      const distance = 58 * Math.sqrt(step);
      const place = [Math.round(left + 1.3 * distance * Math.cos(step * goldenAngle)), Math.round(top + distance * Math.sin(step * goldenAngle))];
      if (cells.get(key(...place)) && step < 4000) continue;
      places.set(id, place);
      take(place);
      break;
    }
  }
}

function placeAll(layout) {
  fitStretch(layout);
  const places = new Map(layout.nodes.map((id, number) => [id, [layout.x[number], layout.y[number]]]));
  placeUnfolded(places);
  for (const [id, place] of Object.entries(movedHere())) if (places.has(Number(id))) places.set(Number(id), place);
  for (const id of state.layout.hidden) places.delete(id);
  for (const [id, place] of places) places.set(id, toCanvas(place));
  return places;
}

// Partners of a participant, by shown relations, that the picture does not have yet.
function findFolded(id) {
  const drawn = new Set(currentLayout().nodes.concat(state.layout.unfolded).filter((other) => !state.layout.hidden.includes(other)));
  const others = relationsOf(people[id]).map((bundle) => (bundle.from === id ? bundle.to : bundle.from));
  return [...new Set(others)].filter((other) => other !== id && !drawn.has(other));
}

const unfoldedAtOnce = 30;
const isPlaced = (id) => !state.layout.hidden.includes(id) && (currentLayout().nodes.includes(id) || state.layout.unfolded.includes(id));

function unfold(id) {
  const folded = findFolded(id).slice(0, unfoldedAtOnce);
  if (!folded.length) return;
  changeLayout(() => show([id, ...folded]));
  announce(`${plural(folded.length, "partner")} of ${people[id].label} unfolded`);
}

// Brings participants in, whether they were hidden or never drawn.
function show(ids) {
  const layout = currentLayout();
  state.layout.hidden = state.layout.hidden.filter((id) => !ids.includes(id));
  for (const id of ids) if (!layout.nodes.includes(id) && !state.layout.unfolded.includes(id)) state.layout.unfolded.push(id);
}

function hidePerson(id) {
  changeLayout(() => { state.layout.hidden.push(id); });
  select(null);
  byId("canvas").firstElementChild.focus();
  announce(`${people[id].label} hidden`);
}
