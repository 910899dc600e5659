// The view as SVG, drawn from what the picture shows: the same places, colours, dashes and labels, with title and legend.

const legendRow = 22;
const round = (number) => Math.round(number * 10) / 10;

function makeVector() {
  const { clientWidth: width, clientHeight: height } = network.canvas.frame;
  const rows = makeVectorLegend(width);
  const whole = height + 44 + legendRow * (rows.length ? rows[rows.length - 1].row + 1 : 0) + 12;
  const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height: whole, viewBox: `0 0 ${width} ${whole}`, role: "img", "font-family": palette.family.replace(/"/g, "'") });
  const title = svg("title", {});
  title.textContent = document.title;
  const clip = svg("clipPath", { id: "view" }, svg("rect", { x: 0, y: 0, width, height }));
  const view = network.getViewPosition();
  const scale = network.getScale();
  const world = svg("g", { transform: `translate(${round(width / 2 - view.x * scale)} ${round(height / 2 - view.y * scale)}) scale(${scale})` },
    ...shownEdges.map(drawVectorEdge), ...shownNodes.map(drawVectorNode));
  const { texts, crosses } = placeLabels(document.createElement("canvas").getContext("2d"));
  const over = svg("g", { transform: `translate(${width / 2} ${height / 2})`, "text-anchor": "middle" },
    ...crosses.flatMap(drawVectorCross), ...texts.map((label) => {
      const text = svg("text", { x: round(label.x), y: round(label.y), dy: "0.35em", "font-size": label.pixels, "font-weight": label.weight, "font-style": label.style,
        fill: label.colour, stroke: palette.surface, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" });
      text.textContent = label.text;
      return text;
    }));
  const line = (text, y, attributes) => {
    const element = svg("text", { x: 16, y, fill: palette.ink, ...attributes });
    element.textContent = text;
    return element;
  };
  root.append(title, clip, svg("rect", { width, height: whole, fill: palette.surface }), svg("g", { "clip-path": "url(#view)" }, world, over),
    line(document.title, height + 18, { "font-size": 14, "font-weight": 600 }),
    line(describeView(), height + 36, { "font-size": 11.5, fill: palette.soft }),
    ...rows.map(({ row, x, icon, text }) => {
      const y = height + 50 + legendRow * row;
      icon.setAttribute("x", x);
      icon.setAttribute("y", y);
      return svg("g", {}, icon, line(text, y + 11.5, { x: x + Number(icon.getAttribute("width")) + 6, "font-size": 12 }));
    }));
  return new XMLSerializer().serializeToString(root);
}

function drawVectorNode(node) {
  const { x, y, options: { size, color, borderWidth, opacity } } = network.body.nodes[node.id];
  const icon = svgShapes[node.shape] || svgShapes.dot;
  const shape = svg(icon[0], { ...icon[1], fill: color.background, stroke: color.border, "stroke-width": round(borderWidth * 7 / size) });
  const factor = size / 7;
  return svg("g", { transform: `translate(${round(x - 8 * factor)} ${round(y - 8 * factor)}) scale(${round(factor * 100) / 100})`, opacity }, shape);
}

function drawVectorEdge(bundle) {
  const { from, to, edgeType, options: { width, color, dashes } } = network.body.edges[bundle.id];
  const look = { stroke: color.color, "stroke-width": round(width), "stroke-opacity": color.opacity, fill: "none", "stroke-dasharray": dashes ? dashes.join(" ") : "none" };
  if (from === to) return svg("circle", { cx: round(from.x + 14), cy: round(from.y - 14), r: 18, ...look });
  const via = edgeType.getViaNode ? edgeType.getViaNode() : null;
  const bend = via && Number.isFinite(via.x) ? via : { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  // The arrow ends where the disc begins.
  const angle = Math.atan2(to.y - bend.y, to.x - bend.x);
  const rim = to.options.size + 2;
  const tip = { x: to.x - rim * Math.cos(angle), y: to.y - rim * Math.sin(angle) };
  const length = 5 + 2.2 * width;
  const wing = (turn) => `${round(tip.x - length * Math.cos(angle + turn))},${round(tip.y - length * Math.sin(angle + turn))}`;
  return svg("g", {}, svg("path", { d: `M${round(from.x)} ${round(from.y)} Q${round(bend.x)} ${round(bend.y)} ${round(tip.x)} ${round(tip.y)}`, ...look }),
    svg("polygon", { points: `${round(tip.x)},${round(tip.y)} ${wing(0.4)} ${wing(-0.4)}`, fill: color.color, opacity: color.opacity }));
}

const drawVectorCross = ({ x, y, colour }) => [[5, palette.surface], [2, colour]].map(([width, stroke]) =>
  svg("path", { d: crossPath(x, y).map(([fromX, fromY, toX, toY]) => `M${round(fromX)} ${round(fromY)} L${round(toX)} ${round(toY)}`).join(" "), stroke, "stroke-width": width }));

// What the legend of the picture shows, in rows: icon, text, place.
function makeVectorLegend(width) {
  const kinds = new Set(shownNodes.map((node) => people[node.id].kind));
  const quads = new Set(shownEdges.map((bundle) => bundle.quad));
  const standings = new Set(shownEdges.map((bundle) => bundle.standing));
  const entries = [
    ...words.kind.filter((kind) => kinds.has(kind)).map((kind) => [drawKind(kind, state.colour === "kind" ? colourKind(kind) : palette.none), kind]),
    ...words.quad.filter((quad) => quads.has(quad)).map((quad) => [drawLine(palette.quad[quad], "fact"), quadNames[quad]]),
    ...words.standing.filter((standing) => standings.has(standing) && standings.size > 1).map((standing) => [drawLine(palette.soft, standing), standingNames[standing]]),
  ];
  const context = document.createElement("canvas").getContext("2d");
  let [x, row] = [16, 0];
  return entries.map(([icon, text]) => {
    const wide = Number(icon.getAttribute("width")) + 24 + measureText(context, text, `400 12px ${palette.family}`);
    if (x + wide > width && x > 16) [x, row] = [16, row + 1];
    const entry = { row, x, icon, text };
    x += wide;
    return entry;
  });
}

function describeView() {
  const filters = countFilters();
  return [byId("extent-text").textContent, state.claims === "facts" ? "facts only" : "all claims",
    `size: ${state.measure ? nameMeasure(state.measure) : "relations"}`, `colour: ${communities.includes(state.colour) ? nameCommunity(state.colour) : state.colour === "kind" ? "kind" : nameMeasure(state.colour)}`,
    filters ? plural(filters, "filter") : "", state.span ? describeSpan() : ""].filter(Boolean).join(" · ");
}
