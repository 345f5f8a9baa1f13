// What stands behind the words under the pointer or the focus, the ways between words and list, and the filter.
const letter = document.getElementById("letter");
const panel = document.getElementById("panel");
const card = document.getElementById("card");
const wide = window.matchMedia("(min-width: 900px)");
const marks = [...letter.querySelectorAll("mark")];
const entries = new Map([...panel.querySelectorAll("li[data-n]")].map((item) => [item.dataset.n, item]));
const APART = new Set(["question", "warning", "note", "unread"]);
let pinned = null;

// "12:person 12:signatory 40:ask" as pairs of entry and kind, innermost first.
function said(mark) {
  return mark.dataset.m.split(" ").map((each) => each.split(":"));
}

// The marks of each entry; looked up when somebody first asks, so that a long letter opens at once.
let known = null;
function wordsOf(number) {
  if (known === null) {
    known = new Map();
    for (const mark of marks) {
      for (const each of new Set(said(mark).map(([entry]) => entry))) {
        if (!known.has(each)) known.set(each, []);
        known.get(each).push(mark);
      }
    }
  }
  return known.get(number);
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

// --- the card

function told(number, kinds) {
  const item = entries.get(number);
  const part = partName(kinds[0]);
  const section = element("section");
  const head = element("p", "", "head");
  const swatch = element("i", "Aa", `m ${APART.has(kinds[0]) ? "i" : "b"}-${kinds[0]}`);
  swatch.setAttribute("aria-hidden", "true");
  head.append(swatch, element("span", item.closest("[data-sort]").dataset.sort + (part ? `: ${part}` : "")));
  const value = item.querySelector("a, .v").textContent;
  const words = part ? wordsOf(number).filter((mark) => said(mark).some(([n, kind]) => n === number && kind === kinds[0])) : [];
  const shown = part ? words.map((mark) => mark.textContent).join("") : value;
  section.append(head, element("strong", shown));
  if (shown !== value) section.append(element("small", `in: ${value}`));
  for (const small of item.querySelectorAll("small")) section.append(small.cloneNode(true));
  return section;
}

const partNames = new Map([...document.querySelectorAll("#legend label")].map((label) => {
  const words = label.textContent.trim().replace(/^Aa\s*/, "").replace(/\s*[\d,.]+$/, "");
  return [label.querySelector("input").value, words.toLowerCase()];
}));
const PARTS = new Set(["person", "organization", "acronym", "role", "country", "translation"]);

function partName(kind) {
  return PARTS.has(kind) ? partNames.get(kind) : undefined;
}

function show(mark, pin) {
  const found = new Map();
  for (const [number, kind] of said(mark)) {
    if (!visible(kind)) continue;
    if (!found.has(number)) found.set(number, []);
    found.get(number).push(kind);
  }
  hide();
  if (found.size === 0) return;
  card.replaceChildren(...[...found].map(([number, kinds]) => told(number, kinds)));
  const inner = found.keys().next().value;
  for (const each of wordsOf(inner)) each.classList.add("also");
  mark.classList.add("now");
  pinned = pin ? mark : null;
  card.classList.toggle("pinned", pin);
  if (pin) {
    const actions = element("p", "", "actions");
    const there = element("button", "In the list");
    const close = element("button", "Close");
    there.type = close.type = "button";
    there.addEventListener("click", () => list(inner));
    close.addEventListener("click", () => { hide(); mark.focus({ preventScroll: true }); hide(); });
    actions.append(there, close);
    card.append(actions);
  }
  card.hidden = false;
  if (wide.matches) place(mark);
}

function place(mark) {
  const box = mark.getClientRects()[0] || mark.getBoundingClientRect();
  const left = Math.min(box.left, window.innerWidth - card.offsetWidth - 16);
  const below = box.bottom + 8 + card.offsetHeight < window.innerHeight || box.top < card.offsetHeight + 16;
  card.style.left = `${Math.max(8, left) + window.scrollX}px`;
  card.style.top = `${(below ? box.bottom + 8 : box.top - card.offsetHeight - 8) + window.scrollY}px`;
}

function hide() {
  for (const each of letter.querySelectorAll(".now, .also")) each.classList.remove("now", "also");
  pinned = null;
  card.hidden = true;
}

// --- between words and list

function go(mark) {
  if (!mark.hasAttribute("tabindex")) mark.tabIndex = -1;
  mark.focus({ preventScroll: true });
  settle(mark, 8, () => show(mark, true));
}

// What was never on the screen has only a guessed height: scroll again until the words stay where they are.
function settle(mark, tries, done) {
  mark.scrollIntoView({ block: "center" });
  const before = mark.getBoundingClientRect().top;
  requestAnimationFrame(() => {
    if (tries > 0 && Math.abs(mark.getBoundingClientRect().top - before) > 1) settle(mark, tries - 1, done);
    else if (tries > 6) requestAnimationFrame(() => settle(mark, 6, done));
    else done();
  });
}

function list(number) {
  const item = entries.get(number);
  const group = item.closest("details");
  if (group) group.open = true;
  for (const each of panel.querySelectorAll("li.now")) each.classList.remove("now");
  item.classList.add("now");
  hide();
  item.scrollIntoView({ block: "center" });
  const link = item.querySelector("a");
  if (link) link.focus({ preventScroll: true });
}

function step(by) {
  const shown = marks.filter((mark) => said(mark).some(([, kind]) => visible(kind)));
  if (shown.length === 0) return;
  const here = document.activeElement;
  let at = shown.indexOf(here);
  if (at < 0) {
    // From where the reader is looking: the first words that are not above the window.
    const first = shown.findIndex((mark) => mark.getBoundingClientRect().top > 60);
    at = by > 0 ? (first < 0 ? shown.length : first) - 1 : first < 0 ? shown.length : first;
  }
  go(shown[(at + by + shown.length) % shown.length]);
}

// --- the filter

const boxes = [...document.querySelectorAll("#legend input")];
const off = new Set();

function visible(kind) {
  return !off.has(kind);
}

function dress(mark) {
  const kinds = [...new Set(said(mark).map(([, kind]) => kind))].filter(visible);
  const names = kinds.filter((kind) => !APART.has(kind)).slice(0, 3).map((kind, at) => `${"buv"[at]}-${kind}`);
  const apart = kinds.filter((kind) => APART.has(kind)).map((kind) => `i-${kind}`);
  mark.className = kinds.length === 0 ? "" : ["m", ...names, ...apart].join(" ");
}

function filter() {
  const before = new Set(off);
  off.clear();
  for (const box of boxes) if (!box.checked) off.add(box.value);
  hide();
  for (const mark of marks) {
    if (said(mark).some(([, kind]) => before.has(kind) !== off.has(kind))) dress(mark);
  }
}

function tick(checked) {
  for (const box of boxes) box.checked = checked;
  filter();
}

// --- what people do

const over = (event) => (event.target instanceof Element ? event.target.closest("mark") : null);

letter.addEventListener("pointerover", (event) => {
  const mark = over(event);
  if (event.pointerType === "mouse" && pinned === null) {
    if (mark) show(mark, false);
    else hide();
  }
});
letter.addEventListener("pointerleave", () => { if (pinned === null) hide(); });
letter.addEventListener("click", (event) => {
  const mark = over(event);
  if (window.getSelection().toString()) return;
  if (mark && mark !== pinned) {
    if (!mark.hasAttribute("tabindex")) mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
    show(mark, true);
  } else hide();
});
letter.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n") step(1);
  else if (event.key === "p") step(-1);
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
panel.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
  const mark = link && document.getElementById(link.getAttribute("href").slice(1));
  if (!mark) return;
  event.preventDefault();
  for (const kind of new Set(said(mark).map(([, each]) => each))) {
    const box = boxes.find((each) => each.value === kind);
    if (box && !box.checked && said(mark).some(([number, each]) => each === kind && number === link.closest("li").dataset.n)) {
      box.checked = true;
      filter();
    }
  }
  go(mark);
});
for (const [id, act] of [["next", () => step(1)], ["previous", () => step(-1)], ["all", () => tick(true)], ["no-one", () => tick(false)]]) {
  const button = document.getElementById(id);
  if (button) button.addEventListener("click", act);
}
for (const box of boxes) {
  box.hidden = box.disabled = false;
  box.addEventListener("change", filter);
}
for (const steps of document.querySelectorAll(".steps")) steps.hidden = false;
const legend = document.getElementById("legend");
if (legend && !wide.matches) legend.open = false;
if (wide.matches) {
  for (const group of panel.querySelectorAll("details")) {
    if (group.querySelectorAll("li").length <= 12) group.open = true;
  }
}
const target = location.hash && document.getElementById(location.hash.slice(1));
if (target && target.matches("mark")) go(target);
// A browser that comes back to the page may have kept the boxes as they were.
if (boxes.some((box) => !box.checked)) filter();
