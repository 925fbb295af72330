"use strict";
// Reading needs none of this: marks are links, and style shows what they lead to. With it a click
// anywhere on a passage chooses it, and its counterparts come to the same height.
(() => {
  const desk = document.querySelector(".desk");
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const chosen = () => desk.querySelector(".passage:target");

  function go(id) {
    const panes = [document.scrollingElement, ...desk.querySelectorAll(".columns, .text")];
    const places = panes.map((pane) => [pane, pane.scrollTop, pane.scrollLeft]);
    location.hash = id;
    for (const [pane, top, left] of places) pane.scrollTo({ top, left, behavior: "instant" });
  }

  function align() {
    const passage = chosen();
    if (!passage) return;
    const height = passage.getBoundingClientRect().top;
    const done = new Set([passage.closest(".text")]);
    for (const id of (passage.dataset.with ?? "").split(" ").filter(Boolean)) {
      const other = document.getElementById(id);
      const pane = other.closest(".text");
      if (done.has(pane)) continue;
      done.add(pane);
      pane.scrollBy({ top: other.getBoundingClientRect().top - height, behavior });
    }
  }

  function walk(pane, step) {
    const stops = [...pane.querySelectorAll(".passage[data-with]")];
    const at = stops.indexOf(chosen());
    const next = stops[at < 0 ? (step > 0 ? 0 : stops.length - 1) : at + step];
    if (!next) return;
    go(next.id);
    next.scrollIntoView({ block: "nearest" });
    next.querySelector(".mark")?.focus({ preventScroll: true });
  }

  desk.classList.add("live");
  addEventListener("hashchange", align);
  align();
  desk.addEventListener("click", (event) => {
    const passage = event.target.closest(".passage");
    const elsewhere = event.target.closest(".card, a:not(.mark)");
    if (!passage?.querySelector(".card") || elsewhere || String(getSelection())) return;
    event.preventDefault();
    go(passage === chosen() ? "desk" : passage.id);
  });
  desk.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pane = event.target.closest(".text");
    if (event.key === "Escape" && chosen()) go("desk");
    else if (pane && event.key === "n") walk(pane, 1);
    else if (pane && event.key === "p") walk(pane, -1);
  });
})();
