// The picture: which participants and relations are drawn, and what a click on them does.

let network = null;
let nodeSet = null;
let edgeSet = null;
let shownNodes = [];
let shownEdges = [];
let bends = new Map();
let lit = null; // what the selection lights up
const nodeById = new Map(nodes.map((node) => [node.id, node]));

function refresh(refit) {
  const layout = currentLayout();
  const places = placeAll(layout);
  lit = findLit();
  const alone = state.alone && lit;
  shownEdges = bundles.filter((bundle) => bundle.shown && places.has(bundle.from) && places.has(bundle.to)
    && (!alone || (lit.nodes.has(bundle.from) && lit.nodes.has(bundle.to))));
  const tied = new Set(shownEdges.flatMap((bundle) => [bundle.from, bundle.to]));
  shownNodes = nodes.filter((node) => tied.has(node.id));
  bends = bendEdges(shownEdges);
  const keepEdges = new Set(shownEdges.map((bundle) => bundle.id));
  edgeSet.remove(edgeSet.getIds().filter((id) => !keepEdges.has(id)));
  nodeSet.remove(nodeSet.getIds().filter((id) => !tied.has(id)));
  nodeSet.update(shownNodes.map((node) => {
    const [x, y] = places.get(node.id);
    const person = people[node.id];
    return { ...styleNode(node), x, y, title: makeTip(person.label, person.kind) };
  }));
  edgeSet.update(shownEdges.map((bundle) => ({
    ...styleEdge(bundle, bends.get(bundle.id)),
    title: makeTip(`${people[bundle.from].label} → ${people[bundle.to].label}`, bundle.action,
      plural(bundle.shown, "statement") + (bundle.standing === "fact" ? "" : ", " + standingNames[bundle.standing])),
  })));
  describeExtent(layout);
  if (refit) fitPicture();
}

function restyle() {
  lit = findLit();
  nodeSet.update(shownNodes.map((node) => styleNode(node)));
  edgeSet.update(shownEdges.map((bundle) => styleEdge(bundle, bends.get(bundle.id))));
}

function describeExtent(layout) {
  const whole = Math.max(layout.of, shownNodes.length);
  const text = shownNodes.length < whole
    ? `${shownNodes.length.toLocaleString("en")} of ${plural(whole, "participant")}`
    : plural(shownNodes.length, "participant");
  byId("extent-text").textContent = `${text}, ${plural(shownEdges.length, "relation")}`;
  byId("more").hidden = state.layout.stage >= stagesOf(state.claims).length - 1;
  const hidden = state.layout.hidden.length;
  byId("unhide").hidden = !hidden;
  byId("unhide").textContent = `Bring back ${hidden.toLocaleString("en")} hidden`;
  const empty = byId("empty");
  empty.hidden = shownNodes.length > 0;
  if (!statements.length) empty.textContent = "There is nothing to draw yet: no statement was found in the documents.";
  else if (!bundles.length) empty.textContent = "No statement here names both who acts and on whom, so there is nothing to draw. The table has them all.";
  else empty.textContent = "The filters hide everything. Tick a kind or a relation in the legend to bring it back, or clear the filters.";
}

function fitPicture(animate) {
  if (!shownNodes.length || !byId("canvas").clientWidth) return;
  network.fit({ animation: false, maxZoomLevel: 1.25 });
  adjustBoost(network.getScale());
  const scale = network.getScale() * (shownNodes.length > 3 ? 0.92 : 0.8);
  const middle = network.getViewPosition();
  const position = { x: middle.x, y: middle.y + 12 / scale };
  network.moveTo({ scale, position, animation: animate && !calmQuery.matches ? { duration: 300 } : false });
}

// The canvas has another size than before: what was fitted to it is fitted again, a chosen place stays.
function resizePicture() {
  if (state.view !== "picture") return;
  network.setSize("100%", "100%");
  network.redraw();
  if (state.selected === null) refresh(true);
}

// Seen from far, discs and lines are drawn larger, or a phone would show dust; seen from near, they do not grow as fast.
function adjustBoost(scale) {
  const boost = Math.min(2, Math.max(0.5, 0.8 / scale));
  if (Math.abs(boost / state.boost - 1) < 0.04) return;
  state.boost = boost;
  restyle();
}

function focusPerson(id) {
  if (!nodeSet.get(id)) return;
  const scale = Math.max(network.getScale(), innerWidth <= 760 ? 0.5 : 0.75);
  adjustBoost(scale);
  const covered = innerWidth <= 760 ? byId("canvas").clientHeight * 0.32 : 0; // by the panel, on a phone
  network.focus(id, {
    scale,
    offset: { x: 0, y: -covered },
    animation: calmQuery.matches ? false : { duration: 400, easingFunction: "easeInOutQuad" },
  });
}

function zoomBy(factor) {
  adjustBoost(network.getScale() * factor);
  network.moveTo({ scale: network.getScale() * factor, animation: calmQuery.matches ? false : { duration: 150 } });
}

function rememberMoved(ids) {
  const positions = network.getPositions(ids);
  changeLayout(() => { for (const id of ids) movedHere()[id] = fromCanvas(positions[id].x, positions[id].y); });
}

function startPicture() {
  nodeSet = new vis.DataSet();
  edgeSet = new vis.DataSet();
  const canvas = byId("canvas");
  network = new vis.Network(canvas, { nodes: nodeSet, edges: edgeSet }, {
    ...options,
    interaction: { ...options.interaction, hideEdgesOnDrag: bundles.length > 1500, hideEdgesOnZoom: bundles.length > 3000 },
  });
  network.on("click", (event) => {
    keyboardNode = null;
    if (event.nodes.length) select({ type: "person", id: event.nodes[0] });
    else if (event.edges.length) select({ type: "bundle", id: event.edges[0] });
    else select(null);
  });
  network.on("doubleClick", (event) => { if (event.nodes.length) unfold(event.nodes[0]); });
  network.on("dragEnd", (event) => { if (event.nodes.length) rememberMoved(event.nodes); });
  for (const [event, cursor] of [["hoverNode", "pointer"], ["hoverEdge", "pointer"], ["blurNode", ""], ["blurEdge", ""]]) {
    network.on(event, () => { canvas.style.cursor = cursor; });
  }
  network.on("afterDrawing", drawLabels);
  let later = 0;
  network.on("zoom", () => { clearTimeout(later); later = setTimeout(() => adjustBoost(network.getScale()), 90); });
  byId("zoom-in").addEventListener("click", () => zoomBy(1.35));
  byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.35));
  byId("zoom-fit").addEventListener("click", () => fitPicture(true));
  byId("more").addEventListener("click", () => { changeLayout(() => { state.layout.stage += 1; }); fitPicture(); });
  byId("unhide").addEventListener("click", () => changeLayout(() => { state.layout.hidden = []; }));
}
