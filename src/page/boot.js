// Starts the program when the start page has been seen, and holds what was wished for until it is there. It stands in a
// file of its own because the page's policy allows no script inside the page.
const script = document.querySelector("script[data-js]");
const at = (path) => new URL(path, document.baseURI).href;
const root = document.documentElement;
const held = [];
let ready = false;

// What needs no program: dialogs of files, the sheet for text, the language.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-way]");
  const sheet = document.getElementById("paste");
  switch (button?.dataset.way) {
    case "files":
      return document.getElementById("file-input").click();
    case "folder":
      return document.getElementById("folder-input").click();
    case "paste":
      sheet.showModal();
      return document.getElementById("paste-text").focus();
    case "cancel":
      return sheet.close();
    case "language":
      root.lang = root.lang.startsWith("zh") ? "en" : "zh-CN";
      try {
        localStorage.setItem("baogao.language", root.lang);
      } catch {
        // Storage may be forbidden: then nothing is remembered.
      }
      return window.dispatchEvent(new Event("languagechosen"));
    case "sample":
    case "read":
      if (!ready) held.push(() => button.click());
  }
});

// A file that is dropped before the program is there is kept for it, and the browser does not leave for it.
const early = (event) => {
  event.preventDefault();
  if (event.type !== "drop" || ready) return;
  const transfer = new DataTransfer();
  for (const file of event.dataTransfer.files) transfer.items.add(file);
  held.push(() => window.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true })));
};
const paste = (event) => {
  if (ready || /INPUT|TEXTAREA/.test(event.target.tagName)) return;
  const data = new DataTransfer();
  for (const kind of ["text/plain", "text/html"]) data.setData(kind, event.clipboardData.getData(kind));
  for (const file of event.clipboardData.files) data.items.add(file);
  held.push(() => document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })));
};
for (const type of ["dragover", "drop"]) window.addEventListener(type, early);
window.addEventListener("paste", paste);

// The start page first: what the program fetches must not hold up its first sight.
if (root.dataset.view === "start") {
  await new Promise((seen) => {
    new PerformanceObserver((list) => list.getEntriesByName("first-contentful-paint").length && seen()).observe({ type: "paint", buffered: true });
    setTimeout(seen, 3000); // A page in a hidden tab is not painted.
  });
}
const [{ default: start }] = await Promise.all([import(at(script.dataset.js)), import(at("programs.js"))]);
await start({ module_or_path: at(script.dataset.wasm) });
ready = true;
for (const type of ["dragover", "drop"]) window.removeEventListener(type, early);
window.removeEventListener("paste", paste);
for (const work of held) work();
root.dataset.ready = "yes";
