// Runs before textual.js: says where the dashboard is, and keeps an article's links from opening.
window.open = () => null;

document.addEventListener("DOMContentLoaded", () => {
  const terminal = document.getElementById("terminal");
  const here = new URL("ws", window.location.href);
  here.protocol = here.protocol === "https:" ? "wss:" : "ws:";
  here.search = here.hash = "";
  const asked = Number(new URLSearchParams(window.location.search).get("fontsize"));
  terminal.dataset.sessionWebsocketUrl = here.href;
  terminal.dataset.fontSize = asked >= 6 && asked <= 60 ? asked : 16;
});

const isDrawn = () => document.body.classList.contains("-first-byte");
const takeKeys = () => isDrawn() && document.querySelector(".xterm-helper-textarea").focus();
window.addEventListener("focus", takeKeys);
window.addEventListener("load", () => {
  new MutationObserver(takeKeys).observe(document.body, { attributeFilter: ["class"] });
});
