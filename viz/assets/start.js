// Puts the parts together: choosing, refreshing, permalinks, and what the pointer does.

function choose({ node = null, edge = null }, bring = false) {
  Object.assign(state, { node, edge });
  if (!node || node.id < 0) state.steps = 0;
  refresh();
  document.getElementById("panel").scrollTop = 0;
  if (!bring || (!edge && (!node || node.id < 0))) return;
  if (state.steps) { fit(); return; }
  const at = edge ? { x: (nodes[edge.from].x + nodes[edge.to].x) / 2, y: (nodes[edge.from].y + nodes[edge.to].y) / 2 }
    : { x: node.x, y: node.y };
  moved = true;
  network.moveTo({ position: at, scale: Math.max(network.getScale(), 0.9) });
}

function refresh() {
  redraw();
  showPanel();
  countLegend();
  showSliders();
  showTable();
  document.getElementById("focus").hidden = !(state.node && state.node.id >= 0);
  const span = dates.length > 1 ? `, ${dates[state.from].slice(0, 4)} to ${dates[state.until].slice(0, 4)}` : "";
  document.getElementById("status").textContent = `${plural(current.nodes.size,
    view.mode === "ties" ? "organization" : "thing")}, ${plural(current.edges.size,
    view.mode === "ties" ? "tie" : "line")} shown${span}`;
  writeAddress();
}

// The address tells what is shown, so that it can be sent to somebody else.
function writeAddress() {
  const told = new URLSearchParams();
  if (state.edge) told.set("edge", `${nodes[state.edge.from].key}--${nodes[state.edge.to].key}`);
  else if (state.node) told.set("node", state.node.key);
  if (state.steps) told.set("steps", state.steps);
  if (view.mode === "ties" && state.least !== view.least) told.set("least", state.least);
  if (state.from > 0) told.set("from", dates[state.from]);
  if (state.until < dates.length - 1) told.set("until", dates[state.until]);
  if (state.hidden.size) told.set("hide", [...state.hidden].join(" "));
  if (withChapters) told.set("chapters", "with-parent");
  const hash = told.toString().replaceAll("%2F", "/");
  if (location.hash.slice(1) !== hash) history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
}

function readAddress() {
  const told = new URLSearchParams(location.hash.slice(1));
  const node = nodeByKey.get(told.get("node")) || null;
  const edge = edges.find((item) => `${nodes[item.from].key}--${nodes[item.to].key}` === told.get("edge")) || null;
  const number = Number(told.get("least"));
  if (view.mode === "ties") state.least = Number.isInteger(number) && number > view.least ? number : view.least;
  // A year or a month stands for all of it: from=2021 starts with its first letter, until=2021 ends with its last.
  const first = told.get("from") ? dates.findIndex((date) => date >= told.get("from")) : 0;
  const last = told.get("until") ? dates.findLastIndex((date) => date <= `${told.get("until")}~`) : dates.length - 1;
  state.from = Math.max(0, first);
  state.until = Math.max(state.from, last);
  state.hidden = new Set((told.get("hide") || "").split(" ").filter((kind) => Object.hasOwn(view.kinds, kind)));
  state.steps = node && node.id >= 0 && ["1", "2"].includes(told.get("steps")) ? Number(told.get("steps")) : 0;
  return { node, edge };
}

network.on("click", ({ pointer }) => {
  const { node, edge } = under(pointer.DOM);
  choose(node ? { node } : edge ? { edge } : {});
  network.unselectAll();
});
network.on("hoverNode", ({ node }) => { hovered = node; stage.classList.add("pointing"); network.redraw(); });
network.on("blurNode", () => { hovered = null; stage.classList.remove("pointing"); network.redraw(); });
network.on("dragEnd", ({ nodes: dragged }) => {
  moved = true;
  for (const id of dragged) Object.assign(nodes[id], network.getPosition(id));
  labels.key = "";
  network.unselectAll();
});

function zoom(by) {
  moved = true;
  network.moveTo({ scale: network.getScale() * by, animation: false });
}
document.getElementById("zoom-in").addEventListener("click", () => zoom(1.35));
document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.35));
document.getElementById("fit").addEventListener("click", () => fit());
darkPaper.addEventListener("change", () => {
  dark = darkPaper.matches;
  for (const canvas of document.querySelectorAll("canvas.swatch")) paintSwatch(canvas);
  refresh();
});
// A name of an element is no state: such a link moves the reader and leaves what is chosen and its address alone.
window.addEventListener("hashchange", () => {
  if (document.getElementById(location.hash.slice(1))) writeAddress();
  else if (asksForChapters() !== withChapters) location.reload();
  else choose(readAddress(), true);
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  twin.scrollIntoView();
  twin.focus({ preventScroll: true });
});
network.on("zoom", () => { moved = true; });
network.on("resize", () => { if (!moved) fit(false); });

buildLegend();
showCounting();
const asked = readAddress();
buildSliders();
fold();
choose(asked, false);
fit(false);
if (asked.node || asked.edge) choose(asked, true);

// For tests: what is drawn, in pixels of the page.
window.undersigned = {
  ready: true,
  labels: () => currentLabels(network.getScale()).map((label) => {
    const scale = network.getScale();
    const corner = network.canvasToDOM({ x: label.left / scale, y: label.top / scale });
    return { key: label.node.key, lines: wrapped(label.node).lines, x: corner.x, y: corner.y,
      width: label.right - label.left, height: label.bottom - label.top };
  }),
  nodes: () => nodes.filter((node) => current.nodes.has(node.id)).map((node) => ({
    key: node.key, kind: node.kind, ...network.canvasToDOM({ x: node.x, y: node.y }),
    radius: radiusAt(node, network.getScale()) * network.getScale(),
  })),
};
