// The side panel: a participant or a relation with its statements, each with the sentence that makes it.

const CARDS = 30;

function select(choice, options = {}) {
  state.selected = choice;
  restyle();
  if (choice && choice.type === "person" && options.focus) focusPerson(choice.id);
  showPanel();
  if (choice && options.keyboard) byId("panel").querySelector("h2").focus();
}

const personButton = (id, extra) => el("button", {
  type: "button", class: "link", on: { click: () => select({ type: "person", id }, { focus: true, keyboard: true }) },
}, bdi(people[id].label), extra);

function markSentence(statement) {
  const text = page.sentences[statement.sentence];
  const quote = el("bdi");
  let done = 0;
  for (const [begin, end, role] of statement.marks) {
    quote.append(text.slice(done, begin), el("mark", { class: role, title: role }, text.slice(begin, end)));
    done = end;
  }
  quote.append(text.slice(done));
  return el("blockquote", null, quote);
}

function makeBadges(statement) {
  const badges = [];
  if (statement.polarity === "negated") badges.push(el("span", { class: "badge negated" }, "✕ denied"));
  if (statement.modality !== "actual") badges.push(el("span", { class: "badge hedged" }, statement.modality));
  if (statement.source.length) {
    badges.push(el("span", { class: "badge attributed" }, "according to ",
      statement.source.map((source, number) => [number ? ", according to " : "", bdi(source)]).flat()));
  }
  if (!badges.length) badges.push(el("span", { class: "badge fact" }, "fact"));
  if (statement.reciprocal) badges.push(el("span", { class: "badge" }, "mutual"));
  return badges;
}

function nameDocument(record) {
  const title = record.url
    ? el("a", { href: record.url, target: "_blank", rel: "noopener noreferrer" }, bdi(record.title))
    : el("span", null, bdi(record.title));
  const rest = [record.author, record.publisher, record.published].filter(Boolean);
  return [title, rest.map((part) => [" · ", bdi(part)]).flat()].flat();
}

function makeCard(statement) {
  const name = (id) => (id < 0 ? el("span", { class: "absent" }, "—") : personButton(id));
  const details = [
    statement.theme && el("span", null, "about ", bdi(statement.theme)),
    statement.time && el("time", null, statement.time),
    statement.place && el("span", null, "in ", bdi(statement.place)),
    el("span", { title: "How sure the extractor is of this reading" }, `${Math.round(statement.confidence * 100)} % sure`),
  ].filter(Boolean);
  return el("li", { class: "statement" },
    el("p", { class: "triple" }, name(statement.actor), " ",
      el("span", { class: "action", "data-quad": statement.quad }, bdi(statement.action)), " ", name(statement.target)),
    markSentence(statement),
    el("p", { class: "badges" }, makeBadges(statement)),
    el("p", { class: "details" }, details.map((detail, number) => [number ? " · " : "", detail]).flat()),
    el("p", { class: "details document" }, nameDocument(page.documents[statement.document])));
}

function makeCards(list) {
  const cards = el("ol", { class: "statements" });
  const more = el("button", { type: "button", class: "wide" }, "Show more statements");
  let shown = 0;
  const show = () => {
    cards.append(...list.slice(shown, shown + CARDS).map(makeCard));
    shown += CARDS;
    more.hidden = shown >= list.length;
  };
  more.addEventListener("click", show);
  show();
  return [cards, more];
}

function describeOthers(hidden) {
  if (!hidden || state.claims === "all") return null;
  return el("p", { class: "aside" }, `${plural(hidden, "more claim")} ${hidden === 1 ? "is" : "are"} hedged, denied or somebody’s word. `,
    el("button", { type: "button", class: "link", on: { click: () => setClaims("all") } }, "Show all claims"));
}

function makeMeasures(person) {
  const rows = measures.filter((name) => page.measures[name][person.id] !== null).map((name) => {
    const value = page.measures[name][person.id];
    return [el("dt", null, nameMeasure(name)),
      el("dd", null, formatNumber(value), el("small", null, ` #${ranks[name].place(value)} of ${ranks[name].of}`))];
  });
  if (!rows.length) return null;
  return el("details", { open: rows.length <= 6 || state.panelMeasures, on: { toggle: (event) => { state.panelMeasures = event.target.open; } } },
    el("summary", null, "Rankings"), el("dl", { class: "measures" }, rows.flat()));
}

