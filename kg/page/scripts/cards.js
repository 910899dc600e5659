// A statement as a card: the triple, its sentence with the mentions marked, how it is held, when, and by which document.

const cardsAtOnce = 30;
const datedBy = ["", "published ", ""];

function markSentence(statement) {
  const text = readSentence(statement);
  const quote = el("bdi");
  let done = 0;
  for (let at = 0; at < statement.marks.length; at += 3) {
    const [begin, end, role] = statement.marks.slice(at, at + 3);
    const name = words.role[role];
    quote.append(text.slice(done, begin), el("mark", { class: name, title: name }, text.slice(begin, end)));
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
      statement.source.map((source, number) => [number ? ", according to " : "", bdi(source)])));
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
  return [title, rest.map((part) => [" · ", bdi(part)])];
}

const personButton = (id, extra) => el("button", {
  type: "button", class: "link", on: { click: () => select({ type: "person", id }, { focus: true, keyboard: true }) },
}, bdi(people[id].label), extra);
const nameEnd = (id) => (id < 0 ? el("span", { class: "absent" }, "—") : personButton(id));

function makeCard(statement) {
  const details = [
    statement.theme && el("span", null, "about ", bdi(statement.theme)),
    statement.time && el("time", null, statement.time),
    statement.place && el("span", null, "in ", bdi(statement.place)),
    statement.class && el("span", { title: "Action class" }, statement.class),
    el("span", { title: "How sure the extractor is of this reading" }, `${Math.round(statement.confidence * 100)} % sure`),
  ].filter(Boolean);
  return el("li", { class: "statement" },
    el("p", { class: "triple" }, nameEnd(statement.actor), " ",
      el("span", { class: "action", "data-quad": statement.quad }, bdi(statement.action)), " ", nameEnd(statement.target)),
    markSentence(statement),
    el("p", { class: "badges" }, makeBadges(statement)),
    el("p", { class: "details" }, details.map((detail, number) => [number ? " · " : "", detail])),
    el("p", { class: "details document" }, nameDocument(page.documents[statement.document])));
}

function makeCards(list) {
  const cards = el("ol", { class: "statements" });
  let done = 0;
  const more = button("Show more statements", () => add(), { class: "wide" });
  const add = () => {
    const first = cards.children.length;
    cards.append(...list.slice(done, done + cardsAtOnce).map(makeCard));
    done += cardsAtOnce;
    more.hidden = done >= list.length;
    if (first && cards.children[first]) cards.children[first].querySelector("button, a").focus();
  };
  add();
  return [cards, more];
}
