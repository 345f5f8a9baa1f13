// The evidence panel: why something is there, in the letters' own words, or in those of the fact sheets about them.

const panel = document.getElementById("evidence");
const about = document.getElementById("about");
const FEW = 12;
const SHEET_NOTE = "Known from a fact sheet: what stands here was recorded about the letter. Its own text is not held here.";

function showPanel() {
  const chosen = state.edge || state.node;
  about.hidden = Boolean(chosen);
  panel.hidden = !chosen;
  panel.replaceChildren();
  const parts = state.edge ? edgePanel(state.edge) : state.node ? nodePanel(state.node) : [];
  panel.append(...parts.filter(Boolean));
}

const closing = () => make("button", {
  type: "button", class: "close", text: "×", "aria-label": "Close", on: { click: () => choose({}) },
});

const bdi = (text, tag = "bdi", attributes = {}) => make(tag, { dir: "auto", text, ...attributes });

function nodePanel(node) {
  const parts = [closing(), make("p", { class: "kind" }, swatch(node.kind), view.kinds[node.kind].one),
    bdi(node.label, "h2")];
  if (node.aliases) {
    const names = node.aliases.flatMap((alias, number) => (number ? [", ", bdi(alias)] : [bdi(alias)]));
    parts.push(make("p", { class: "aliases" }, "Also: ", ...names));
  }
  if (node.id < 0) parts.push(make("p", { class: "note", text: "Listed, not drawn: it shares no tie strong enough." }));
  if (node.facts) {
    parts.push(make("dl", {}, ...node.facts.flatMap(([name, value]) => [
      make("dt", { text: name }), bdi(value, "dd")])));
  }
  const lines = node.id >= 0 ? incident[node.id].filter((edge) => current.edges.has(edge.id)) : [];
  if (node.kind === "letter") {
    const letter = view.letters[node.letters[0]];
    if (letter.sheet) parts.push(make("p", { class: "note", text: SHEET_NOTE }));
    const further = view.postings.filter((posting) => posting.version_of === letter.id);
    parts.push(letterLink(letter), ...further.map(letterLink), connections(node, lines));
  } else {
    parts.push(make("h3", { text: "Why it is here" }), ...evidence(node), connections(node, lines));
  }
  return parts;
}

function edgePanel(edge) {
  const [a, b] = [nodes[edge.from], nodes[edge.to]];
  const name = (node) => make("button", { type: "button", class: "link", on: { click: () => choose({ node }) } },
    swatch(node.kind), bdi(node.label));
  return [closing(), make("p", { class: "kind", text: view.mode === "ties"
    ? `Tie: ${plural(weightOf(edge), "letter")} in common` : "Line" }),
  make("h2", { class: "ends" }, name(a), make("span", { class: "relation", text: ` ${edge.relation} ` }), name(b)),
  make("h3", { text: "Why it is here" }), ...evidence(edge)];
}

// Quotes under the letters they come from, oldest letter first; letters outside the chosen time are counted only.
function evidence(item) {
  const by = new Map();
  for (const number of item.quotes.filter((each) => letterShown(quotes[each].letter))) {
    const quote = quotes[number];
    if (!by.has(quote.letter)) by.set(quote.letter, []);
    by.get(quote.letter).push(quote);
  }
  const order = [...by.keys()].sort((a, b) =>
    (view.letters[a].date || "9").localeCompare(view.letters[b].date || "9") || a - b);
  const outside = item.letters.length - weightOf(item);
  return [...order.map((number) => letterEvidence(view.letters[number], by.get(number))),
    outside ? make("p", { class: "note", text: `${plural(outside, "letter")} outside the chosen time left out.` }) : null];
}

function letterEvidence(letter, said) {
  const node = nodeByKey.get(`letter/${letter.id}`);
  const title = node && node.id >= 0
    ? make("button", { type: "button", class: "link", on: { click: () => choose({ node }) } }, bdi(letter.title))
    : bdi(letter.title);
  const when = [letter.date && dateInWords(letter.date), letter.publisher].filter(Boolean).join(" · ");
  return make("article", {}, make("h4", {}, title), when ? bdi(when, "p", { class: "when" }) : null,
    ...said.map((quote) => make("figure", {},
      quote.text.sheet
        ? bdi(quote.words, "p", { class: `recorded${goneOf(quote)}` })
        : bdi(quote.words, "blockquote", { class: `said${goneOf(quote)}` }),
      make("figcaption", { text: `${quote.says}${placeOf(quote)}` }))),
    letterLink(letter), ...[...new Set(said.map((quote) => quote.text))].filter((text) => text !== letter).map(letterLink));
}

// Where the words stand. A fact sheet's words are the sheet's: they are never passed off as the letter's.
// A signature that was withdrawn is struck through; the line under it says so in words.
const goneOf = (quote) => (quote.says.endsWith("withdrew") ? " withdrawn" : "");

function placeOf(quote) {
  const { sheet, version_of: further, title, date } = quote.text;
  const place = quote.start === null ? "" : `characters ${quote.start}–${quote.end} of the ${sheet ? "sheet" : "text read"}`;
  const where = further ? ` · as posted under “${straight(title)}”, ${date ? dateInWords(date) : "undated"}` : "";
  return where + (sheet ? ` · as recorded in the fact sheet${place && ", "}` : place && " · ") + place;
}

function letterLink(letter) {
  const address = letter.url ? webAddress(letter.url) : null;
  if (!address) return letter.url ? make("p", { class: "when", text: letter.url }) : null;
  const host = address.hostname.replace(/^www\./, "");
  return make("p", { class: "source" }, make("a", {
    href: address.href, rel: "noopener noreferrer", target: "_blank",
    text: letter.sheet ? `Read the letter itself at ${host}` : `Read it at ${host}`,
  }));
}

// What a node is joined to, the strongest first; "why" opens the line's own evidence.
function connections(node, lines) {
  if (!lines.length) return null;
  const other = (edge) => nodes[edge.from === node.id ? edge.to : edge.from];
  const sorted = [...lines].sort((a, b) => weightOf(b) - weightOf(a)
    || a.relation.localeCompare(b.relation) || other(a).label.localeCompare(other(b).label));
  const row = (edge) => make("li", {},
    make("button", { type: "button", class: "link", on: { click: () => choose({ node: other(edge) }) } },
      swatch(other(edge).kind), bdi(other(edge).label)),
    make("button", { type: "button", class: "why", on: { click: () => choose({ edge }) }, title: "Show the words",
      text: view.mode === "ties" ? plural(weightOf(edge), "letter") : edge.relation }));
  const list = make("ul", { class: "connections" }, ...sorted.slice(0, FEW).map(row));
  const box = make("div", {}, make("h3", { text: `Joined to ${sorted.length.toLocaleString("en")}` }), list);
  if (sorted.length > FEW) {
    box.append(make("button", { type: "button", text: `Show all ${sorted.length}`, on: { click: (event) => {
      list.append(...sorted.slice(FEW).map(row));
      event.currentTarget.remove();
    } } }));
  }
  return box;
}
