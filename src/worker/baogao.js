// baogao as a module for other pages. It needs the files that stand beside it, and asks no one else for anything:
//
//     import { analyze } from "./baogao.js";
//     const [analysis] = await analyze("report.docx", bytes);
//
// The types stand in `baogao.d.ts`.
import "./programs.js";

const waiting = new Map();
let worker = null;
let tickets = 0;
let last = Promise.resolve();

/** The worker that reads; one is started when first needed, or when the last one was lost. */
async function reader() {
  worker ??= window.startWorker("").then((started) => {
    started.addEventListener("message", ({ data }) => take(data));
    started.addEventListener("error", (event) => lose(event.message));
    return started;
  });
  return worker;
}

function take([text, part]) {
  const [[kind, reply]] = Object.entries(JSON.parse(text));
  if (kind === "Panicked") return lose(reply.message);
  const asked = waiting.get(reply.ticket);
  if (!asked || kind === "Started") return;
  waiting.delete(reply.ticket);
  if (kind === "Unreadable") asked.reject(new Error(reply.message));
  else asked.resolve(part);
}

/** A worker that has failed is of no more use: the next file gets another. */
function lose(message) {
  worker?.then((lost) => lost.terminate());
  worker = null;
  for (const { reject } of waiting.values()) reject(new Error(message || "the worker has stopped"));
  waiting.clear();
}

/** One file after the other: what the worker gives for this one. */
function read(path, blob, password) {
  const turn = last.then(async () => {
    const to = await reader();
    return new Promise((resolve, reject) => {
      const ticket = ++tickets;
      waiting.set(ticket, { resolve, reject });
      to.postMessage({ Analyze: { ticket, path, blob, password } });
    });
  });
  last = turn.catch(() => {});
  return turn;
}

const analysis = (json) => JSON.parse(new TextDecoder().decode(json));

/**
 * The analyses of a file: one, or for an archive one for each file in it. Never rejected for what a file holds, that is among an
 * analysis' `errors`; only where the worker could not be started or has stopped.
 */
export async function analyze(name, bytes, { password = "" } = {}) {
  const given = await read(name, bytes instanceof Blob ? bytes : new Blob([bytes]), password);
  if (!Array.isArray(given)) return [analysis(given)];
  const all = [];
  for (let at = 0; at < given.length; at += 4) {
    const [path, file, , failed] = given.slice(at, at + 4);
    all.push(...(file ? await analyze(path, file, { password }) : [analysis(failed)]));
  }
  return all;
}
