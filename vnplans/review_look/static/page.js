// What all pages share: the token of each request, the switch of languages, dropped files, messages of failure.
"use strict";
const token = document.body.dataset.token;
document.body.addEventListener("htmx:configRequest", (event) => { event.detail.headers["X-CSRF-Token"] = token; });

function say(text) {
  const notice = document.getElementById("notice");
  notice.textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { notice.textContent = ""; }, 6000);
}
document.body.addEventListener("htmx:responseError", (event) => say(event.detail.xhr.responseText.slice(0, 300)));
document.body.addEventListener("htmx:sendError", () => say("…"));

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-language]");
  if (!link) return;
  event.preventDefault();
  const address = new URL(location.href);
  address.searchParams.set("lang", link.dataset.language);
  location.assign(address);
});
document.addEventListener("change", (event) => { if (event.target.matches("[data-submits]")) event.target.form.submit(); });

function send(file) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/files?name=" + encodeURIComponent(file.name));
    request.setRequestHeader("X-CSRF-Token", token);
    request.upload.onprogress = (event) => say(file.name + " " + Math.round(100 * event.loaded / event.total) + " %");
    request.onerror = () => { say(file.name); done(); };
    request.onload = () => {
      if (request.status === 200) {
        htmx.swap("#arrivals", request.responseText, { swapStyle: "outerHTML" });
        say(file.name);
      } else say(file.name + ": " + request.responseText);
      done();
    };
    request.send(file);
  });
}
async function sendAll(files) { for (const file of files) await send(file); }

const chosen = document.getElementById("files");
if (chosen) {
  chosen.addEventListener("change", () => sendAll([...chosen.files]).then(() => { chosen.value = ""; }));
  document.addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("dropping"); });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("dropping"); });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("dropping");
    sendAll([...event.dataTransfer.files]);
  });
}
