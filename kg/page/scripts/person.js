// The panel of a participant: offices, other names, relations, rankings, and the statements it takes part in.

const relationsAtOnce = 8;
const officesAtOnce = 6;

function makeMeasures(person) {
  const rows = measures.filter((name) => page.measures[name][person.id] !== null).map((name) => {
    const value = page.measures[name][person.id];
    const interval = page.intervals[name] && page.intervals[name][person.id];
    return [el("dt", { title: page.about.measures[name] }, nameMeasure(name)),
      el("dd", null, formatNumber(value), interval ? el("small", null, ` (${writeBounds(interval)})`) : null,
        el("small", null, ` #${ranks[name].place(value)}${interval ? ` (${writeBounds(interval.slice(2))})` : ""} of ${ranks[name].of}`))];
  });
  if (!rows.length) return null;
  return foldable("Rankings", el("dl", { class: "measures" }, rows), rows.length <= 6);
}

// What the reader opened stays open from one participant to the next.
const opened = {};
function foldable(title, body, open, key = title) {
  return el("details", { open: key in opened ? opened[key] : open, on: { toggle: (event) => { opened[key] = event.target.open; } } },
    el("summary", null, title), body);
}

function makeRelations(person) {
  const relations = relationsOf(person);
  if (!relations.length) return null;
  const make = (bundle) => {
    const out = bundle.from === person.id;
    const other = bdi(people[out ? bundle.to : bundle.from].label);
    const action = bdi(bundle.action);
    return el("li", null, el("button", {
      type: "button", class: "relation", on: { click: () => select({ type: "bundle", id: bundle.id }, { keyboard: true }) },
    }, drawLine(palette.quad[bundle.quad], bundle.standing),
    out ? el("span", null, el("span", { class: "muted" }, action, " "), other)
      : el("span", null, el("span", { class: "muted" }, "by "), other, el("span", { class: "muted" }, ": ", action)),
    el("span", { class: "count", "aria-label": plural(bundle.shown, "statement") }, bundle.shown)));
  };
  const list = el("ul", { class: "relations" }, relations.slice(0, relationsAtOnce).map(make));
  const rest = relations.slice(relationsAtOnce);
  const more = rest.length && button(`Show ${rest.length.toLocaleString("en")} more`, () => { list.append(...rest.map(make)); more.remove(); }, { class: "wide" });
  return [el("h3", null, "Strongest relations"), list, more || null];
}

function makeOffices(person) {
  const offices = person.about.offices || [];
  if (!offices.length) return null;
  const make = ([office, label, id, time, holds]) => {
    const other = id >= 0 ? personButton(id) : label ? bdi(label) : null;
    return el("li", null, holds ? [bdi(office), other ? [" of ", other] : null] : [other, `, ${office}`], time ? [" ", el("time", null, time)] : null);
  };
  const list = el("ul", { class: "offices" }, offices.slice(0, officesAtOnce).map(make));
  const rest = offices.slice(officesAtOnce);
  const more = rest.length && button(`Show ${rest.length} more`, () => { list.append(...rest.map(make)); more.remove(); }, { class: "wide" });
  return foldable("Offices", [list, more || null], true);
}

function makeNames(person) {
  const { aliases, mentions, links } = person.about;
  const rows = [
    aliases && ["also called", aliases.map((name, number) => [number ? ", " : "", bdi(name)])],
    mentions && ["here named", mentions.map((name, number) => [number ? ", " : "", bdi(name)])],
    links && ["same as", links.map((link, number) => [number ? ", " : "", el("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, link.replace(/^https?:\/\//, ""))])],
  ].filter(Boolean);
  if (!rows.length) return null;
  return foldable("Names", el("dl", { class: "measures names" }, rows.map(([name, value]) => [el("dt", null, name), el("dd", null, value)])), true);
}

function makePersonTools(person) {
  const folded = findFolded(person.id);
  const placed = isPlaced(person.id);
  const reach = el("fieldset", { class: "segments small" }, el("legend", { class: "hidden" }, "How far the highlight reaches"), [1, 2].map((steps) =>
    el("label", null, el("input", { type: "radio", name: "reach", value: steps, checked: state.reach === steps,
      on: { change: () => { state.reach = steps; changeSelectionView(); } } }), el("span", null, steps === 1 ? "1 step" : "2 steps"))));
  const alone = el("label", { class: "tick" }, el("input", { type: "checkbox", id: "alone", checked: state.alone,
    on: { change: (event) => { state.alone = event.target.checked; changeSelectionView(); } } }), "only these");
  return el("div", { class: "tools" },
    placed ? [reach, alone] : null,
    folded.length ? button(`Unfold ${Math.min(unfoldedAtOnce, folded.length)}${folded.length > unfoldedAtOnce ? ` of ${folded.length}` : ""} more`, () => unfold(person.id),
      { id: "unfold", title: "Bring partners into the picture that it does not show" }) : null,
    placed ? button("Hide", () => hidePerson(person.id), { id: "hide", title: "Take this participant out of the picture; Undo brings it back" }) : null,
    people.length > 1 ? button("Path to …", () => askForPath(person.id), { id: "path-to" }) : null);
}

function describeOthers(person) {
  const hidden = person.statements.filter((statement) => !passesClaims(statement)).length;
  const filtered = person.statements.filter(passesClaims).length - person.statements.filter(isShown).length;
  return [
    hidden ? el("p", { class: "aside" }, `${plural(hidden, "more claim")} ${hidden === 1 ? "is" : "are"} hedged, denied or somebody’s word. `,
      button("Show all claims", () => setClaims("all"), { class: "link" })) : null,
    filtered ? el("p", { class: "aside" }, `The filters hide ${plural(filtered, "statement")}. `,
      button("Clear the filters", () => { clearFilters(); changeFilters(); }, { class: "link" })) : null,
  ];
}

function showPerson({ id }) {
  const person = people[id];
  const isFact = (statement) => statement.standing === "fact";
  const list = person.statements.filter(isShown).sort((a, b) => isFact(b) - isFact(a) || a.id - b.id);
  const groups = communities.map((name) => [name, page.communities[name][id]]).filter(([, number]) => number >= 0);
  return [
    el("div", { class: "panel-head" },
      el("p", { class: "kind" }, drawKind(person.kind, colourKind(person.kind)), person.kind,
        groups.map(([name, number]) => ` · ${nameCommunity(name).replace(/ \(.*/, "")} ${number + 1}${nameCommunity(name).replace(/^[^(]*/, " ")}`)),
      el("h2", { tabindex: "-1" }, bdi(person.label)),
      el("code", { class: "iri" }, person.iri),
      person.bundles.length ? null : el("p", { class: "aside" }, "Not in the picture: no statement on this page ties it to another participant.")),
    person.bundles.length ? makePersonTools(person) : null,
    makeRelations(person),
    makeOffices(person),
    makeNames(person),
    makeMeasures(person),
    el("h3", null, plural(list.length, "statement")),
    describeOthers(person),
    makeCards(list),
  ];
}
