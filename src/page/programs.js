// The programs beside the page's own. Each is fetched once and held: a worker that is lost is replaced, and a file of any
// format read, without the network.
const BUILD = { stamp: "" };
export const IDLE_MS = 20_000;
const held = {};
/** What is held and is there. */
export const ready = {};

/** What `fetch` makes, once; a failure is not held. */
export const once = (name, fetch) =>
  (held[name] ??= fetch().then(
    (it) => (ready[name] = it),
    (error) => {
      delete held[name];
      throw error;
    },
  ));

export const at = (file) => new URL(`${file}?v=${BUILD.stamp}`, import.meta.url).href;

async function got(file) {
  const response = await fetch(at(file));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response;
}

export const text = (file) => once(file, async () => (await got(file)).text());

/** A program's code, compiled. Not every host names its type, without which it cannot be compiled as it comes. */
export const code = (name) =>
  once(name, async () => {
    const response = await got(`${name}_bg.wasm`);
    const typed = response.headers.get("content-type") === "application/wasm";
    return typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  });

/** A worker from a Blob: it inherits the page's policy; one by its address does not where the policy stands in a `<meta>`. */
export const blobWorker = (parts) => {
  const address = URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module" });
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  return worker;
};

/** Starts a worker that reads files. */
window.startWorker = async (build) => {
  BUILD.stamp = build;
  const [script, program] = await Promise.all([text("worker.js"), code("worker")]);
  const worker = blobWorker([`(${inside})();\n`, script, "\nself.begin(__wbg_init);"]);
  worker.addEventListener("message", (event) => {
    const name = event.data.needed;
    if (!name) return;
    event.stopImmediatePropagation();
    code(name).then(
      (code) => worker.postMessage({ needed: name, code }),
      (error) => worker.postMessage({ needed: name, error: String(error) }),
    );
  });
  worker.postMessage({ needed: "worker", code: program });
  prepare();
  return worker;
};

/** What runs in the worker, beside its program: it has the readers of formats at hand. */
function inside() {
  const held = {};
  const asked = {};
  const needed = (name, ask = true) =>
    (held[name] ??= new Promise((resolve, reject) => {
      asked[name] = { resolve, reject };
      if (ask) self.postMessage({ needed: name });
    }));
  self.addEventListener("message", ({ data: { needed: name, code, error } }) => {
    if (!name) return;
    if (error) {
      delete held[name];
      asked[name].reject(new Error(error));
    } else {
      asked[name].resolve(code);
    }
  });
  self.begin = (start) =>
    needed("worker", false)
      .then((code) => start({ module_or_path: code }))
      .catch((error) => setTimeout(() => { throw error; }));

  // A reader is started anew for each file: its memory goes with it. What it asks of us and is given stands in
  // `src/worker/reader.rs`, the numbers too.
  const [PATH, BYTES, PASSWORD, TEXT] = [0, 1, 2, 3];
  const [SOURCE, ENTRY, FILE] = [0, 1, 2];
  self.readBy = async (names, path, bytes, password) => {
    const encoder = new TextEncoder();
    for (const name of names.split(" ")) {
      const given = [];
      const part = (at, length) => new Uint8Array(reader.memory.buffer, at, length);
      const words = (at, length) => new TextDecoder().decode(part(at, length));
      const hold = (place, bytes) => part(reader.hold(place, bytes.length), bytes.length).set(bytes);
      const decode = (label, labelLength, at, length) => {
        try {
          // A byte order mark stays in the text, as with the native decoder.
          hold(TEXT, encoder.encode(new TextDecoder(words(label, labelLength), { ignoreBOM: true }).decode(part(at, length))));
          return 1;
        } catch {
          return 0;
        }
      };
      const give = (what, at, length) => {
        if (what === SOURCE) given.push(part(at, length).slice());
        else if (what === ENTRY) given.push(words(at, length));
        else if (what === FILE) given.push(new Blob([part(at, length)]));
        else throw new Error(words(at, length));
      };
      const code = await needed(name);
      const imports = { host: { decode, give } };
      // What packages link and do not use.
      for (const { module, name } of WebAssembly.Module.imports(code)) (imports[module] ??= {})[name] ??= () => {};
      const { exports: reader } = await WebAssembly.instantiate(code, imports);
      hold(PATH, encoder.encode(path));
      hold(BYTES, bytes);
      hold(PASSWORD, encoder.encode(password));
      reader.read();
      if (given.length) return given;
    }
    return null;
  };
}

/** A program that runs in the page. */
export const beside = (name, build) => {
  BUILD.stamp = build;
  return once(`${name} here`, () => import(at(`${name}.js`)).then(async (it) => (await it.default({ module_or_path: code(name) }), it)));
};
window.exporter = (build) => beside("export", build);

/** The text of a file beside the page. */
window.textOf = (file, build) => {
  BUILD.stamp = build;
  return text(file);
};

/** What is seldom wanted is fetched then (`aside.js`). */
const aside = async (name, ...given) => (await once("aside", () => import(at("aside.js"))))[name](...given);
window.askPassword = (...given) => aside("askPassword", ...given);
window.many = (build) => ((BUILD.stamp = build), aside("many", build));
customElements.define("trouble-told", class extends HTMLElement {
  connectedCallback() {
    aside("tell", this);
  }
});
const prepare = () => setTimeout(() => once("idle", () => aside("prepare", BUILD.stamp)), IDLE_MS);
