// Labels as on a map: of constant size on the screen, the strongest first, none over another.

const widths = new Map();

function measureText(context, text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

function makeBoard() {
  const cell = 120;
  const cells = new Map();
  const visit = (box, action) => {
    for (let x = Math.floor(box[0] / cell); x <= Math.floor(box[2] / cell); x += 1)
      for (let y = Math.floor(box[1] / cell); y <= Math.floor(box[3] / cell); y += 1)
        if (action(`${x} ${y}`)) return true;
    return false;
  };
  return {
    isFree: (box) => !visit(box, (key) => (cells.get(key) || []).some((other) =>
      box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])),
    take: (box) => { visit(box, (key) => { if (!cells.has(key)) cells.set(key, []); cells.get(key).push(box); }); },
  };
}

function drawLabels(context) {
  const scale = network.getScale();
  const view = network.getViewPosition();
  const half = [network.canvas.frame.clientWidth / 2, network.canvas.frame.clientHeight / 2];
  const near = neighbourhood();
  const board = makeBoard(); // what is written
  const discs = makeBoard();
  const family = getComputedStyle(document.body).fontFamily;
  const toScreen = (point) => [(point.x - view.x) * scale, (point.y - view.y) * scale];
  const isVisible = (x, y) => Math.abs(x) < half[0] + 60 && Math.abs(y) < half[1] + 40;

  context.save();
  context.translate(view.x, view.y);
  context.scale(1 / scale, 1 / scale);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";

  const ordered = near
    ? [...shownNodes].sort((a, b) => near.nodes.has(b.id) - near.nodes.has(a.id))
    : shownNodes;
  const placed = [];
  const positions = network.getPositions(shownNodes.map((node) => node.id));
  for (const node of ordered) {
    if (!positions[node.id]) continue;
    const [x, y] = toScreen(positions[node.id]);
    if (!isVisible(x, y)) continue;
    const size = sizeOf(people[node.id]) * scale;
    placed.push({ node, x, y, size });
  }
  // Discs keep labels off themselves; where there are very many, the small ones may be written over, or none would be named.
  for (const { x, y, size } of placed) {
    if (size > 6 || placed.length <= 200) discs.take([x - size * 0.8, y - size * 0.8, x + size * 0.8, y + size * 0.8]);
  }
  const tops = new Set(shownNodes.slice(0, 12).map((node) => node.id));
  const written = [];
  for (const { node, x, y, size } of placed) {
    const dim = near && !near.nodes.has(node.id);
    if (dim) continue;
    const strong = tops.has(node.id) || (state.selected && state.selected.type === "person" && state.selected.id === node.id);
    const pixels = strong ? 13.5 : 12;
    const font = `${strong ? 600 : 400} ${pixels}px ${family}`;
    const wide = measureText(context, node.label, font) / 2 + 3;
    const high = pixels / 2 + 2;
    const spots = [
      [x, y + size + high + 1], [x, y - size - high - 1], [x + size + wide + 2, y], [x - size - wide - 2, y],
    ];
    const inside = Math.abs(x) < half[0];
    const boxes = spots.map(([spot, cy]) => {
      // A label of a participant that is in view is not cut off at the edge.
      const cx = inside && wide < half[0] ? Math.max(wide - half[0], Math.min(half[0] - wide, spot)) : spot;
      return { cx, cy, box: [cx - wide, cy - high, cx + wide, cy + high] };
    }).filter(({ box }) => board.isFree(box));
    // The strongest are named even where their label must lie on a disc.
    const best = boxes.find(({ box }) => discs.isFree(box)) || (strong ? boxes[0] : null);
    if (!best) continue;
    board.take(best.box);
    written.push([node.label, best.cx, best.cy, font, strong]);
  }
  drawActions(context, { scale, near, board, discs, family, toScreen, isVisible });
  context.strokeStyle = palette.surface;
  for (const [text, x, y, font, strong] of written) {
    context.font = font;
    context.lineWidth = 4;
    context.strokeText(text, x, y);
    context.fillStyle = strong ? palette.ink : palette.soft;
    context.fillText(text, x, y);
  }
  context.restore();
}

// Actions are written on relations only where there is room: few relations, a close view, or the chosen neighbourhood.
function drawActions(context, { scale, near, board, discs, family, toScreen, isVisible }) {
  const font = `italic 400 11px ${family}`;
  const close = shownEdges.length <= 40 || scale > 1.1;
  for (const bundle of shownEdges) {
    const lit = near ? near.edges.has(bundle.id) : false;
    const drawn = network.body.edges[bundle.id];
    if (!drawn || !drawn.connected || bundle.from === bundle.to || (near && !lit)) continue;
    const from = toScreen(drawn.from);
    const to = toScreen(drawn.to);
    const [x, y] = toScreen(drawn.edgeType.getPoint(0.5));
    if (!isVisible(x, y)) continue;
    const length = Math.hypot(from[0] - to[0], from[1] - to[1]);
    if (bundle.standing === "negated" && length > 24) drawCross(context, x, y, palette.quad[bundle.quad]);
    if (!close && !lit) continue;
    const wide = measureText(context, bundle.action, font) / 2 + 3;
    if (length < wide * 2 + 30 && !(lit && near.edges.size === 1)) continue;
    const cy = bundle.standing === "negated" ? y + 13 : y;
    const box = [x - wide, cy - 7, x + wide, cy + 7];
    if (!board.isFree(box) || !discs.isFree(box)) continue;
    board.take(box);
    context.font = font;
    context.lineWidth = 4;
    context.strokeStyle = palette.surface;
    context.strokeText(bundle.action, x, cy);
    context.fillStyle = palette.soft;
    context.fillText(bundle.action, x, cy);
  }
}

function drawCross(context, x, y, colour) {
  context.beginPath();
  context.moveTo(x - 4.5, y - 4.5);
  context.lineTo(x + 4.5, y + 4.5);
  context.moveTo(x + 4.5, y - 4.5);
  context.lineTo(x - 4.5, y + 4.5);
  context.lineWidth = 5;
  context.strokeStyle = palette.surface;
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = colour;
  context.stroke();
}
