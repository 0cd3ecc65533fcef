// Comforts only: everything on the page works without this script.
(() => {
  "use strict";
  const claims = () => [...document.querySelectorAll(".claim")].filter((card) => card.offsetParent !== null);

  const step = (by) => {
    const cards = claims();
    if (!cards.length) return;
    const here = cards.findIndex((card) => card.contains(document.activeElement));
    const next = here < 0 ? (by > 0 ? 0 : cards.length - 1) : Math.min(cards.length - 1, Math.max(0, here + by));
    cards[next].focus({ preventScroll: true });
    cards[next].scrollIntoView({ block: "start" });
  };

  let keysOn = true;
  const hint = document.querySelector(".keys");
  if (hint) {
    const button = hint.querySelector("button");
    hint.hidden = false;
    button.addEventListener("click", () => {
      keysOn = !keysOn;
      button.setAttribute("aria-pressed", String(keysOn));
      button.textContent = keysOn ? "Keys on" : "Keys off";
    });
  }
  document.addEventListener("keydown", (event) => {
    if (!keysOn || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });

  for (const button of document.querySelectorAll("[data-copy]")) {
    const words = document.getElementById(button.dataset.copy);
    button.hidden = false;
    button.addEventListener("click", async () => {
      const before = button.textContent;
      try {
        await navigator.clipboard.writeText(words.textContent);
        button.textContent = "Copied";
      } catch (refused) {
        // No clipboard for this page: select the words, so that the reader's own keys copy them.
        getSelection().selectAllChildren(words);
        button.textContent = "Selected: copy with your keys";
      }
      setTimeout(() => { button.textContent = before; }, 2500);
    });
  }

  // Browsers that cannot show closed details on paper by style alone get them opened.
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });

  for (const mark of document.querySelectorAll("mark[data-card]")) {
    mark.addEventListener("click", () => { location.hash = mark.dataset.card; });
  }
})();
