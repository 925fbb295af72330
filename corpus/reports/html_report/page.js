"use strict";
// Reading needs none of this: marks are links, and style shows what they lead to. With it a click
// anywhere on a passage chooses it, and its counterparts come to the same height.
(() => {
  const texts = document.querySelector(".texts");
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const chosen = () => document.getElementById(location.hash.slice(1))?.closest(".passage");
  const counterparts = (passage) =>
    (passage?.dataset.with ?? "").split(" ").map((id) => document.getElementById(id)).filter(Boolean);

  let pointed = null;
  function light() {
    for (const lit of texts.querySelectorAll(".lit")) lit.classList.remove("lit");
    for (const passage of [chosen(), pointed])
      for (const other of counterparts(passage)) other.classList.add("lit");
  }

  // The browser would bring the passage to the top; the reader's eye is on it where it is.
  function go(id) {
    const panes = [document.scrollingElement, ...texts.querySelectorAll(".columns, .text")];
    const places = panes.map((pane) => [pane, pane.scrollTop, pane.scrollLeft]);
    const focused = document.activeElement;
    location.hash = id;
    for (const [pane, top, left] of places) pane.scrollTo({ top, left, behavior: "instant" });
    focused?.focus({ preventScroll: true });
  }

  function align() {
    light();
    const passage = chosen();
    if (!passage || getComputedStyle(texts).display !== "grid") return;
    const bar = document.querySelector("nav").offsetHeight;
    document.scrollingElement.scrollTop += texts.getBoundingClientRect().top - bar;
    const height = passage.getBoundingClientRect().top;
    const done = new Set([passage.closest(".text")]);
    for (const other of counterparts(passage)) {
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
    next.scrollIntoView({ block: "nearest", behavior: "instant" });
    go(next.id);
    next.querySelector(".mark")?.focus({ preventScroll: true });
  }

  texts.classList.add("live");
  addEventListener("hashchange", align);
  light();
  addEventListener("load", () => requestAnimationFrame(() => setTimeout(align)));
  texts.addEventListener("pointerover", (event) => {
    const passage = event.target.closest(".passage");
    if (passage === pointed) return;
    pointed = passage;
    light();
  });
  texts.addEventListener("click", (event) => {
    const passage = event.target.closest(".passage");
    const elsewhere = event.target.closest(".card, a:not(.mark)");
    if (!passage?.querySelector(".card") || elsewhere || String(getSelection())) return;
    event.preventDefault();
    go(passage === chosen() ? "texts" : passage.id);
  });
  texts.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pane = event.target.closest(".text");
    if (event.key === "Escape" && chosen()) go("texts");
    else if (pane && event.key === "n") walk(pane, 1);
    else if (pane && event.key === "p") walk(pane, -1);
  });
})();
