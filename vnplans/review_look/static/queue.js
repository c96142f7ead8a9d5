// A queue by the keyboard (findings, pairs of tasks): a, c, d, n, p, u and others press the button that bears the key.
"use strict";
function correcting(isOn) {
  const form = document.getElementById("correct");
  if (!form) return;
  form.hidden = !isOn;
  if (isOn) {
    const first = form.querySelector("label textarea");
    first.focus();
    first.select();
    form.scrollIntoView({ block: "nearest" });
  }
}
// keys that are pressed while an answer is awaited are for the finding that comes
let isWaiting = false;
const pressed = [];
document.body.addEventListener("htmx:beforeRequest", () => { isWaiting = true; });
document.body.addEventListener("htmx:afterRequest", () => {
  isWaiting = false;
  while (pressed.length && !isWaiting) press(pressed.shift());
});
function press(key) {
  if (isWaiting) { pressed.push(key); return true; }
  const button = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!button || button.disabled) return false;
  button.click();
  return true;
}
document.addEventListener("keydown", (event) => {
  const isTyping = event.target.matches("input:not([type=radio], [type=checkbox]), textarea, select");
  if (event.key === "Escape") { correcting(false); document.getElementById("main").focus(); return; }
  if (isTyping && event.key === "Enter" && event.target.closest("#correct") && !event.shiftKey) {
    event.preventDefault();
    htmx.trigger(document.getElementById("correct"), "submit");
    return;
  }
  if (event.key === "Enter" && event.target.matches("#pairing input")) { // the reason is said, the verdict is a key of its own
    event.preventDefault();
    document.getElementById("doubt").focus();
    return;
  }
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = { j: "n", k: "p" }[event.key.toLowerCase()] || event.key.toLowerCase();
  if (press(key)) event.preventDefault();
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("#queue [data-do]");
  if (button) correcting(button.dataset.do === "correct");
});
function intoSight() {
  const here = document.querySelector(".list [aria-current]");
  if (here) here.scrollIntoView({ block: "nearest" });
}
document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "queue") return;
  intoSight();
  const current = document.querySelector(".list [aria-current]");
  if (current) history.replaceState(null, "", current.href);
  document.getElementById("doubt")?.focus({ preventScroll: true });
});
intoSight();