function makeRelations(person) {
  const relations = person.bundles
    .filter((bundle) => state.claims === "all" || bundle.standing === "fact")
    .sort((a, b) => b.statements.length - a.statements.length || a.id.localeCompare(b.id, "en", { numeric: true }));
  if (!relations.length) return null;
  const make = (bundle) => {
    const out = bundle.from === person.id;
    return el("li", null, el("button", {
      type: "button", class: "relation",
      on: { click: () => select({ type: "bundle", id: bundle.id }, { keyboard: true }) },
    }, drawLine(palette.quad[bundle.quad], bundle.standing),
    el("span", null, el("span", { class: "muted" }, out ? "" : "by ", out ? bdi(bundle.action) : ""),
      out ? " " : "", bdi(people[out ? bundle.to : bundle.from].label), out ? null : el("span", { class: "muted" }, ": ", bdi(bundle.action))),
    el("span", { class: "count", "aria-label": plural(bundle.statements.length, "statement") }, bundle.statements.length)));
  };
  return [el("h3", null, "Strongest relations"), el("ul", { class: "relations" }, relations.slice(0, 8).map(make))];
}

function showPerson(id) {
  const person = people[id];
  const isFact = (statement) => statement.standing === "fact";
  const list = person.statements.filter((statement) => state.claims === "all" || isFact(statement))
    .sort((a, b) => isFact(b) - isFact(a) || a.id - b.id);
  const undrawn = !person.bundles.length;
  return [
    el("div", { class: "panel-head" },
      el("p", { class: "kind" }, drawKind(person.kind, colourKind(person.kind)), person.kind,
        person.community >= 0 ? ` · community ${person.community + 1}` : ""),
      el("h2", { tabindex: "-1" }, bdi(person.label)),
      el("code", { class: "iri" }, person.iri),
      undrawn ? el("p", { class: "aside" }, "Not in the picture: no statement on this page ties it to another participant there.") : null),
    makeRelations(person),
    makeMeasures(person),
    el("h3", null, plural(list.length, "statement")),
    describeOthers(person.statements.length - list.length),
    makeCards(list),
  ];
}

function showBundle(id) {
  const bundle = bundleById.get(id);
  return [
    el("div", { class: "panel-head" },
      el("p", { class: "kind" }, drawLine(palette.quad[bundle.quad], bundle.standing),
        quadNames[bundle.quad], bundle.standing === "fact" ? "" : ` · ${standingNames[bundle.standing]}`),
      el("h2", { tabindex: "-1" }, personButton(bundle.from), el("span", { class: "muted" }, " → "), personButton(bundle.to))),
    el("h3", null, plural(bundle.statements.length, "statement")),
    makeCards(bundle.statements.map((number) => statements[number])),
  ];
}

function showWelcome() {
  const top = [...shownNodes].map((node) => people[node.id]).filter((person) => state.measure && page.measures[state.measure][person.id])
    .sort((a, b) => page.measures[state.measure][b.id] - page.measures[state.measure][a.id]).slice(0, 10);
  return [
    el("div", { class: "panel-head" }, el("h2", { tabindex: "-1" }, "Who does what to whom"),
      el("p", null, "Pick a participant or a relation, in the picture or by search, to read the sentences behind it.")),
    top.length ? [el("h3", null, `First by ${nameMeasure(state.measure)}`),
      el("ol", { class: "top" }, top.map((person) => el("li", null, drawKind(person.kind, colourPerson(person)), personButton(person.id))))] : null,
    page.left_out ? el("p", { class: "aside" }, `${plural(page.left_out, "weaker statement")} did not fit on this page; the graph’s other files have them all.`) : null,
    page.undrawn ? el("p", { class: "aside" }, `${plural(page.undrawn, "weaker participant")} are not drawn; search and table find them.`) : null,
  ];
}

function showPanel() {
  const panel = byId("panel");
  const choice = state.selected;
  const body = !choice ? showWelcome() : choice.type === "person" ? showPerson(choice.id) : showBundle(choice.id);
  const close = choice ? el("button", { type: "button", class: "close", "aria-label": "Close details", on: { click: closePanel } }, "✕") : null;
  panel.replaceChildren(...[close, body].flat(3).filter(Boolean));
  panel.classList.toggle("open", Boolean(choice));
  panel.scrollTop = 0;
  if (choice) {
    announce(choice.type === "person"
      ? `${people[choice.id].label}: ${plural(people[choice.id].statements.length, "statement")}`
      : `${people[bundleById.get(choice.id).from].label} to ${people[bundleById.get(choice.id).to].label}: ${plural(bundleById.get(choice.id).statements.length, "statement")}`);
  }
}

function closePanel() {
  select(null);
  byId("search").focus();
}
