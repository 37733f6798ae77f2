// worker.mjs FOLDER FILE…: how long the worker's own program takes for each file, in this machine's node, which runs
// wasm by the engine that Chromium has. Prints the milliseconds of each file's best run of three, as JSON.
//
// The program is the browser's, unchanged: what it asks of a worker's scope is put in its place here.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);

globalThis.FileReaderSync = class {
  readAsArrayBuffer(blob) {
    return blob.content;
  }
};
class Held extends Blob {
  constructor(content) {
    super();
    this.content = content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength);
  }
}
let replies = [];
globalThis.postMessage = (message) => replies.push(message);

const { default: start } = await import(pathToFileURL(join(folder, "worker.js")));
await start({ module_or_path: await readFile(join(folder, "worker_bg.wasm")) });

const best = {};
for (const file of files) {
  const blob = new Held(await readFile(file));
  for (let run = 0; run < 3; run++) {
    replies = [];
    const before = process.cpuUsage();
    globalThis.onmessage({ data: { Analyze: { ticket: run, path: "report.txt", blob } } });
    // As natively, whatever else the machine does meanwhile.
    const { user, system } = process.cpuUsage(before);
    const took = (user + system) / 1e3;
    const [, json] = replies.at(-1);
    if (!(json?.byteLength > 10_000)) throw new Error(`${file}: no analysis but ${JSON.stringify(replies)}`);
    best[file] = Math.min(best[file] ?? Infinity, took);
  }
}
console.log(JSON.stringify(files.map((file) => best[file])));
