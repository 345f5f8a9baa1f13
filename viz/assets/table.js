// The table twin: the same things and lines, sortable, and as CSV. The picture is never the only way in.

const SOME_ROWS = 100;
const twin = document.getElementById("twin");
const table = twin.querySelector("table");
const order = { list: "nodes", column: 0, down: false, all: false };

// Everything here counts the letters of the chosen time only, as the picture does.
const datesOf = (item) => lettersOf(item).map((number) => since(item, number)).filter(Boolean).sort();
const firstDate = (item) => datesOf(item)[0] || "";
const lastDate = (item) => datesOf(item).at(-1) || "";
const kindName = (node) => view.kinds[node.kind].one;
const wordsOf = (sheet) => (item) => item.quotes.map((number) => quotes[number])
  .filter(({ letter, text }) => letterShown(letter) && text.sheet === sheet)
  .map(({ words }) => words).join(" | ");
const titlesOf = (item) => lettersOf(item).map((number) => view.letters[number].title).join(" | ");
const linesOf = (node) => incident[node.id].filter((edge) => current.edges.has(edge.id)).length;

const NAME = { head: "Name", of: (node) => node.label, choose: (node) => ({ node }) };
const ABOUT = [
  { head: "Kind", of: kindName },
  { head: "Letters", of: weightOf, number: true },
  { head: "First", of: firstDate },
  { head: "Last", of: lastDate },
];
const HIDDEN = [ // columns of the CSV only
  { head: "Also named", of: (node) => (node.aliases || []).join(" | ") },
  { head: "IRI", of: (node) => node.iri },
];
const LISTS = {
  nodes: {
    name: view.mode === "ties" ? "Organizations" : "Things",
    rows: () => nodes.filter((node) => current.nodes.has(node.id)),
    columns: [NAME, ...ABOUT, { head: view.mode === "ties" ? "Ties" : "Lines", of: linesOf, number: true }],
    more: HIDDEN,
  },
  edges: {
    name: view.mode === "ties" ? "Ties" : "Lines",
    rows: () => edges.filter((edge) => current.edges.has(edge.id)),
    columns: [
      { head: view.mode === "ties" ? "Organization" : "From", of: (edge) => nodes[edge.from].label, choose: (edge) => ({ node: nodes[edge.from] }) },
      { head: "Relation", of: (edge) => edge.relation, choose: (edge) => ({ edge }) },
      { head: view.mode === "ties" ? "Signed with" : "To", of: (edge) => nodes[edge.to].label, choose: (edge) => ({ node: nodes[edge.to] }) },
      { head: "Letters", of: weightOf, number: true },
      { head: "First", of: firstDate },
      { head: "Last", of: lastDate },
    ],
    more: [
      { head: "Printed words", of: wordsOf(false) },
      { head: "Words recorded in fact sheets", of: wordsOf(true) },
      { head: "Letter titles", of: titlesOf },
    ],
  },
  aside: { name: "Not drawn", rows: () => current.aside, columns: [NAME, ...ABOUT], more: HIDDEN },
};

// From when on a letter tells of an item: from its own day, or from that of the first further posting that does; of a
// tie, from the later of the two signatures on.
function since(item, letter) {
  if (view.mode === "ties" && item.relation) {
    const ends = [nodes[item.from], nodes[item.to]].map((node) => since(node, letter));
    return ends.every(Boolean) ? ends.sort()[1] : null;
  }
  if (!item.since) {
    const told = new Map(item.letters.map((number) => [number, item.kind === "letter" ? [view.letters[number]] : []]));
    for (const number of item.quotes) told.get(quotes[number].letter).push(quotes[number].text);
    item.since = new Map([...told].map(([number, texts]) => [number, texts.includes(view.letters[number])
      ? view.letters[number].date : texts.map(({ date }) => date).filter(Boolean).sort()[0]]));
  }
  return item.since.get(letter);
}

function sortedRows() {
  const list = LISTS[order.list];
  const { of } = list.columns[order.column];
  const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, "en"));
  const rows = list.rows().map((item) => [of(item), item]);
  rows.sort((a, b) => compare(a[0], b[0]) * (order.down ? -1 : 1) || a[1].id - b[1].id);
  return rows.map(([, item]) => item);
}

function showTable() {
  const list = LISTS[order.list];
  const rows = sortedRows();
  const tabs = Object.entries(LISTS).filter(([name]) => name !== "aside" || aside.length);
  twin.querySelector(".tabs").replaceChildren(...tabs.map(([name, { name: words, rows: all }]) => make("button", {
    type: "button", "aria-pressed": String(name === order.list), text: `${words} (${all().length.toLocaleString("en")})`,
    "data-list": name, on: { click: () => { Object.assign(order, { list: name, column: 0, down: false, all: false }); showTable(); } },
  })));
  table.caption.textContent = `${list.name} shown: ${rows.length.toLocaleString("en")}`;
  table.tHead.replaceChildren(make("tr", {}, ...list.columns.map((column, number) => make("th", {
    scope: "col", class: column.number ? "number" : null,
    "aria-sort": number === order.column ? (order.down ? "descending" : "ascending") : null,
  }, make("button", { type: "button", text: column.head, on: { click: () => {
    const again = order.column === number;
    Object.assign(order, { column: number, down: again ? !order.down : Boolean(column.number) });
    showTable();
    table.tHead.querySelectorAll("button")[number].focus();
  } } })))));
  table.tBodies[0].replaceChildren(...rows.slice(0, order.all ? rows.length : SOME_ROWS).map((item) =>
    make("tr", {}, ...list.columns.map((column, number) => cell(column, item, number)))));
  const button = document.getElementById("all-rows");
  button.hidden = order.all || rows.length <= SOME_ROWS;
  button.textContent = `Show all ${rows.length.toLocaleString("en")} rows`;
}

function cell(column, item, number) {
  const value = String(column.of(item));
  const inside = column.choose
    ? make("button", { type: "button", class: "link", on: { click: () => {
      choose(column.choose(item), true);
      document.querySelector("main").scrollIntoView();
      document.getElementById("panel").focus({ preventScroll: true });
    } } }, bdi(value))
    : bdi(value);
  return make(number ? "td" : "th", { scope: number ? null : "row", class: column.number ? "number" : null }, inside);
}

// Spreadsheets take a cell that begins like a formula for one: such a cell gets an apostrophe before it.
function csvCell(value) {
  const text = String(value).replace(/^([=+\-@\t\r])/, "'$1");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csv() {
  const list = LISTS[order.list];
  const columns = [...list.columns, ...list.more];
  const lines = [columns.map((column) => column.head), ...sortedRows().map((item) => columns.map((column) => column.of(item)))];
  return lines.map((line) => line.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

const copied = document.getElementById("copied");
document.getElementById("copy-csv").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(csv());
    copied.textContent = "Copied.";
  } catch {
    copied.textContent = "This browser does not let the page copy; use the download.";
  }
});
document.getElementById("save-csv").addEventListener("click", () =>
  save(new Blob(["\ufeff", csv()], { type: "text/csv;charset=utf-8" }), `${view.name}-${order.list}.csv`));
document.getElementById("all-rows").addEventListener("click", () => { order.all = true; showTable(); });
