// Search, legend, sliders, focus: everything that changes what is shown or chosen.

const MOST_FOUND = 12;
const box = document.getElementById("search");
const found = document.getElementById("found");
const index = [...nodes, ...aside].map((node) => ({
  node, name: plain(node.label), others: (node.aliases || []).map((alias) => ({ alias, name: plain(alias) })),
}));
let results = [];
let active = -1;

// Every word must occur in the name or in one alias; names that begin with the words come first.
function search(text) {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const whole = words.join(" ");
  const score = (name) => {
    if (!words.every((word) => name.includes(word))) return 0;
    if (name === whole) return 4;
    if (name.startsWith(whole)) return 3;
    return words.every((word) => name.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))) ? 2 : 1;
  };
  return index.map(({ node, name, others }) => {
    const byAlias = others.map((other) => ({ alias: other.alias, score: score(other.name) }))
      .sort((a, b) => b.score - a.score)[0];
    const own = score(name);
    return own || !byAlias || !byAlias.score ? { node, score: own } : { node, score: byAlias.score, alias: byAlias.alias };
  }).filter((result) => result.score)
    .sort((a, b) => b.score - a.score || a.node.rank - b.node.rank);
}

function listFound() {
  results = search(box.value);
  active = results.length ? 0 : -1;
  found.replaceChildren(...results.slice(0, MOST_FOUND).map(({ node, alias }, number) => make("li", {
    id: `found-${number}`, role: "option", "aria-selected": String(number === active),
    on: { mousedown: (event) => { event.preventDefault(); take(number); } },
  }, swatch(node.kind), bdi(node.label), make("small", { text:
    [alias && `also ${alias}`, node.id < 0 && "not drawn"].filter(Boolean).join(" · ") || view.kinds[node.kind].one }))));
  if (!results.length && box.value.trim()) {
    found.append(make("li", { class: "none", text: "Nothing here bears that name." }));
  }
  if (results.length > MOST_FOUND) {
    found.append(make("li", { class: "none", text: `and ${results.length - MOST_FOUND} more: type further` }));
  }
  openFound(Boolean(box.value.trim()));
}

function openFound(open) {
  found.hidden = !open;
  box.setAttribute("aria-expanded", String(open));
  if (open && active >= 0) box.setAttribute("aria-activedescendant", `found-${active}`);
  else box.removeAttribute("aria-activedescendant");
}

function moveActive(step) {
  const number = Math.min(results.length, MOST_FOUND);
  if (!number) return;
  active = (active + step + number) % number;
  [...found.children].forEach((item, place) => {
    if (item.role === "option") item.setAttribute("aria-selected", String(place === active));
  });
  found.children[active].scrollIntoView({ block: "nearest" });
  openFound(true);
}

function take(number) {
  const result = results[number];
  if (!result) return;
  openFound(false);
  box.value = straight(result.node.label);
  choose({ node: result.node }, true);
}

box.addEventListener("input", listFound);
box.addEventListener("focus", () => { if (box.value.trim()) { box.select(); listFound(); } });
box.addEventListener("blur", () => openFound(false));
box.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") moveActive(1);
  else if (event.key === "ArrowUp") moveActive(-1);
  else if (event.key === "Enter") take(active);
  else if (event.key === "Escape" && !found.hidden) openFound(false);
  else if (event.key === "Escape") { box.value = ""; box.blur(); choose({}); } else return;
  event.preventDefault();
  event.stopPropagation();
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input[type=search], textarea, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    box.focus();
  } else if (event.key === "Escape" && !typing) choose({});
});

