// Tells the page that shows this one in a frame how tall it is, in each of the ways that hosts understand.
const body = document.body;
const address = document.querySelector("[data-adv-address]");
const host = window.parent;
const isFramed = host !== window;
// WordPress puts a word into the address by which it knows its frames.
const [, secret] = /[#&?]secret=([A-Za-z0-9]{1,64})$/.exec(location.hash) || [];
let told = 0;

// A height is no secret: whoever shows the frame may know it.
const post = (message) => host.postMessage(message, "*");
const tell = () => {
  told = Math.ceil(body.getBoundingClientRect().height);
  post({ tipdeck: "height", version: 1, height: told });
  post({ subject: "lti.frameResize", height: told });
  post({ sentinel: "amp", type: "embed-size", height: told });
  if (secret) post({ message: "height", value: told, secret });
};
const tellIfNew = () => {
  if (Math.ceil(body.getBoundingClientRect().height) !== told) tell();
};
if (isFramed) {
  // Browsers do not call an observer in a frame that is hidden or far down, and some hosts hide a
  // frame until it has said its height.
  tell();
  window.addEventListener("load", tellIfNew);
  window.addEventListener("resize", tellIfNew);
  new ResizeObserver(tellIfNew).observe(body);
  // A host whose script came later asks again; nothing else that anybody says is listened to.
  window.addEventListener("message", ({ source, data }) => {
    if (source !== host || typeof data !== "object" || data === null) return;
    const isOurs = data.tipdeck === "hello" && data.version === 1;
    const isWordPress = Boolean(secret) && data.message === "ready" && data.secret === secret;
    if (isOurs || isWordPress) tell();
  });
}

if (isSandboxed) {
  // The sandbox may stop links and printing without a word, so we say what to do instead.
  const say = (words) => { address.textContent = words; };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !/^https?:$/.test(link.protocol)) return;
    if (secret && link.host === location.host) {
      event.preventDefault();
      post({ message: "link", value: link.href, secret });
    }
    say(`If nothing opens, this is the address: ${link.href}`);
  });
  window.print = () => {
    say("Printing doesn't work inside this page. Open the full page to print.");
    // What was made ready for the printer is undone.
    window.dispatchEvent(new Event("afterprint"));
  };
}
