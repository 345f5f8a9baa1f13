// Names on the picture: the most important first, none over another. The rest wait for a closer look.

const FONT = '-apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", "DejaVu Sans", Arial, sans-serif';
const FONT_SIZE = 12.5;
const LINE_HEIGHT = 14.5;
const WIDEST = 142; // pixels of one line
const CELL = 48; // pixels of a cell of the grid in which collisions are looked for

const measuring = document.createElement("canvas").getContext("2d");

const fontOf = (node) => `${node.kind === "letter" ? "600 " : ""}${FONT_SIZE}px ${FONT}`;

// A name in at most two lines, and how wide they are. Kept, for measuring is slow.
function wrapped(node) {
  if (node.wrapped) return node.wrapped;
  measuring.font = fontOf(node);
  const wide = (text) => measuring.measureText(text).width;
  const lines = [];
  const year = node.kind === "letter" && (view.letters[node.letters[0]].date || "").slice(0, 4);
  let rest = straight(`${year ? `${year}: ` : ""}${node.label}`).trim().split(/\s+/);
  while (rest.length && lines.length < 2) {
    let line = rest[0];
    let taken = 1;
    while (taken < rest.length && wide(`${line} ${rest[taken]}`) <= WIDEST) {
      line += ` ${rest[taken]}`;
      taken += 1;
    }
    rest = rest.slice(taken);
    const more = lines.length === 1 && rest.length;
    if (more || wide(line) > WIDEST) {
      const characters = [...line];
      while (characters.length > 1 && wide(`${characters.join("")}…`) > WIDEST) characters.pop();
      if (more || characters.length < [...line].length) line = `${characters.join("").trimEnd()}…`;
    }
    lines.push(line);
  }
  node.wrapped = { lines, width: Math.max(...lines.map(wide)), height: lines.length * LINE_HEIGHT };
  return node.wrapped;
}

// Boxes on a grid, so that only near ones are compared.
class Occupied {
  constructor() { this.cells = new Map(); }

  add(box) {
    const last = { x: Math.floor(box.right / CELL), y: Math.floor(box.bottom / CELL) };
    for (let x = Math.floor(box.left / CELL); x <= last.x; x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= last.y; y += 1) {
        const cell = x * 65536 + y;
        if (this.cells.has(cell)) this.cells.get(cell).push(box);
        else this.cells.set(cell, [box]);
      }
    }
  }

  // The cost of all boxes that `box` would cover, but for that of node `but`; it stops counting over `most`.
  cost(box, but, most) {
    let cost = 0;
    const seen = [];
    const last = { x: Math.floor(box.right / CELL), y: Math.floor(box.bottom / CELL) };
    for (let x = Math.floor(box.left / CELL); x <= last.x; x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= last.y; y += 1) {
        for (const other of this.cells.get(x * 65536 + y) || []) {
          if (other.id !== but && box.left < other.right && other.left < box.right
            && box.top < other.bottom && other.top < box.bottom && !seen.includes(other)) {
            cost += other.cost;
            if (cost > most) return cost;
            seen.push(other);
          }
        }
      }
    }
    return cost;
  }
}

// Where a name may stand, best first: under, over, right, left of its node, at its corners, then half way to these.
function places(node, at, radius) {
  const { width, height } = wrapped(node);
  const box = (left, top, align) => ({
    node, align, left: left - 3, top: top - 1, right: left + width + 3, bottom: top + height + 1,
  });
  return [
    box(at.x - width / 2, at.y + radius + 3, "center"),
    box(at.x - width / 2, at.y - radius - 3 - height, "center"),
    box(at.x + radius + 4, at.y - height / 2, "left"),
    box(at.x - radius - 4 - width, at.y - height / 2, "right"),
    box(at.x + radius * 0.8, at.y + radius * 0.8, "left"),
    box(at.x - radius * 0.8 - width, at.y + radius * 0.8, "right"),
    box(at.x + radius * 0.8, at.y - radius * 0.8 - height, "left"),
    box(at.x - radius * 0.8 - width, at.y - radius * 0.8 - height, "right"),
    ...[at.y + radius + 3, at.y - radius - 3 - height].flatMap((top) =>
      [-0.75, -0.25].map((shift) => box(at.x + shift * width, top, "center"))),
  ];
}

// The labels to draw at a scale, as boxes in pixels of that scale. `first` are nodes whose names matter most now,
// `only` (a set) limits the labels to some nodes.
function placeLabels(items, scale, first, only) {
  const occupied = new Occupied();
  const radius = (node) => radiusAt(node, scale) * scale;
  const at = (node) => ({ x: node.x * scale, y: node.y * scale });
  const lead = new Set(first);
  const order = [...items].sort((a, b) => lead.has(b.id) - lead.has(a.id) || a.rank - b.rank);
  for (const node of order) {
    const reach = radius(node) * 0.9;
    const { x, y } = at(node);
    const cost = node.size ** 2 * (node.kind === "letter" ? 3 : 1);
    occupied.add({ id: node.id, cost, left: x - reach, top: y - reach, right: x + reach, bottom: y + reach });
  }
  const labels = [];
  const names = new Occupied();
  for (const node of order) {
    if (only && !only.has(node.id)) continue;
    // Some names are worth covering a few smaller neighbours for; no name is worth covering another.
    let most = bearable(node, lead);
    let chosen = null;
    for (const box of places(node, at(node), radius(node))) {
      if (!framed(box, scale) || names.cost(box, node.id, 0)) continue;
      const cost = occupied.cost(box, node.id, most);
      if (cost > most || (chosen && cost === most)) continue;
      [chosen, most] = [box, cost];
      if (cost === 0) break;
    }
    if (chosen) {
      names.add({ ...chosen, id: -1, cost: 1 });
      labels.push(chosen);
    }
  }
  return labels;
}

// Whether a name stays inside what the last fit showed; at another scale there is no such border.
const framed = (box, scale) => !frame || Math.abs(frame.scale - scale) > scale / 100
  || (box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom);

// How much of its neighbours (the squares of their radii, added up) a name may cover. Where everything has one kind,
// a covered node is a lost one: only what is chosen may do that, for all else steps back then; and, where a narrow
// screen has no room, the names that matter most.
function bearable(node, lead) {
  if (lead.has(node.id)) return Infinity;
  if (view.mode !== "whole") return stage.clientWidth < 600 && node.rank < 12 ? 80 : 0;
  return node.rank < 12 ? 450 : node.rank < 40 ? 160 : 0;
}

function drawLabel(context, label, scale) {
  const { lines } = wrapped(label.node);
  const anchor = { center: (label.left + label.right) / 2, left: label.left + 3, right: label.right - 3 }[label.align];
  context.save();
  context.scale(1 / scale, 1 / scale);
  context.font = fontOf(label.node);
  context.textAlign = label.align;
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = paper().paper;
  context.fillStyle = paper().ink;
  lines.forEach((line, number) => {
    const top = label.top + 2 + number * LINE_HEIGHT;
    context.strokeText(line, anchor, top);
    context.fillText(line, anchor, top);
  });
  context.restore();
}
