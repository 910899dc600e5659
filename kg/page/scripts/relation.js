// The panels of a relation and of a pair: what one does to the other, and both ways over time.

const pairButton = (from, to, text) => button(text, () => select({ type: "pair", from, to }, { keyboard: true }), { class: "link" });

function showBundle({ id }) {
  const bundle = bundleById.get(id);
  const list = statementsOf(bundle);
  const hidden = bundle.statements.length - list.length;
  return [
    el("div", { class: "panel-head" },
      el("p", { class: "kind" }, drawLine(palette.quad[bundle.quad], bundle.standing),
        quadNames[bundle.quad], bundle.standing === "fact" ? "" : ` · ${standingNames[bundle.standing]}`),
      el("h2", { tabindex: "-1" }, personButton(bundle.from), el("span", { class: "muted" }, " → "), personButton(bundle.to))),
    el("p", { class: "aside" }, pairButton(bundle.from, bundle.to, "All between the two, over time")),
    el("h3", null, plural(list.length, "statement")),
    hidden ? el("p", { class: "aside" }, `The filters hide ${plural(hidden, "statement")} of this relation.`) : null,
    makeCards(list),
  ];
}

const statementsBetween = (from, to) => people[from].statements.filter((statement) => isShown(statement)
  && ((statement.actor === from && statement.target === to) || (statement.actor === to && statement.target === from)));

function showPair({ from, to }) {
  const list = statementsBetween(from, to);
  return [
    el("div", { class: "panel-head" },
      el("p", { class: "kind" }, "Between the two"),
      el("h2", { tabindex: "-1" }, personButton(from), el("span", { class: "muted" }, " ↔ "), personButton(to))),
    makeSeries("pair", from, to, list),
    el("h3", null, plural(list.length, "statement")),
    makeCards(list),
  ];
}

// Pairs by their shown statements, the most first: from, to, statements and how many of them are conflict and cooperation.
function rankPairs() {
  const pairs = new Map();
  for (const statement of shown.list) {
    const { actor, target } = statement;
    if (actor < 0 || target < 0 || actor === target) continue;
    const [from, to] = actor < target ? [actor, target] : [target, actor];
    const key = from * people.length + to;
    if (!pairs.has(key)) pairs.set(key, { from, to, count: 0, cooperation: 0, conflict: 0 });
    const pair = pairs.get(key);
    pair.count += 1;
    if (statement.quad.endsWith("Cooperation")) pair.cooperation += 1;
    if (statement.quad.endsWith("Conflict")) pair.conflict += 1;
  }
  return [...pairs.values()].sort((a, b) => b.count - a.count || a.from - b.from || a.to - b.to);
}
