// The worker's misfortunes: it traps, it hangs, it is of another build. Each is a test build, made of the built page by
// a few lines before the worker's own.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { DIST, choose, docx, listed, setUp, yunxi } from "./harness.mjs";
import { serve } from "./server.mjs";

const { open } = setUp();

/** Serves a copy of the page whose worker runs `prelude` first, and whose page is changed by `change`. */
async function variant(t, prelude, change = (html) => html) {
  const folder = await mkdtemp(join(tmpdir(), "baogao-"));
  await cp(DIST, folder, { recursive: true });
  const worker = join(folder, "worker.js");
  await writeFile(worker, `${prelude}\n${await readFile(worker, "utf8")}`);
  const page = join(folder, "index.html");
  await writeFile(page, change(await readFile(page, "utf8")));
  const server = await serve(folder);
  t.after(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });
  return server;
}

/** Traps on a file named "trap…", hangs on one named "hang…". */
const FAULTS = `addEventListener("message", (event) => {
  const path = event.data?.Analyze?.path ?? "";
  if (!/^(trap|hang)/.test(path)) return;
  event.stopImmediatePropagation();
  if (path.startsWith("hang")) for (;;);
  throw new Error("the core trapped");
});`;

test("a worker that traps is replaced, its file told, the others read", async (t) => {
  const { page } = await open(t, { server: await variant(t, FAULTS), expectErrors: true });
  await choose(page, [yunxi("a.txt"), yunxi("trap.txt"), yunxi("b.txt"), yunxi("trap-2.txt"), yunxi("z.txt")]);
  await listed(page, 3, 2);
  assert.match(await page.getByTestId("file-error").first().innerText(), /trap/);
  await choose(page, yunxi("later.txt"));
  await listed(page, 4, 2);
});

test("a reading is cancelled, and the next one done", async (t) => {
  const { page } = await open(t, { server: await variant(t, FAULTS), expectErrors: true });
  await choose(page, [yunxi("hang.txt"), yunxi("i.txt")]);
  await page.waitForTimeout(1000); // The worker hangs by now, most likely; cancelling must do either way.
  await page.getByTestId("cancel").click();
  await listed(page, 0, 2);
  await choose(page, yunxi("later.txt"));
  await listed(page, 1, 2);
});

test("a worker of another build is given no file", async (t) => {
  const server = await variant(
    t,
    `const post = postMessage.bind(self);
     self.postMessage = (message, ...rest) => {
       message[0] = message[0].replace(/"build":"[^"]*"/, '"build":"of another day"');
       return post(message, ...rest);
     };`,
  );
  const { page } = await open(t, { server, expectErrors: true });
  await page.getByRole("alert").waitFor();
  await choose(page, yunxi());
  await listed(page, 0, 1);
  assert.match(await page.getByRole("alert").innerText(), /重新载入/);
});

test("the address of the worker changes with the build", async (t) => {
  const { page, server, done } = await open(t);
  const asked = [];
  page.context().on("request", (request) => asked.push(request.url()));
  await choose(page, yunxi());
  await listed(page, 1);
  const bootstrap = await page.evaluate(() => performance.getEntriesByType("resource").map((it) => it.name));
  const worker = [...asked, ...bootstrap, ...server.log.map((it) => it.url)].filter((it) => /worker/.test(it ?? ""));
  assert.ok(worker.length > 0 && worker.every((it) => /\?v=[0-9a-f]{16}$/.test(it)), worker.join("\n"));
  done();
});

test("what unpacks files is fetched for the first file that must be unpacked", async (t) => {
  const { page, server, done } = await open(t);
  const asked = server.log.length;
  const fetched = () => server.log.slice(asked).map((it) => it.url).filter((it) => it.includes("unpack"));
  await choose(page, yunxi());
  await listed(page, 1);
  const measures = page.locator("mark[data-measure]");
  await measures.first().waitFor({ state: "attached" });
  const count = await measures.count();
  assert.deepEqual(fetched(), []);
  await choose(page, docx());
  await listed(page, 2);
  const files = fetched();
  assert.equal(files.length, 1, files.join("\n"));
  assert.match(files[0], /^\/unpack_bg\.wasm\?v=[0-9a-f]{16}$/);
  await page.getByTestId("report").nth(1).click();
  await page.getByText("docx").first().waitFor({ state: "attached" });
  assert.equal(await measures.count(), count, "the same text has the same measures");
  // Neither a damaged document nor an archive that is none keeps the next from being read.
  const broken = docx("broken.docx");
  broken.buffer = broken.buffer.subarray(0, broken.buffer.length - 30);
  const archive = { name: "archive.zip", mimeType: "application/zip", buffer: Buffer.from("PK\x03\x04 nothing \0\0\0\0") };
  await choose(page, [broken, archive, docx("again.docx")]);
  await listed(page, 3, 2);
  assert.equal(fetched().length, 1);
  done();
});

test("a program that cannot be fetched costs its file only", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "baogao-"));
  await cp(DIST, folder, { recursive: true });
  await rm(join(folder, "unpack_bg.wasm"));
  const server = await serve(folder);
  t.after(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });
  const { page } = await open(t, { server, expectErrors: true });
  await choose(page, [docx(), yunxi()]);
  await listed(page, 1, 1);
});

/** Another origin, which counts what it is asked for. */
const stranger = await serve(DIST);
after(() => stranger.close());

/** Tries what a worker that leaks would try, and tells how it went. */
const canary = `{
  const told = {};
  const tries = {
    fetch: () => fetch("${stranger.url}canary-fetch", { mode: "no-cors" }),
    socket: () => new Promise((open, failed) => {
      const socket = new WebSocket("${stranger.url.replace("http", "ws")}canary-socket");
      socket.onopen = open;
      socket.onerror = () => failed(new Error("closed"));
    }),
    script: () => import("${stranger.url}canary-script.js"),
    code: async () => eval("1"),
  };
  const channel = new BroadcastChannel("canary");
  Promise.all(Object.entries(tries).map(async ([name, attempt]) => {
    told[name] = await attempt().then(() => "went out", (error) => "refused: " + error.message);
  })).then(() => {
    channel.postMessage(told);
    channel.onmessage = () => channel.postMessage(told);
  });
}`;

/** What the canary tells, and which of its requests arrived. */
async function sing(t, change) {
  const server = await variant(t, canary, change);
  const heard = stranger.log.length;
  const { page } = await open(t, { server, expectErrors: true });
  const told = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const channel = new BroadcastChannel("canary");
        channel.onmessage = (event) => event.data?.fetch && resolve(event.data);
        channel.postMessage("well?");
      }),
  );
  await choose(page, yunxi());
  await listed(page, 1);
  return { told, arrived: stranger.log.slice(heard).map((it) => it.path) };
}

test("canary: a worker that asks another origin is refused, by a page served without any header", async (t) => {
  const { told, arrived } = await sing(t);
  t.diagnostic(JSON.stringify(told));
  for (const [name, outcome] of Object.entries(told)) assert.match(outcome, /^refused/, `${name} went out`);
  assert.deepEqual(arrived, []);
});

test("canary: without the page's policy the same worker gets out, so the canary can sing", async (t) => {
  const policy = /<meta [^>]*http-equiv="?Content-Security-Policy"?[^>]*>/i;
  const { told, arrived } = await sing(t, (html) => {
    assert.match(html, policy);
    return html.replace(policy, "");
  });
  assert.equal(told.fetch, "went out");
  assert.ok(arrived.includes("/canary-fetch"));
});
