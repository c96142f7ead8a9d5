// The rows of a document, and the record that is looked at: a row, a cell or a mark on the page selects it.
"use strict";
const tabOf = (id) => (/:c:[^:]*$/.test(id) ? "clauses" : /:t\d+$/.test(id) ? "tables" : "");

async function select(record, field, { stay = false } = {}) {
  split.dataset.record = record;
  split.dataset.field = field || "";
  markCurrent();
  const base = `/d/${encodeURIComponent(split.dataset.document)}`;
  const asked = new URLSearchParams({ id: record, field: field || "" });
  await htmx.ajax("GET", `${base}/record?${asked}`, { target: "#record", swap: "innerHTML" });
  if (!document.querySelector(`#rows tr[data-record="${CSS.escape(record)}"]`)) await openTab(base, record);
  markRow();
  if (!stay) showField(field);
  remember();
}
async function openTab(base, record) {
  const kinds = [...document.querySelectorAll(".tabs [role=tab]")].map((a) => new URL(a.href).searchParams.get("tab"));
  const guess = tabOf(record) || { task: "tasks", indicator: "indicators" }[document.querySelector("#record .record")?.dataset.kind] || kindShown();
  if (!kinds.includes(guess)) return;
  await htmx.ajax("GET", `${base}/rows?${new URLSearchParams({ tab: guess, record })}`, { target: "#rows", swap: "innerHTML" });
}
const kindShown = () => document.querySelector("#record .record")?.dataset.table || "";

function markRow() {
  for (const row of document.querySelectorAll("#rows tbody tr")) {
    const isHere = row.dataset.record === split.dataset.record;
    row.toggleAttribute("aria-selected", isHere);
    if (isHere) row.setAttribute("aria-selected", "true");
    for (const cell of row.children) cell.classList.toggle("current", isHere && cell.dataset.field === split.dataset.field);
    if (isHere) row.scrollIntoView({ block: "nearest" });
  }
}
// of a value on several pages the place on the page that is asked for
function showField(field, wanted) {
  const fields = [...document.querySelectorAll("#record .field")].filter((f) => f.dataset.places);
  const own = fields.find((f) => f.dataset.field === field || `${f.dataset.owner}|${f.dataset.field}` === field)
    || fields.find((f) => family(f.dataset.field) === family(field || "")) || fields[0];
  if (!own) {
    const page = document.querySelector("#record .record")?.dataset.page;
    if (page) toPage(page);
    return;
  }
  own.classList.add("current");
  const places = own.dataset.places.split(" ");
  show((wanted && places.find((place) => place.startsWith(`${wanted};`))) || places[0]);
}
function remember() {
  const address = new URL(location.href);
  const tab = document.querySelector(".tabs [aria-selected=true]");
  if (tab) address.searchParams.set("tab", new URL(tab.href).searchParams.get("tab"));
  address.searchParams.set("record", split.dataset.record);
  address.searchParams.delete("page");
  if (split.dataset.field) address.searchParams.set("field", split.dataset.field); else address.searchParams.delete("field");
  history.replaceState(null, "", address);
}

document.getElementById("rows").addEventListener("click", (event) => {
  const sorter = event.target.closest("[data-sort]");
  if (sorter) {
    const form = document.getElementById("rows-form");
    form.elements.sort.value = sorter.dataset.sort;
    htmx.trigger(form, "submit");
    return;
  }
  const row = event.target.closest("tr[data-record]");
  if (!row || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  select(row.dataset.record, event.target.closest("td")?.dataset.field || "");
});
document.getElementById("rows").addEventListener("keydown", (event) => {
  if (!["ArrowDown", "ArrowUp"].includes(event.key) || event.target.matches("input, select")) return;
  const rows = [...document.querySelectorAll("#rows tr[data-record]")];
  const at = rows.findIndex((r) => r.dataset.record === split.dataset.record);
  const next = rows[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  select(next.dataset.record, split.dataset.field || "");
});
document.getElementById("record").addEventListener("click", (event) => {
  const button = event.target.closest(".place");
  if (button) {
    const field = button.closest(".field");
    split.dataset.field = `${field.dataset.owner}|${field.dataset.field}`;
    markCurrent();
    for (const f of document.querySelectorAll("#record .field")) f.classList.toggle("current", f === field);
    show(field.dataset.places.split(" ")[Number(button.dataset.place)]);
  }
});
document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id === "rows") {
    markRow();
    if (split.dataset.record) remember(); // the rows' own address names no record: a reload would lose what is looked at
  }
  if (event.detail.target.id === "effect") event.detail.target.scrollIntoView({ block: "start" });
  if (event.detail.target.id === "record" && event.detail.requestConfig.verb === "post") {
    document.querySelector("#record .problem, #record .field.current")?.scrollIntoView({ block: "nearest" });
    htmx.trigger(document.getElementById("rows-form"), "submit");
  }
});
if (split.dataset.record) { markRow(); markCurrent(); showField(split.dataset.field, split.dataset.page); }
