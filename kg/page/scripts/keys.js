// The picture by keyboard: arrows go from participant to participant, Enter opens one, Alt and arrows move it, Shift and arrows the view.

let keyboardNode = null; // the participant that the keyboard stands on

const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const stepLength = 24;

// The nearest participant that lies in a direction; what lies aside of it counts double.
function findNext(id, [x, y]) {
  const here = network.body.nodes[id];
  let best = null;
  let least = Infinity;
  for (const node of shownNodes) {
    const { x: thereX, y: thereY } = network.body.nodes[node.id];
    const along = (thereX - here.x) * x + (thereY - here.y) * y;
    const aside = Math.abs((thereX - here.x) * y) + Math.abs((thereY - here.y) * x);
    if (along <= 0 || aside > 2 * along) continue;
    if (along + 2 * aside < least) { least = along + 2 * aside; best = node.id; }
  }
  return best;
}

function pointAt(id) {
  keyboardNode = id;
  restyle();
  const { x, y } = network.canvasToDOM(network.getPosition(id));
  const { clientWidth, clientHeight } = byId("canvas");
  if (x < 40 || y < 40 || x > clientWidth - 40 || y > clientHeight - 40) network.moveTo({ position: network.getPosition(id), animation: false });
  const person = people[id];
  announce(`${person.label}, ${person.kind}, ${plural(countPartners(person), "partner")}, ${plural(countShown(person), "statement")}`);
}

function goTo(direction) {
  if (!shownNodes.length) return;
  const chosen = state.selected && state.selected.type === "person" ? state.selected.id : null;
  const here = [keyboardNode, chosen].find((id) => id !== null && network.body.nodes[id]);
  if (here === undefined) pointAt(shownNodes[0].id);
  else {
    const next = findNext(here, direction);
    if (next === null) announce("Nobody further that way");
    else pointAt(next);
  }
}

function moveByKeyboard(id, [x, y]) {
  const here = network.getPosition(id);
  network.moveNode(id, here.x + x * stepLength, here.y + y * stepLength);
  rememberMoved([id]);
}

function movePicture([x, y]) {
  const view = network.getViewPosition();
  const length = 80 / network.getScale();
  network.moveTo({ position: { x: view.x + x * length, y: view.y + y * length }, animation: false });
}

function handlePictureKey(event) {
  if (event.ctrlKey || event.metaKey) return;
  const direction = directions[event.key];
  const here = keyboardNode !== null && network.body.nodes[keyboardNode] ? keyboardNode : null;
  if (direction && event.shiftKey) movePicture(direction);
  else if (direction && event.altKey) { if (here !== null) moveByKeyboard(here, direction); }
  else if (direction) goTo(direction);
  else if (event.key === "Enter" && here !== null) select({ type: "person", id: here }, { keyboard: true });
  else if (event.key === "+" || event.key === "=") zoomBy(1.35);
  else if (event.key === "-") zoomBy(1 / 1.35);
  else if (event.key === "0") fitPicture();
  else if (event.key === "u" && here !== null) unfold(here);
  else if (event.key === "h" && here !== null) hidePerson(here);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function startKeys() {
  const frame = byId("canvas").firstElementChild;
  frame.tabIndex = 0;
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-roledescription", "network");
  frame.setAttribute("aria-label", "Network picture");
  frame.setAttribute("aria-describedby", "picture-help");
  frame.addEventListener("keydown", handlePictureKey);
  frame.addEventListener("blur", () => { if (keyboardNode !== null) { keyboardNode = null; restyle(); } });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.selected) closePanel();
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { event.preventDefault(); byId("search").focus(); }
  });
}
