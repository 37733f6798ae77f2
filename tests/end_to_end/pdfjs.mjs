// `node pdfjs.mjs`: the text of PDFs by our reader and by pdf.js in the same browser, each beside the plain text: the share
// of wrong characters, and the time. It prints a table, whatever it says. pdf.js is no dependency: `make soak` fetches it.

import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { DIST, FLAGS, SHARED, browserPath } from "./harness.mjs";
import { serve } from "./server.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const PDFJS = join(here, "node_modules/pdfjs-dist");
const ROUNDS = 3;

for (const [what, path] of [["pdf.js", PDFJS], ["the page (make dist)", join(DIST, "pdf_bg.wasm")]]) {
  if (existsSync(path)) continue;
  console.log(`SKIPPED: ${what} is not here`);
  process.exit(0);
}

/** PDFs with the text that they should give, and their password. */
async function files() {
  const reports = join(here, "../reports");
  const all = [["yunxi-2024.pdf", reports, await readFile(join(reports, "yunxi-2024.txt"), "utf8")]];
  const formats = join(SHARED, "corpus/formats");
  if (existsSync(formats)) {
    const plain = await readFile(join(SHARED, "corpus/liaocheng-2024.txt"), "utf8");
    for (const name of await readdir(formats)) if (name.endsWith(".pdf")) all.push([name, formats, plain]);
  } else {
    console.log("SKIPPED: the shared PDFs are not here");
  }
  return Promise.all(
    all.map(async ([name, folder, plain]) => ({ name, plain, password: name.match(/password-(secret)/)?.[1] ?? "", bytes: [...(await readFile(join(folder, name)))] })),
  );
}

/** What counts of a text: no white space, no marks of Markdown. Radicals are taken for the characters that they show. */
const bare = (text) => [...text.normalize("NFKC").replace(/[\s*`#\u200b\ufeff\0]/gu, "")];

/** Characters to put in, take out or replace to make one of the other, along a band that is wide enough. */
function distance(one, other) {
  for (let band = 64 + Math.abs(one.length - other.length); ; band *= 4) {
    let row = Float64Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let at = 1; at <= one.length; at++) {
      const next = new Float64Array(other.length + 1).fill(Infinity);
      if (at <= band) next[0] = at;
      for (let to = Math.max(1, at - band); to <= Math.min(other.length, at + band); to++) {
        next[to] = Math.min(row[to - 1] + (one[at - 1] === other[to - 1] ? 0 : 1), row[to] + 1, next[to - 1] + 1);
      }
      row = next;
    }
    if (row[other.length] <= band || band > one.length + other.length) return row[other.length];
  }
}

/** In the browser: the text by our reader, and how long it took. */
async function ours({ bytes, name, password }) {
  const code = (window.code ??= await WebAssembly.compileStreaming(fetch("pdf_bg.wasm")));
  const encoder = new TextEncoder();
  const from = performance.now();
  let source;
  const part = (at, length) => new Uint8Array(reader.memory.buffer, at, length);
  const words = (at, length) => new TextDecoder().decode(part(at, length));
  const hold = (place, bytes) => part(reader.hold(place, bytes.length), bytes.length).set(bytes);
  const decode = (label, labelLength, at, length) => {
    hold(3, encoder.encode(new TextDecoder(words(label, labelLength), { ignoreBOM: true }).decode(part(at, length))));
    return 1;
  };
  const give = (what, at, length) => (source = part(at, length).slice());
  const imports = { host: { decode, give } };
  for (const { module, name } of WebAssembly.Module.imports(code)) (imports[module] ??= {})[name] ??= () => {};
  const { exports: reader } = await WebAssembly.instantiate(code, imports);
  hold(0, encoder.encode(name));
  hold(1, Uint8Array.from(bytes));
  hold(2, encoder.encode(password));
  reader.read();
  const ms = performance.now() - from;
  // Stamp, whether it is an error, format, encoding, text; each text with its length in front.
  const view = new DataView(source.buffer);
  let place = 0;
  const text = () => {
    const length = view.getUint32(place, true);
    place += 4 + length;
    return new TextDecoder().decode(source.subarray(place - length, place));
  };
  text();
  place += 4;
  text();
  text();
  return { text: text(), ms };
}

/** In the browser: the text by pdf.js, and how long it took. */
async function theirs({ bytes, password }) {
  const pdfjs = (window.pdfjs ??= await import(new URL("pdfjs/build/pdf.min.mjs", location.href).href));
  pdfjs.GlobalWorkerOptions.workerSrc = "./pdfjs/build/pdf.worker.min.mjs";
  const from = performance.now();
  const pdf = await pdfjs.getDocument({ data: Uint8Array.from(bytes), password, cMapUrl: "./pdfjs/cmaps/", cMapPacked: true, standardFontDataUrl: "./pdfjs/standard_fonts/" }).promise;
  let text = "";
  for (let at = 1; at <= pdf.numPages; at++) {
    const content = await (await pdf.getPage(at)).getTextContent();
    text += content.items.map((it) => it.str).join("") + "\n";
  }
  return { text, ms: performance.now() - from };
}

const folder = await mkdtemp(join(tmpdir(), "baogao-pdfjs-"));
await cp(join(DIST, "pdf_bg.wasm"), join(folder, "pdf_bg.wasm"));
await cp(PDFJS, join(folder, "pdfjs"), { recursive: true });
await writeFile(join(folder, "index.html"), "<!doctype html><title>PDF</title>");
const server = await serve(folder);
const browser = await chromium.launch({ executablePath: browserPath(), args: FLAGS });
try {
  const page = await browser.newPage();
  await page.goto(server.url);
  console.log("file | ours: wrong | ms | pdf.js: wrong | ms   (wrong: share of characters; the best time of three)");
  for (const file of await files()) {
    const cells = [];
    for (const read of [ours, theirs]) {
      let best = null;
      for (let round = 0; round < ROUNDS; round++) {
        const told = await page.evaluate(read, file).catch((error) => ({ error: String(error.message).split("\n")[0] }));
        if (!best || told.ms < best.ms) best = told;
      }
      const wanted = bare(file.plain);
      cells.push(best.error ?? `${((100 * distance(wanted, bare(best.text))) / wanted.length).toFixed(3)} % | ${best.ms.toFixed(0)}`);
    }
    console.log(`${file.name} | ${cells.join(" | ")}`);
  }
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
}
