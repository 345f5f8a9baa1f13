// The picture as a PNG: as it stands on the screen, with title and legend, so that it can travel alone.

function savePicture() {
  const canvas = stage.querySelector("canvas");
  const ratio = canvas.width / stage.clientWidth;
  const [head, foot, side] = [54, 44, 20];
  const sheet = make("canvas", { width: canvas.width, height: canvas.height + (head + foot) * ratio });
  const context = sheet.getContext("2d");
  context.fillStyle = paper().paper;
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.drawImage(canvas, 0, head * ratio);
  context.scale(ratio, ratio);
  context.textBaseline = "middle";
  context.fillStyle = paper().ink;
  context.font = `600 18px ${FONT}`;
  context.fillText(view.title, side, 22);
  context.font = `12px ${FONT}`;
  context.fillStyle = paper().faint;
  context.fillText(document.getElementById("status").textContent, side, 42);
  const width = stage.clientWidth;
  let [x, y] = [side, head + stage.clientHeight + 14];
  for (const [kind, look] of Object.entries(view.kinds)) {
    if (!nodes.some((node) => node.kind === kind && current.nodes.has(node.id))) continue;
    const wide = context.measureText(look.many).width + 36;
    if (x + wide > width - side) [x, y] = [side, y + 18];
    drawShape(context, kind, x + 7, y, 5.5);
    context.fillStyle = paper().ink;
    context.fillText(look.many, x + 18, y + 1);
    x += wide;
  }
  sheet.toBlob((blob) => save(blob, `${view.name}.png`), "image/png");
}

document.getElementById("png").addEventListener("click", savePicture);
