// Runs before textual.js: sets the address of the dashboard, and keeps links in articles from opening.
window.open = () => null;

document.addEventListener("DOMContentLoaded", () => {
  const terminal = document.getElementById("terminal");
  const socket = new URL("ws", window.location.href);
  socket.protocol = socket.protocol === "https:" ? "wss:" : "ws:";
  socket.search = socket.hash = "";
  const fontSize = Number(new URLSearchParams(window.location.search).get("fontsize"));
  const usual = window.innerWidth < 600 ? 12 : 16; // on a phone 16 would leave 40 columns
  terminal.dataset.sessionWebsocketUrl = socket.href;
  terminal.dataset.fontSize = fontSize >= 6 && fontSize <= 60 ? fontSize : usual;
});

const isDrawn = () => document.body.classList.contains("-first-byte");
const takeKeys = () => isDrawn() && document.querySelector(".xterm-helper-textarea").focus();
window.addEventListener("focus", takeKeys);
window.addEventListener("load", () => {
  new MutationObserver(takeKeys).observe(document.body, { attributeFilter: ["class"] });
});
