// The way from one participant to another: asked for in the panel, lit in the picture, and told step by step.

function askForPath(from) {
  const input = el("input", { id: "path-search", type: "search", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-controls": "path-suggestions", "aria-label": `Path from ${people[from].label} to`, autocomplete: "off", spellcheck: "false", placeholder: "Path to whom?" });
  const list = el("ul", { id: "path-suggestions", role: "listbox", "aria-label": "Participants found", class: "suggestions", hidden: true });
  const box = el("div", { class: "search" }, input, list);
  byId("path-to").replaceWith(box);
  startCombobox(input, list, (person) => select({ type: "path", from, to: person.id, directed: false }, { keyboard: true, focus: true }),
    (person) => person.id !== from && person.bundles.length > 0);
  input.focus();
}

// Participants on the path that the picture does not have are brought in; that is a change of the layout like any other.
function bringInPath(path) {
  const missing = path.filter((id) => !isPlaced(id));
  if (missing.length) changeLayout(() => show(missing));
}

function showPath({ from, to, directed }) {
  const path = findPath(from, to, directed);
  const step = (id, number) => {
    const before = path[number];
    return el("li", null, el("p", { class: "step" }, personButton(before), " — ", personButton(id)),
      el("ul", { class: "relations" }, bundlesBetween(before, id, directed).map((bundle) => el("li", null, el("button", {
        type: "button", class: "relation", on: { click: () => select({ type: "bundle", id: bundle.id }, { keyboard: true }) },
      }, drawLine(palette.quad[bundle.quad], bundle.standing),
      el("span", null, bdi(people[bundle.from].label), " ", el("span", { class: "muted" }, bdi(bundle.action)), " ", bdi(people[bundle.to].label)),
      el("span", { class: "count", "aria-label": plural(bundle.shown, "statement") }, bundle.shown))))));
  };
  return [
    el("div", { class: "panel-head" },
      el("p", { class: "kind" }, path ? `Shortest path: ${plural(path.length - 1, "step")}` : "No path"),
      el("h2", { tabindex: "-1" }, personButton(from), el("span", { class: "muted" }, " … "), personButton(to))),
    el("div", { class: "tools" },
      el("label", { class: "tick" }, el("input", { type: "checkbox", id: "directed", checked: directed,
        on: { change: (event) => select({ type: "path", from, to, directed: event.target.checked }) } }), "only from actor to target")),
    path ? el("ol", { class: "steps" }, path.slice(1).map(step))
      : el("p", { class: "aside" }, "No chain of relations that the filters let through leads from one to the other."),
  ];
}
