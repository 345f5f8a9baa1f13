// What the page holds, and what of it is shown now. Everything else asks here.

// A page may hold two ways to count: organizations as they signed, and chapters with their parent. The address says
// which of them is shown; choosing the other loads the page anew, so that everything below knows only one.
const held = JSON.parse(document.getElementById("graph").textContent);
const asksForChapters = () => Boolean(held.with_chapters)
  && new URLSearchParams(location.hash.slice(1)).get("chapters") === "with-parent";
const withChapters = asksForChapters();
const data = withChapters
  ? { ...held, ...held.with_chapters, view: { ...held.view, ...held.with_chapters.view } } : held;
const view = data.view;
// A letter may have been put up more than once: it counts once, and `text` is the posting in which the words stand.
const quotes = view.quotes.map(([letter, start, end, words, says, posting]) => ({
  letter, start, end, words, says: view.says[says],
  text: posting === undefined ? view.letters[letter] : view.postings[posting],
}));
const aside = view.aside.map((node, index) => ({ ...node, id: -1 - index, rank: data.nodes.length + index }));
const nodes = data.nodes;
const edges = data.edges;
const nodeByKey = new Map([...nodes, ...aside].map((node) => [node.key, node]));
const incident = nodes.map(() => []);

// A link to a chapter that is counted with its parent leads to the parent.
for (const node of [...nodes, ...aside]) {
  for (const part of node.parts || []) if (!nodeByKey.has(part)) nodeByKey.set(part, node);
}

for (const edge of edges) {
  incident[edge.from].push(edge);
  incident[edge.to].push(edge);
}
for (const item of [...nodes, ...aside, ...edges]) {
  item.letters = [...new Set(item.quotes.map((number) => quotes[number].letter))];
}

// "2022-08" stays "2022-08": dates are compared as far as they are known.
const dates = [...new Set(view.letters.map((letter) => letter.date).filter(Boolean))].sort();

const state = {
  hidden: new Set(), // kinds switched off in the legend
  least: view.least || 1, // letters that a tie needs
  from: 0, until: Math.max(0, dates.length - 1), // places in `dates`
  node: null, edge: null, // what is chosen
  steps: 0, // 1 or 2: only the chosen node's neighbourhood
};

const letterShown = (number) => {
  const date = view.letters[number].date;
  return !date || (date >= dates[state.from] && date <= dates[state.until]);
};

const lettersOf = (item) => item.letters.filter(letterShown);
const weightOf = (item) => lettersOf(item).length;

// The nodes and edges to draw, as two sets of numbers; and the aside nodes to list.
function shown() {
  const kindShown = (node) => !state.hidden.has(node.kind);
  let strong = edges.filter((edge) =>
    weightOf(edge) >= state.least && kindShown(nodes[edge.from]) && kindShown(nodes[edge.to]));
  let there = new Set(nodes.filter((node) => kindShown(node) && weightOf(node) > 0).map((node) => node.id));
  if (view.mode === "ties") {
    const tied = new Set(strong.flatMap((edge) => [edge.from, edge.to]));
    there = new Set([...there].filter((id) => tied.has(id)));
  }
  strong = strong.filter((edge) => there.has(edge.from) && there.has(edge.to));
  if (state.steps && state.node && state.node.id >= 0 && there.has(state.node.id)) {
    there = neighbourhood(state.node.id, state.steps, strong);
    strong = strong.filter((edge) => there.has(edge.from) && there.has(edge.to));
  }
  return {
    nodes: there,
    edges: new Set(strong.map((edge) => edge.id)),
    aside: aside.filter((node) => kindShown(node) && weightOf(node) > 0),
  };
}

function neighbourhood(start, steps, among) {
  let reached = new Set([start]);
  for (let step = 0; step < steps; step += 1) {
    const next = new Set(reached);
    for (const edge of among) {
      if (reached.has(edge.from)) next.add(edge.to);
      if (reached.has(edge.to)) next.add(edge.from);
    }
    reached = next;
  }
  return reached;
}

// Text as it is shown: without the characters that turn the direction of what follows them.
const straight = (text) => String(text).replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");

// Letters without accents and in lower case, so that "uyghur" finds "Ûyghur".
const plain = (text) => straight(text).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const plural = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many || one + "s"}`;

// Makes an element; text is always text. Listeners go under `on`.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") element.textContent = straight(value);
    else if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

// The address if it is one that a reader can follow safely, else null.
function webAddress(text) {
  try {
    const address = new URL(text);
    return ["http:", "https:"].includes(address.protocol) ? address : null;
  } catch {
    return null;
  }
}

// Dates the way a letter gives them: "2021-02-18" is 18 February 2021, "2022-08" is August 2022.
function dateInWords(date) {
  const [year, month, day] = date.split("-");
  const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December"];
  return [day && String(Number(day)), month && months[Number(month) - 1], year].filter(Boolean).join(" ");
}
