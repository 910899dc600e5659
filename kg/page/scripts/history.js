// Undo and redo of changes to the layout: what was moved, hidden, unfolded, and how much is shown.

const past = [];
const future = [];
const longestPast = 100;
const copyLayout = () => structuredClone(state.layout);

function changeLayout(change) {
  past.push(copyLayout());
  if (past.length > longestPast) past.shift();
  future.length = 0;
  change();
  showLayout();
}

function stepBack(from, to, word) {
  if (!from.length) return;
  to.push(copyLayout());
  state.layout = from.pop();
  showLayout();
  announce(`Layout change ${word}`);
}

const undo = () => stepBack(past, future, "undone");
const redo = () => stepBack(future, past, "redone");

function showLayout() {
  refresh(false);
  showPanel();
  markHistory();
  writeLink();
}

function markHistory() {
  byId("undo").disabled = !past.length;
  byId("redo").disabled = !future.length;
}

function startHistory() {
  byId("undo").addEventListener("click", undo);
  byId("redo").addEventListener("click", redo);
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || /^(INPUT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox" && event.target.type !== "radio") return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) redo();
    else undo();
  });
  markHistory();
}
