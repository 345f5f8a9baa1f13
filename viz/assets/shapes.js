// The shape and colour of each kind, on the canvas, in the legend and in lists.

const darkPaper = window.matchMedia("(prefers-color-scheme: dark)");
let dark = darkPaper.matches;

const PAPERS = {
  light: { paper: "#fbfaf7", ink: "#1d2129", faint: "#5d6470", line: "92, 100, 114" },
  dark: { paper: "#14171c", ink: "#eceae4", faint: "#a3a9b4", line: "150, 160, 176" },
};
const paper = () => PAPERS[dark ? "dark" : "light"];
const colourOf = (kind) => view.kinds[kind][dark ? "dark" : "light"];

function polygon(context, x, y, radius, corners, turn) {
  for (let corner = 0; corner < corners; corner += 1) {
    const angle = turn + (2 * Math.PI * corner) / corners;
    context[corner ? "lineTo" : "moveTo"](x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  context.closePath();
}

const OUTLINES = {
  circle: (c, x, y, r) => c.arc(x, y, r, 0, 2 * Math.PI),
  ring: (c, x, y, r) => c.arc(x, y, r * 0.9, 0, 2 * Math.PI),
  square: (c, x, y, r) => c.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76),
  envelope: (c, x, y, r) => c.rect(x - r * 1.15, y - r * 0.8, r * 2.3, r * 1.6),
  diamond: (c, x, y, r) => polygon(c, x, y, r * 1.22, 4, 0),
  hexagon: (c, x, y, r) => polygon(c, x, y, r * 1.08, 6, 0),
  triangle: (c, x, y, r) => polygon(c, x, y + r * 0.2, r * 1.28, 3, -Math.PI / 2),
  "triangle-down": (c, x, y, r) => polygon(c, x, y - r * 0.2, r * 1.28, 3, Math.PI / 2),
  house: (c, x, y, r) => {
    c.moveTo(x, y - r * 1.15); c.lineTo(x + r * 1.1, y - r * 0.25); c.lineTo(x + r * 0.8, y - r * 0.25);
    c.lineTo(x + r * 0.8, y + r * 0.95); c.lineTo(x - r * 0.8, y + r * 0.95); c.lineTo(x - r * 0.8, y - r * 0.25);
    c.lineTo(x - r * 1.1, y - r * 0.25); c.closePath();
  },
  star: (c, x, y, r) => {
    for (let point = 0; point < 10; point += 1) {
      const reach = point % 2 ? r * 0.55 : r * 1.3;
      const angle = -Math.PI / 2 + (Math.PI * point) / 5;
      c[point ? "lineTo" : "moveTo"](x + reach * Math.cos(angle), y + reach * Math.sin(angle));
    }
    c.closePath();
  },
  arrow: (c, x, y, r) => {
    c.moveTo(x - r * 1.05, y - r * 0.8); c.lineTo(x + r * 0.35, y - r * 0.8); c.lineTo(x + r * 1.2, y);
    c.lineTo(x + r * 0.35, y + r * 0.8); c.lineTo(x - r * 1.05, y + r * 0.8); c.closePath();
  },
};

// Draws one node; the rim in the colour of the paper keeps neighbours apart.
function drawShape(context, kind, x, y, radius) {
  const shape = view.kinds[kind].shape;
  context.beginPath();
  OUTLINES[shape](context, x, y, radius);
  context.lineJoin = "round";
  if (shape === "ring") {
    context.fillStyle = paper().paper;
    context.fill();
    context.lineWidth = radius * 0.45;
    context.strokeStyle = colourOf(kind);
    context.stroke();
    return;
  }
  context.fillStyle = colourOf(kind);
  context.fill();
  context.lineWidth = Math.max(0.8, radius * 0.12);
  context.strokeStyle = paper().paper;
  context.stroke();
  if (shape === "envelope") {
    context.beginPath();
    context.moveTo(x - radius * 1.05, y - radius * 0.65);
    context.lineTo(x, y + radius * 0.15);
    context.lineTo(x + radius * 1.05, y - radius * 0.65);
    context.lineWidth = Math.max(0.8, radius * 0.16);
    context.stroke();
  }
}

// A small picture of a kind, for the legend and for lists.
function swatch(kind) {
  const canvas = make("canvas", { class: "swatch", width: 36, height: 36, "aria-hidden": "true", "data-kind": kind });
  paintSwatch(canvas);
  return canvas;
}

function paintSwatch(canvas) {
  const context = canvas.getContext("2d");
  context.clearRect(0, 0, 36, 36);
  drawShape(context, canvas.dataset.kind, 18, 18, 12.5);
}
