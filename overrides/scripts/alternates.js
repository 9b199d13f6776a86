// The theme takes every link to another form of a page for one to another language, and fetches a
// site map from beside it. So those to feeds are not to be seen while it looks.
const alternates = [...document.querySelectorAll("link[rel=alternate]:not([hreflang])")];
for (const link of alternates) link.rel = "";
addEventListener("load", () => alternates.forEach((link) => { link.rel = "alternate"; }));
