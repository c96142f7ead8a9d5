// The pages of a document: pictures and marks are loaded when a page comes near; zoom, turn, drag, and the place of a value.
"use strict";
const split = document.querySelector(".split");
const sheets = document.querySelector(".sheets");
const svgSpace = "http://www.w3.org/2000/svg";
const view = { zoom: 1, turn: 0 };
const addressOf = (sheet) => `/d/${encodeURIComponent(split.dataset.document)}/pages/${sheet.dataset.page}`;

function paint(sheet) {
  const wanted = sheet.getBoundingClientRect().width * Math.min(devicePixelRatio, 2);
  const width = [900, 1300, 2000].find((w) => w >= wanted) || 2000;
  const image = sheet.querySelector("image");
  if (!(Number(image.dataset.painted) >= width)) {
    image.dataset.painted = width;
    image.setAttribute("href", `${addressOf(sheet)}.jpg?width=${width}`);
  }
}

async function draw(sheet, layer) {
  const key = layer + "Drawn";
  if (sheet.dataset[key]) return;
  sheet.dataset[key] = "1";
  const answer = await fetch(`${addressOf(sheet)}/${layer}`).catch(() => null);
  if (!answer || !answer.ok) { delete sheet.dataset[key]; return; }
  const made = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  for (const group of [...made.children]) {
    if (group.children.length) sheet.querySelector(".drawn").append(document.importNode(group, true));
  }
  markCurrent();
}

function markCurrent() {
  const { record, field } = split.dataset;
  for (const rect of document.querySelectorAll(".values rect, .print [data-values]")) {
    const own = rect.dataset.values.split("\n");
    const isRow = Boolean(record) && own.some((v) => belongs(v.split("|")[0], record));
    rect.classList.toggle("row", isRow);
    rect.classList.toggle("focus", isRow && Boolean(field) && own.some((v) => isField(v, record, field)));
  }
}
const belongs = (id, record) => id === record || id.startsWith(record + ":v") || id.startsWith(record + ":o");
const stem = (name) => name.replace(/\.\d+$/, "");
function isField(value, record, field) {
  const [id, name] = value.split("|");
  return `${id}|${stem(name)}` === field || (id === record && stem(name) === field) || (id === record && family(name) === family(field));
}
const families = ["period", "due", "budget", "ghg", "priority", "duration", "approver"];
function family(name) {
  const first = stem(name).split("_")[0];
  return families.includes(first) ? first : stem(name);
}

const topOf = (sheet) => sheet.getBoundingClientRect().top - sheets.getBoundingClientRect().top + sheets.scrollTop;
// the sheet that was asked for, while the pages stay where it brought them: the last ones cannot be moved up to the top
let asked = { sheet: null, at: 0 };
function currentSheet() {
  if (asked.sheet && Math.abs(sheets.scrollTop - asked.at) < 2) return asked.sheet;
  const third = sheets.getBoundingClientRect().top + sheets.clientHeight / 3;
  return [...sheets.children].find((s) => s.getBoundingClientRect().bottom > third) || sheets.lastElementChild;
}
function toPage(number, box) {
  const sheet = sheets && sheets.querySelector(`[data-page="${number}"]`);
  if (!sheet) return;
  const scale = sheet.getBoundingClientRect().height / (view.turn % 180 ? sheet.dataset.width : sheet.dataset.height);
  const down = box && !view.turn ? Math.max(box[1] * scale - sheets.clientHeight / 3, 0) : 0;
  sheets.scrollTop = topOf(sheet) - 10 + down;
  asked = { sheet, at: sheets.scrollTop };
  if (box && view.zoom > 1 && !view.turn) sheets.scrollLeft = box[0] * scale - 60;
  markPage();
}
// the number and the thumbnail of the page that is looked at
function markPage() {
  const number = currentSheet().dataset.page;
  if (document.activeElement !== document.getElementById("page-number")) document.getElementById("page-number").value = number;
  for (const link of document.querySelectorAll(".thumbs a")) {
    const isHere = link.dataset.page === number;
    if (isHere && !link.hasAttribute("aria-current")) link.parentElement.scrollTop = link.offsetTop - link.parentElement.offsetTop - 80;
    link.toggleAttribute("aria-current", isHere);
  }
}
function toLine(line, page) {
  const found = document.querySelector(`.print [data-line="${line}"]` + (page ? `[data-at="${page}"]` : ""));
  if (found) found.scrollIntoView({ block: "center" });
}
// a place is "page;line;x0,top,x1,bottom"
function show(place) {
  const [page, line, box] = place.split(";");
  if (sheets && page) toPage(page, box ? box.split(",").map(Number) : null);
  else if (line) toLine(line);
  else if (page) toLine(Math.floor(Number(box.split(",")[1])), page);
}

