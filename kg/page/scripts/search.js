// Search with suggestions: a combobox over participants, for the toolbar and for the end of a path.

const foldedNames = people.map((person) => fold([person.label, ...(person.about.aliases || []), ...(person.about.mentions || [])].join("\n")));
const foldedLabels = people.map((person) => fold(person.label));
const suggestionsAtOnce = 10;

// Whose name is what was typed comes first, then whose name begins with it, has a word that begins with it, or another name that does.
function findPeople(text, allowed) {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  const score = (id) => {
    const label = foldedLabels[id];
    if (label === wanted) return 0;
    if (label.startsWith(wanted)) return 1;
    if (label.includes(" " + wanted)) return 2;
    return label.includes(wanted) ? 3 : 4;
  };
  return people.filter((person) => foldedNames[person.id].includes(wanted) && allowed(person))
    .map((person) => [score(person.id), person])
    .sort((a, b) => a[0] - b[0] || a[1].id - b[1].id).slice(0, suggestionsAtOnce).map(([, person]) => person);
}

function startCombobox(input, list, take, allowed = () => true) {
  let found = [];
  let active = -1;
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  };
  const mark = () => {
    [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === active)));
    if (active < 0) return;
    input.setAttribute("aria-activedescendant", `${list.id}-${active}`);
    list.children[active].scrollIntoView({ block: "nearest" });
  };
  const choose = (person) => {
    input.value = person.label;
    close();
    take(person);
  };
  const open = () => {
    found = findPeople(input.value, allowed);
    active = -1;
    list.replaceChildren(...found.map((person, number) => el("li", {
      role: "option", id: `${list.id}-${number}`, "aria-selected": "false",
      on: { pointerdown: (event) => { event.preventDefault(); choose(person); } },
    }, drawKind(person.kind, colourKind(person.kind)), bdi(person.label), el("span", { class: "muted" }, person.kind))));
    if (!found.length) list.replaceChildren(el("li", { class: "muted", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "No participant of that name"));
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (!list.hidden) announce(found.length ? `${plural(found.length, "participant")} found` : "No participant of that name");
  };
  input.addEventListener("input", open);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open();
      if (!found.length) return;
      active = (active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1) + found.length) % found.length;
      mark();
    } else if (event.key === "Enter") {
      const person = found[Math.max(0, active)] || findPeople(input.value, allowed)[0];
      if (person) choose(person);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
}

// A participant that is found but not in the picture is brought in, as far as any switch can.
function reveal(person) {
  const ties = (claims) => person.bundles.some((bundle) => claims === "all" || bundle.standing === "fact");
  const claimsOnly = !ties("facts") && (ties("all") || !person.statements.some((statement) => statement.standing === "fact"));
  if (state.claims === "facts" && claimsOnly && person.statements.length) setClaims("all");
  if (!person.statements.some(isShown) && person.statements.some(passesClaims)) {
    clearFilters();
    changeFilters();
  }
  if (person.bundles.length && !isPlaced(person.id)) {
    const stage = stagesOf(state.claims).findIndex((layout) => layout.nodes.includes(person.id));
    // The next stage is soon looked at; beyond it, the participant comes with its partners alone.
    changeLayout(() => {
      if (stage === state.layout.stage + 1) state.layout.stage = stage;
      show([person.id, ...findFolded(person.id).slice(0, 5)]);
    });
  }
  select({ type: "person", id: person.id }, { focus: true, keyboard: state.view !== "picture" });
}
