// Starts the page. It stands in a file of its own because the page's policy allows no script inside the page.
const { js, wasm } = document.querySelector("script[data-js]").dataset;
const at = (path) => new URL(path, document.baseURI).href;
const { default: start } = await import(at(js));
await start({ module_or_path: at(wasm) });
