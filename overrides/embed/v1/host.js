// Fits frames with our pages to what is in them, and makes <tip-card src="…" label="…"> show one.
// Pages name this file by its hash, so its bytes never change: what must change becomes v2.
(() => {
  "use strict";
  const script = document.currentScript;
  if (!script || !script.src) return;
  const root = new URL("../", script.src);
  const MOST = 20000;

  const isOurs = (address) => {
    try {
      const url = new URL(address, document.baseURI);
      return url.origin === root.origin && url.pathname.startsWith(root.pathname);
    } catch (error) {
      return false;
    }
  };
  const inCards = () => [...document.querySelectorAll("tip-card")].map((card) => card.shadowRoot && card.shadowRoot.querySelector("iframe"));
  const frames = () => [...document.querySelectorAll("iframe"), ...inCards()].filter((frame) => frame && isOurs(frame.src));
  const originOf = (frame) =>
    frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin") ? "null" : root.origin;
  const isHeight = (said) =>
    typeof said === "object" && said !== null && said.tipdeck === "height" && said.version === 1 &&
    Number.isInteger(said.height) && said.height > 0 && said.height <= MOST;

  window.addEventListener("message", (event) => {
    if (!isHeight(event.data)) return;
    const frame = frames().find((each) => each.contentWindow === event.source);
    if (!frame || event.origin !== originOf(frame)) return;
    // What the frame's own edge takes comes on top.
    const edge = frame.offsetHeight - frame.clientHeight;
    frame.style.boxSizing = "border-box";
    frame.style.height = `${event.data.height + edge}px`;
  });

  class TipCard extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot || !isOurs(this.getAttribute("src") || "")) return;
      const url = new URL(this.getAttribute("src"), document.baseURI);
      for (const name of ["theme", "accent"]) {
        if (this.hasAttribute(name)) url.searchParams.set(name, this.getAttribute(name));
      }
      const frame = document.createElement("iframe");
      frame.title = this.getAttribute("label") || this.textContent.trim();
      frame.src = url.href;
      frame.height = /^[0-9]{1,5}$/.test(this.getAttribute("height") || "") ? this.getAttribute("height") : "480";
      Object.assign(frame.style, { display: "block", width: "100%", border: "0" });
      this.style.display = "block";
      // What stands in the element is for browsers without this script; a shadow hides it.
      this.attachShadow({ mode: "open" }).append(frame);
    }
  }
  if (window.customElements && !customElements.get("tip-card")) customElements.define("tip-card", TipCard);

  // Frames that were there before this script have said their heights already.
  for (const frame of frames()) {
    if (frame.contentWindow) frame.contentWindow.postMessage({ tipdeck: "hello", version: 1 }, "*");
  }
})();