// The legend counts what is shown and switches kinds off and on.
const legend = document.getElementById("legend");
function buildLegend() {
  const kinds = Object.entries(view.kinds).filter(([kind]) => nodes.some((node) => node.kind === kind));
  const item = ([kind, look]) => {
    const number = make("span", { class: "count", "data-count": kind });
    if (kinds.length === 1) return make("li", {}, swatch(kind), make("span", { text: look.many }), number);
    const toggle = make("input", { type: "checkbox", checked: true, "data-toggle": kind, on: { change: (event) => {
      if (event.currentTarget.checked) state.hidden.delete(kind); else state.hidden.add(kind);
      refresh();
    } } });
    return make("li", {}, make("label", {}, toggle, swatch(kind), make("span", { text: look.many }), number));
  };
  const list = make("ul", {}, ...kinds.map(item));
  legend.append(make("details", {}, make("summary", { text: "Legend" }), list));
  if (view.mode === "ties") {
    list.append(make("li", { class: "hint", text: "Larger: signed more letters" }),
      make("li", { class: "hint", text: "Thicker: more letters in common" }));
  }
}

function countLegend() {
  for (const place of legend.querySelectorAll("[data-count]")) {
    const all = nodes.filter((node) => node.kind === place.dataset.count);
    const now = all.filter((node) => current.nodes.has(node.id)).length;
    place.textContent = now === all.length ? all.length.toLocaleString("en")
      : `${now.toLocaleString("en")} of ${all.length.toLocaleString("en")}`;
  }
}

function slider(name, change, words) {
  const input = document.getElementById(name);
  const tell = () => { document.querySelector(`output[for="${name}"]`).textContent = words(); input.setAttribute("aria-valuetext", words()); };
  input.addEventListener("input", () => { change(Number(input.value), input); tell(); refresh(); });
  return { input, tell };
}

const least = slider("least", (value) => { state.least = value; }, () => `${state.least} or more`);
const from = slider("from", (value) => { state.from = Math.min(value, state.until); from.input.value = state.from; },
  () => dates[state.from]);
const until = slider("until", (value) => { state.until = Math.max(value, state.from); until.input.value = state.until; },
  () => dates[state.until]);

function buildSliders() {
  const strongest = Math.max(1, ...edges.map((edge) => edge.letters.length));
  if (view.mode === "ties" && strongest > view.least) {
    document.getElementById("strength").hidden = false;
    Object.assign(least.input, { min: view.least, max: strongest });
  }
  if (dates.length > 1) {
    document.getElementById("from-date").hidden = document.getElementById("until-date").hidden = false;
    from.input.max = until.input.max = dates.length - 1;
  }
  showSliders();
  const filters = document.getElementById("filters");
  filters.hidden = !filters.querySelector(".slider:not([hidden])");
}

// On a narrow screen the filters and the legend are folded away; on a wide one they are always open.
const wideScreen = window.matchMedia("(min-width: 701px)");
function fold() {
  for (const details of document.querySelectorAll("#filters, #legend details")) details.open = wideScreen.matches;
}
wideScreen.addEventListener("change", fold);

function showSliders() {
  for (const [control, value] of [[least, state.least], [from, state.from], [until, state.until]]) {
    control.input.value = value;
    if (!control.input.parentElement.hidden) control.tell();
  }
  for (const radio of document.querySelectorAll('input[name="steps"]')) radio.checked = Number(radio.value) === state.steps;
  for (const toggle of legend.querySelectorAll("[data-toggle]")) toggle.checked = !state.hidden.has(toggle.dataset.toggle);
}

for (const radio of document.querySelectorAll('input[name="steps"]')) {
  radio.addEventListener("change", () => { state.steps = Number(radio.value); refresh(); fit(); });
}

// The other way to count has organizations, ties and strengths of its own: what is chosen stays, where it is there too.
function showCounting() {
  const box = document.getElementById("chapters");
  if (!box) return;
  box.checked = withChapters;
  box.addEventListener("change", () => {
    const told = new URLSearchParams(location.hash.slice(1));
    told.delete("least");
    told.delete("chapters");
    if (box.checked) told.set("chapters", "with-parent");
    const hash = told.toString().replaceAll("%2F", "/");
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    location.reload();
  });
  if (!withChapters) return;
  document.querySelector(".heading p").textContent = straight(view.summary);
  for (const note of about.querySelectorAll(".note")) note.remove();
  about.append(...view.notes.map((text) => make("p", { class: "note", text })));
}
