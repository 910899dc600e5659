// Colours, read from the style sheet so that light, dark and print are decided in one place.

const palette = {};
const darkQuery = matchMedia("(prefers-color-scheme: dark)");
const calmQuery = matchMedia("(prefers-reduced-motion: reduce)");

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(name).trim();
  const list = (name, count) => Array.from({ length: count }, (_, number) => read(`--${name}-${number}`));
  palette.kind = Object.fromEntries(words.kind.map((kind) => [kind, read(`--kind-${kind}`)]));
  palette.quad = Object.fromEntries(words.quad.map((quad) => [quad, read(`--quad-${quad}`)]));
  palette.community = list("community", 10);
  palette.scale = list("scale", 5);
  palette.none = read("--community-none");
  palette.surface = read("--canvas");
  palette.paper = read("--surface");
  palette.ink = read("--ink");
  palette.soft = read("--ink-soft");
  palette.line = read("--line");
  palette.accent = read("--accent");
  palette.family = getComputedStyle(document.body).fontFamily;
}

function applyTheme(theme) {
  document.documentElement.dataset.theme = theme || (state.theme === "system" ? (darkQuery.matches ? "dark" : "light") : state.theme);
  readPalette();
}

const colourKind = (kind) => palette.kind[kind] || palette.none;
const colourCommunity = (number) => (number < 0 ? palette.none : palette.community[number % palette.community.length]);

// A place on the scale from the least to the greatest value; a root, for measures are skewed.
function placeOnScale(name, value) {
  const { top, least } = ranks[name];
  return value === null || top <= least ? 0 : Math.sqrt((value - least) / (top - least));
}

function mixScale(share) {
  const steps = palette.scale.length - 1;
  const at = Math.min(steps - 1e-9, Math.max(0, share) * steps);
  const parts = (colour) => [1, 3, 5].map((begin) => parseInt(colour.slice(begin, begin + 2), 16));
  const [one, other] = [parts(palette.scale[Math.floor(at)]), parts(palette.scale[Math.floor(at) + 1])];
  const mixed = one.map((part, index) => Math.round(part + (other[index] - part) * (at % 1)));
  return "#" + mixed.map((part) => part.toString(16).padStart(2, "0")).join("");
}

function colourPerson(person) {
  if (state.colour === "kind") return colourKind(person.kind);
  if (page.communities[state.colour]) return colourCommunity(page.communities[state.colour][person.id]);
  const value = page.measures[state.colour][person.id];
  return value === null ? palette.none : mixScale(placeOnScale(state.colour, value));
}