function zoomTo(zoom) {
  const before = currentSheet();
  view.zoom = Math.min(Math.max(zoom, 0.3), 5);
  for (const sheet of sheets.children) sheet.style.width = `${view.zoom * 100}%`;
  sheets.scrollTop = topOf(before) - 10;
  near.disconnect();
  for (const sheet of sheets.children) near.observe(sheet);
}
function turn() {
  const before = currentSheet();
  view.turn = (view.turn + 90) % 360;
  for (const sheet of sheets.children) {
    const [w, h] = [Number(sheet.dataset.width), Number(sheet.dataset.height)];
    sheet.setAttribute("viewBox", view.turn % 180 ? `0 0 ${h} ${w}` : `0 0 ${w} ${h}`);
    const moved = { 0: "", 90: `translate(${h} 0) rotate(90)`, 180: `translate(${w} ${h}) rotate(180)`, 270: `translate(0 ${w}) rotate(270)` }[view.turn];
    sheet.querySelector(".turned").setAttribute("transform", moved);
  }
  sheets.scrollTop = topOf(before) - 10;
}

let near;
if (sheets) {
  near = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      paint(entry.target);
      draw(entry.target, "marks");
      if (sheets.classList.contains("layer-words")) draw(entry.target, "words");
    }
  }, { root: sheets, rootMargin: "300px" });
  if (split.dataset.page > 0) toPage(split.dataset.page);
  for (const sheet of sheets.children) near.observe(sheet);

  const tools = { smaller: () => zoomTo(view.zoom / 1.25), larger: () => zoomTo(view.zoom * 1.25), fit: () => zoomTo(1), turn };
  document.querySelector(".toolbar").addEventListener("click", (event) => {
    const tool = event.target.closest("[data-do]");
    if (tool) tools[tool.dataset.do]();
  });
  document.querySelector(".toolbar").addEventListener("change", (event) => {
    if (event.target.id === "page-number") toPage(event.target.value);
    if (event.target.dataset.layer) {
      sheets.classList.toggle(`layer-${event.target.dataset.layer}`, event.target.checked);
      zoomTo(view.zoom);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input:not([type=checkbox]), textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = { "+": "larger", "=": "larger", "-": "smaller", 0: "fit", r: "turn" }[event.key];
    if (key) tools[key]();
  });
  document.querySelector(".thumbs").addEventListener("click", (event) => {
    const link = event.target.closest("[data-page]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    toPage(link.dataset.page);
  });
  let waiting = 0;
  sheets.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = setTimeout(() => {
      waiting = 0;
      markPage();
    }, 80);
  });
  sheets.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoomTo(view.zoom * (event.deltaY < 0 ? 1.1 : 1 / 1.1));
  }, { passive: false });

  let held = null;
  sheets.addEventListener("pointerdown", (event) => {
    if (event.button === 0) held = { x: event.clientX, y: event.clientY, left: sheets.scrollLeft, top: sheets.scrollTop, moved: false };
  });
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
    if (!held.moved && Math.hypot(dx, dy) < 5) return;
    held.moved = true;
    sheets.classList.add("grabbed");
    sheets.scrollLeft = held.left - dx;
    sheets.scrollTop = held.top - dy;
  });
  window.addEventListener("pointerup", () => {
    sheets.classList.remove("grabbed");
    const wasMoved = held && held.moved;
    setTimeout(() => { held = null; }, 0);
    if (!wasMoved) held = null;
  });
  sheets.addEventListener("click", (event) => {
    if (held && held.moved) return;
    const under = document.elementsFromPoint(event.clientX, event.clientY).filter((e) => e.matches(".values rect"));
    const order = ["tasks", "indicators", "targets", "observations", "clauses", "documents"];
    const size = (e) => e.width.baseVal.value * e.height.baseVal.value;
    under.sort((a, b) => order.indexOf(a.dataset.kind) - order.indexOf(b.dataset.kind) || size(a) - size(b));
    if (under.length) selectValue(under[0]);
  });
}
const rowOf = (id) => id.replace(/:[vo]\d+$/, "");
// of several rows that share a place the one that is looked at, else the first
function selectValue(part) {
  const values = part.dataset.values.split("\n").map((v) => v.split("|"));
  const [id, field] = values.find(([i]) => belongs(i, split.dataset.record)) || values.find(([i]) => !i.includes(":c:")) || values[0];
  select(rowOf(id), id === rowOf(id) ? stem(field) : `${id}|${stem(field)}`, { stay: true });
}
const printed = document.querySelector(".print");
if (printed) printed.addEventListener("click", (event) => {
  const part = event.target.closest("[data-values]");
  if (!part || String(getSelection())) return;
  selectValue(part);
});
