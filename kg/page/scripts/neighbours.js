// Who is near whom, and the shortest way from one to another, by the relations that the filters let through.

function findNeighbours(ids, reach) {
  const near = { nodes: new Set(ids), edges: new Set() };
  let rim = ids;
  for (let step = 0; step < reach; step += 1) {
    const next = [];
    for (const id of rim) {
      for (const bundle of people[id].bundles) {
        if (!bundle.shown) continue;
        near.edges.add(bundle.id);
        for (const end of [bundle.from, bundle.to]) if (!near.nodes.has(end)) { near.nodes.add(end); next.push(end); }
      }
    }
    rim = next;
  }
  return near;
}

// Breadth first; among ways of equal length the one whose relations have the most statements (sum over the steps).
function findPath(from, to, directed) {
  const found = new Map([[from, { steps: 0, weight: 0, back: -1 }]]);
  let rim = [from];
  while (rim.length && !found.has(to)) {
    const next = [];
    for (const id of rim) {
      const here = found.get(id);
      const ties = new Map();
      for (const bundle of people[id].bundles) {
        if (!bundle.shown || (directed && bundle.from !== id)) continue;
        const other = bundle.from === id ? bundle.to : bundle.from;
        ties.set(other, (ties.get(other) || 0) + bundle.shown);
      }
      for (const [other, weight] of ties) {
        const there = found.get(other);
        if (!there) {
          found.set(other, { steps: here.steps + 1, weight: here.weight + weight, back: id });
          next.push(other);
        } else if (there.steps === here.steps + 1 && here.weight + weight > there.weight) {
          there.weight = here.weight + weight;
          there.back = id;
        }
      }
    }
    rim = next;
  }
  if (!found.has(to)) return null;
  const path = [to];
  while (path[0] !== from) path.unshift(found.get(path[0]).back);
  return path;
}

const bundlesBetween = (one, other, directed) => people[one].bundles.filter((bundle) => bundle.shown
  && ((bundle.from === one && bundle.to === other) || (!directed && bundle.from === other && bundle.to === one)));

// What the selection lights up; null where nothing is selected.
function findLit() {
  const choice = state.selected;
  if (!choice) return null;
  if (choice.type === "bundle") {
    const bundle = bundleById.get(choice.id);
    return { nodes: new Set([bundle.from, bundle.to]), edges: new Set([bundle.id]) };
  }
  if (choice.type === "pair") {
    return { nodes: new Set([choice.from, choice.to]), edges: new Set(bundlesBetween(choice.from, choice.to).map((bundle) => bundle.id)) };
  }
  if (choice.type === "path") {
    const path = findPath(choice.from, choice.to, choice.directed) || [choice.from, choice.to];
    const edges = path.slice(1).flatMap((id, step) => bundlesBetween(path[step], id, choice.directed).map((bundle) => bundle.id));
    return { nodes: new Set(path), edges: new Set(edges) };
  }
  return findNeighbours([choice.id], state.reach);
}
