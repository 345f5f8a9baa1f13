// The picture: vis-network holds positions, zoom and pointer; shapes, highlights and names are drawn here.

const stage = document.getElementById("network");
const SMALLEST = window.innerWidth < 700 ? 2.4 : 3.2; // pixels: no node is drawn smaller, however far away
const radiusAt = (node, scale) => Math.max(node.size, SMALLEST / scale);

// On a tall screen the sheet is turned, so that it fits better.
if (stage.clientHeight > stage.clientWidth * 1.15) {
  for (const node of nodes) [node.x, node.y] = [node.y, node.x];
}

const widthOf = (edge) => (view.mode === "ties" ? Math.min(9, 0.6 + 0.9 * (weightOf(edge) - 1)) : 1);

function edgeColour(edge) {
  if (view.mode !== "whole") {
    const strength = view.mode === "ties" ? Math.min(0.75, 0.14 + 0.09 * weightOf(edge)) : 0.5;
    return `rgba(${paper().line}, ${strength})`;
  }
  // A line in the whole view takes the colour of what a letter says, not of the letter.
  const kind = nodes[edge.from].kind === "letter" || nodes[edge.from].kind === "ask"
    ? nodes[edge.to].kind : nodes[edge.from].kind;
  return `${colourOf(kind)}55`;
}

const drawnEdges = new vis.DataSet(edges.map((edge) => ({
  id: edge.id, from: edge.from, to: edge.to, width: widthOf(edge), color: edgeColour(edge), arrows: "",
})));
const drawnNodes = new vis.DataSet(nodes.map((node) => ({
  id: node.id, x: node.x, y: node.y, size: node.size, shape: "custom", ctxRenderer: renderNode,
})));
let current = shown();
let labels = { key: "", boxes: [] };
let hovered = null;
let frame = null; // what the last fit showed: names may not stick out of it at its scale
let moved = false; // whether somebody has moved or zoomed the picture since
const network = new vis.Network(stage, { nodes: drawnNodes, edges: drawnEdges }, data.options);

function renderNode({ ctx, id, x, y }) {
  const radius = radiusAt(nodes[id], network ? network.getScale() : 1);
  return {
    drawNode: () => drawShape(ctx, nodes[id].kind, x, y, radius),
    nodeDimensions: { width: 2 * radius, height: 2 * radius },
  };
}

// What is chosen and what touches it: nodes and edges that stand out while the others step back.
function highlighted() {
  if (state.edge && !current.edges.has(state.edge.id)) return null;
  if (state.edge) return { nodes: [state.edge.from, state.edge.to], edges: [state.edge] };
  if (!state.node || state.node.id < 0 || !current.nodes.has(state.node.id)) return null;
  const around = incident[state.node.id].filter((edge) => current.edges.has(edge.id));
  return { nodes: [state.node.id, ...around.flatMap((edge) => [edge.from, edge.to])], edges: around };
}

function currentLabels(scale) {
  const light = highlighted();
  const key = [scale.toFixed(4), current.nodes.size, current.edges.size, state.least, state.from, state.until,
    state.steps, state.node && state.node.id, state.edge && state.edge.id, [...state.hidden].join()].join("|");
  if (labels.key !== key) {
    const items = nodes.filter((node) => current.nodes.has(node.id));
    const chosen = !light ? [] : state.edge ? light.nodes : [state.node.id];
    labels = { key, boxes: placeLabels(items, scale, chosen, light && new Set(light.nodes)) };
  }
  return labels.boxes;
}

network.on("afterDrawing", (context) => {
  const scale = network.getScale();
  const light = highlighted();
  if (light) {
    const corner = network.DOMtoCanvas({ x: 0, y: 0 });
    const far = network.DOMtoCanvas({ x: stage.clientWidth, y: stage.clientHeight });
    context.globalAlpha = 0.82;
    context.fillStyle = paper().paper;
    context.fillRect(corner.x, corner.y, far.x - corner.x, far.y - corner.y);
    context.globalAlpha = 1;
    for (const edge of light.edges) drawEdge(context, edge, scale);
    for (const id of new Set(light.nodes)) {
      drawShape(context, nodes[id].kind, nodes[id].x, nodes[id].y, radiusAt(nodes[id], scale));
    }
    if (state.node && !state.edge) ring(context, state.node, scale);
  }
  for (const label of currentLabels(scale)) drawLabel(context, label, scale);
  if (hovered !== null && current.nodes.has(hovered) && !labels.boxes.some((box) => box.node.id === hovered)) {
    const node = nodes[hovered];
    const [under] = places(node, { x: node.x * scale, y: node.y * scale }, radiusAt(node, scale) * scale);
    context.fillStyle = paper().paper;
    context.fillRect((under.left - 3) / scale, (under.top - 2) / scale,
      (under.right - under.left + 6) / scale, (under.bottom - under.top + 4) / scale);
    drawLabel(context, under, scale);
  }
});

