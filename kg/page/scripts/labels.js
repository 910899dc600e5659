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

// Places labels for the current view, in pixels from its middle; the picture and its SVG both write them.
function placeLabels(context) {
  const scale = network.getScale();
  const view = network.getViewPosition();
  const half = [network.canvas.frame.clientWidth / 2, network.canvas.frame.clientHeight / 2];
  const board = makeBoard(); // what is written
  const discs = makeBoard();
  const toScreen = (point) => [(point.x - view.x) * scale, (point.y - view.y) * scale];
  const isVisible = (x, y) => Math.abs(x) < half[0] + 60 && Math.abs(y) < half[1] + 40;

  const ordered = lit ? [...shownNodes].sort((a, b) => lit.nodes.has(b.id) - lit.nodes.has(a.id)) : shownNodes;
  const placed = [];
  for (const node of ordered) {
    const body = network.body.nodes[node.id];
    if (!body) continue;
    const [x, y] = toScreen(body);
    if (isVisible(x, y)) placed.push({ node, x, y, size: sizeOf(people[node.id]) * scale });
  }
  // Discs keep labels off themselves; where there are very many, the small ones may be written over, or none would be named.
  for (const { x, y, size } of placed) {
    if (size > 6 || placed.length <= 200) discs.take([x - size * 0.8, y - size * 0.8, x + size * 0.8, y + size * 0.8]);
  }
  const tops = new Set(shownNodes.slice(0, 12).map((node) => node.id));
  const texts = [];
  for (const { node, x, y, size } of placed) {
    if (lit && !lit.nodes.has(node.id)) continue;
    const strong = tops.has(node.id) || node.id === keyboardNode
      || (state.selected && state.selected.type === "person" && state.selected.id === node.id);
    const pixels = strong ? 13.5 : 12;
    const wide = measureText(context, node.label, `${strong ? 600 : 400} ${pixels}px ${palette.family}`) / 2 + 3;
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
    texts.push({ text: node.label, x: best.cx, y: best.cy, pixels, weight: strong ? 600 : 400, style: "normal", colour: strong ? palette.ink : palette.soft });
  }
  const { actions, crosses } = placeActions(context, { scale, board, discs, toScreen, isVisible });
  return { texts: actions.concat(texts), crosses };
}

// Actions are written on relations only where there is room: few relations, a close view, or the chosen neighbourhood.
function placeActions(context, { scale, board, discs, toScreen, isVisible }) {
  const close = shownEdges.length <= 40 || scale > 1.1;
  const actions = [];
  const crosses = [];
  for (const bundle of shownEdges) {
    const isLit = lit ? lit.edges.has(bundle.id) : false;
    const drawn = network.body.edges[bundle.id];
    if (!drawn || !drawn.connected || bundle.from === bundle.to || (lit && !isLit)) continue;
    const from = toScreen(drawn.from);
    const to = toScreen(drawn.to);
    const [x, y] = toScreen(drawn.edgeType.getPoint(0.5));
    if (!isVisible(x, y)) continue;
    const length = Math.hypot(from[0] - to[0], from[1] - to[1]);
    if (bundle.standing === "negated" && length > 24) crosses.push({ x, y, colour: palette.quad[bundle.quad] });
    if (!close && !isLit) continue;
    const wide = measureText(context, bundle.action, `italic 400 11px ${palette.family}`) / 2 + 3;
    if (length < wide * 2 + 30 && !(isLit && lit.edges.size === 1)) continue;
    const cy = bundle.standing === "negated" ? y + 13 : y;
    const box = [x - wide, cy - 7, x + wide, cy + 7];
    if (!board.isFree(box) || !discs.isFree(box)) continue;
    board.take(box);
    actions.push({ text: bundle.action, x, y: cy, pixels: 11, weight: 400, style: "italic", colour: palette.soft });
  }
  return { actions, crosses };
}

function drawLabels(context) {
  const scale = network.getScale();
  const view = network.getViewPosition();
  const { texts, crosses } = placeLabels(context);
  context.save();
  context.translate(view.x, view.y);
  context.scale(1 / scale, 1 / scale);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const cross of crosses) drawCross(context, cross);
  context.strokeStyle = palette.surface;
  context.lineWidth = 4;
  for (const { text, x, y, pixels, weight, style, colour } of texts) {
    context.font = `${style} ${weight} ${pixels}px ${palette.family}`;
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }
  context.restore();
}

const crossPath = (x, y) => [[x - 4.5, y - 4.5, x + 4.5, y + 4.5], [x + 4.5, y - 4.5, x - 4.5, y + 4.5]];

function drawCross(context, { x, y, colour }) {
  context.beginPath();
  for (const [fromX, fromY, toX, toY] of crossPath(x, y)) { context.moveTo(fromX, fromY); context.lineTo(toX, toY); }
  for (const [width, stroke] of [[5, palette.surface], [2, colour]]) {
    context.lineWidth = width;
    context.strokeStyle = stroke;
    context.stroke();
  }
}
