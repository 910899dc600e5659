// Small drawings of shapes and lines, for legend, panel and lists.

const svgShapes = {
  dot: ["circle", { cx: 8, cy: 8, r: 6 }],
  square: ["rect", { x: 2.5, y: 2.5, width: 11, height: 11 }],
  triangle: ["polygon", { points: "8,1.5 14.5,13.5 1.5,13.5" }],
  triangleDown: ["polygon", { points: "8,14.5 14.5,2.5 1.5,2.5" }],
  diamond: ["polygon", { points: "8,1 15,8 8,15 1,8" }],
  hexagon: ["polygon", { points: "4.5,2 11.5,2 15,8 11.5,14 4.5,14 1,8" }],
  star: ["polygon", { points: "8,0.5 10,5.6 15.5,5.9 11.2,9.4 12.7,14.8 8,11.7 3.3,14.8 4.8,9.4 0.5,5.9 6,5.6" }],
};

function drawKind(kind, fill) {
  const [tag, attributes] = svgShapes[page.shapes[kind]] || svgShapes.dot;
  return svg("svg", { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true", class: "icon" },
    svg(tag, { ...attributes, fill }));
}

function drawSwatch(fill) {
  return svg("svg", { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true", class: "icon" },
    svg("rect", { x: 2, y: 2, width: 12, height: 12, rx: 3, fill }));
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
