// A row that was missed: drawn round on the page, or marked in the text; its form comes where records are shown.
"use strict";
const addButton = document.getElementById("add");
const ask = (values) => htmx.ajax("GET", `/d/${encodeURIComponent(split.dataset.document)}/add?${new URLSearchParams(values)}`, { target: "#record", swap: "innerHTML" });
let drawn = null;

function drawing(isOn) {
  addButton.setAttribute("aria-pressed", String(isOn));
  sheets.classList.toggle("drawing", isOn);
}
// a point of the screen in points of the page, however it is turned
function onPage(sheet, event) {
  const inverse = sheet.querySelector(".turned").getScreenCTM().inverse();
  return new DOMPoint(event.clientX, event.clientY).matrixTransform(inverse);
}
function stretch(to) {
  const { rect, from } = drawn;
  rect.setAttribute("x", Math.min(from.x, to.x));
  rect.setAttribute("y", Math.min(from.y, to.y));
  rect.setAttribute("width", Math.abs(from.x - to.x));
  rect.setAttribute("height", Math.abs(from.y - to.y));
}

if (sheets) {
  addButton.addEventListener("click", () => drawing(!sheets.classList.contains("drawing")));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") drawing(false); });
  sheets.addEventListener("pointerdown", (event) => {
    const sheet = event.target.closest(".sheet");
    if (!sheet || !sheets.classList.contains("drawing") || event.button !== 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const old of document.querySelectorAll(".region")) old.remove();
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    rect.setAttribute("class", "region");
    sheet.querySelector(".turned").append(rect);
    drawn = { sheet, rect, from: onPage(sheet, event) };
  }, true);
  window.addEventListener("pointermove", (event) => { if (drawn) stretch(onPage(drawn.sheet, event)); });
  window.addEventListener("pointerup", () => {
    if (!drawn) return;
    const { sheet, rect } = drawn;
    drawn = null;
    const [x, y, w, h] = ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name)));
    if (w < 5 || h < 5) { rect.remove(); return; }
    drawing(false);
    ask({ page: sheet.dataset.page, box: [x, y, x + w, y + h].map((n) => n.toFixed(1)).join(",") });
  });
} else {
  addButton.addEventListener("click", () => {
    const chosen = getSelection();
    const start = chosen.rangeCount ? chosen.getRangeAt(0).startContainer : null;
    const part = start && (start.nodeType === 1 ? start : start.parentElement).closest("[data-line]");
    ask({ words: String(chosen), line: part && !part.dataset.at ? part.dataset.line : "" });
  });
}
function onlyOf() {
  const chosen = document.querySelector("#record .add [name=kind]:checked");
  if (!chosen) return;
  for (const part of document.querySelectorAll("#record .add [data-only]")) part.hidden = part.dataset.only !== chosen.value;
}
document.getElementById("record").addEventListener("change", onlyOf);
document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "record") return;
  onlyOf();
  const shown = document.querySelector("#record .record[data-record]");
  if (event.detail.requestConfig.verb === "post" && shown) {
    for (const old of document.querySelectorAll(".region")) old.remove();
    split.dataset.record = shown.dataset.record;
    for (const sheet of sheets ? sheets.children : []) {
      if (!sheet.dataset.marksDrawn) continue;
      sheet.querySelector(".drawn").replaceChildren();
      delete sheet.dataset.marksDrawn;
      delete sheet.dataset.wordsDrawn;
      draw(sheet, "marks");
    }
  }
});