function drawEdge(context, edge, scale) {
  context.beginPath();
  context.moveTo(nodes[edge.from].x, nodes[edge.from].y);
  context.lineTo(nodes[edge.to].x, nodes[edge.to].y);
  context.lineWidth = Math.max(widthOf(edge), 1.4 / scale);
  context.strokeStyle = view.mode === "whole" ? edgeColour(edge).slice(0, 7) : `rgba(${paper().line}, 0.8)`;
  context.stroke();
}

function ring(context, node, scale) {
  context.beginPath();
  context.arc(node.x, node.y, radiusAt(node, scale) * 1.25 + 4 / scale, 0, 2 * Math.PI);
  context.lineWidth = 2.5 / scale;
  context.strokeStyle = paper().ink;
  context.stroke();
}

// Takes what is shown now to the canvas: only what changed is told to vis-network.
let before = { nodes: new Set(nodes.map((node) => node.id)), edges: new Set(edges.map((edge) => edge.id)), paper: dark };
function redraw() {
  current = shown();
  const changed = (all, was, is) => all.filter((item) => was.has(item.id) !== is.has(item.id))
    .map((item) => ({ id: item.id, hidden: !is.has(item.id) }));
  drawnNodes.update(changed(nodes, before.nodes, current.nodes));
  drawnEdges.update(changed(edges, before.edges, current.edges));
  const repaint = before.paper !== dark;
  const looks = edges.filter((edge) => current.edges.has(edge.id))
    .map((edge) => ({ edge, id: edge.id, width: widthOf(edge), color: edgeColour(edge) }))
    .filter(({ edge, width, color }) => repaint || edge.width !== width || edge.color !== color);
  for (const { edge, width, color } of looks) Object.assign(edge, { width, color });
  drawnEdges.update(looks.map(({ id, width, color }) => ({ id, width, color })));
  before = { nodes: current.nodes, edges: current.edges, paper: dark };
  network.redraw();
}

// Brings what is shown into sight, names included: the scale decides which names are drawn and the names how much
// room is needed, so a few rounds settle it. Names take a fifth of the scale at most; one that does not fit is left out.
function fit(animate = true) {
  const items = nodes.filter((node) => current.nodes.has(node.id));
  if (!items.length || !stage.clientWidth) return;
  const room = { x: stage.clientWidth - 20, y: stage.clientHeight - 16 };
  const extent = (boxes) => ({
    left: Math.min(...boxes.map((box) => box.left)), right: Math.max(...boxes.map((box) => box.right)),
    top: Math.min(...boxes.map((box) => box.top)), bottom: Math.max(...boxes.map((box) => box.bottom)),
  });
  const discs = (scale) => items.map((node) => {
    const reach = radiusAt(node, scale) * scale * 1.3;
    return { left: node.x * scale - reach, right: node.x * scale + reach,
      top: node.y * scale - reach, bottom: node.y * scale + reach };
  });
  const bare = extent(discs(1));
  const largest = Math.min(room.x / (bare.right - bare.left), room.y / (bare.bottom - bare.top), 1.5);
  const smallest = largest * (stage.clientWidth < 600 ? 0.9 : 0.78);
  frame = null;
  let scale = largest;
  let used = bare;
  for (let round = 0; round < 6; round += 1) {
    used = extent([...discs(scale), ...placeLabels(items, scale, [], null)]);
    const by = Math.min(room.x / (used.right - used.left), room.y / (used.bottom - used.top));
    if ((by >= 1 && round >= 3) || (by < 1 && scale <= smallest)) break;
    scale = Math.min(largest, Math.max(smallest, scale * (by < 1 ? by * 0.99 : 1 + (by - 1) * 0.7)));
  }
  if (room.x < used.right - used.left || room.y < used.bottom - used.top) used = extent(discs(scale));
  const middle = { x: (used.left + used.right) / 2, y: (used.top + used.bottom) / 2 };
  frame = { scale, left: middle.x - room.x / 2, right: middle.x + room.x / 2,
    top: middle.y - room.y / 2, bottom: middle.y + room.y / 2 };
  labels.key = "";
  moved = false;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches || !animate;
  const position = { x: middle.x / scale, y: middle.y / scale };
  network.moveTo({ position, scale, animation: calm ? false : { duration: 250 } });
}

// What stands under a point of the canvas: a node, its name, or a line.
function under(point) {
  const node = network.getNodeAt(point);
  if (node !== undefined) return { node: nodes[node] };
  const scale = network.getScale();
  const at = network.DOMtoCanvas(point);
  const name = labels.boxes.find((box) => at.x * scale >= box.left && at.x * scale <= box.right
    && at.y * scale >= box.top && at.y * scale <= box.bottom);
  if (name) return { node: name.node };
  const edge = network.getEdgeAt(point);
  return edge !== undefined ? { edge: edges[edge] } : {};
}
