// One browser for a test file, a fresh page for a test. Whatever a test is about, it fails when the page logs an error
// or asks another origin for anything.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

const here = dirname(fileURLToPath(import.meta.url));
export const DIST = process.env.BAOGAO_DIST ?? join(here, "../../dist");
export const SHARED = join(here, "../../../shared");

/** A report of an invented city. */
export const YUNXI = await readFile(join(here, "../reports/yunxi-2024.txt"));
/** It as a file for `setInputFiles`. */
export const yunxi = (name = "云溪市2024.txt") => ({ name, mimeType: "text/plain", buffer: YUNXI });

/** A report of an invented city as a Word document: a zip archive of what is read of one. */
export function docx(name = "云溪市2024.docx") {
  const paragraphs = YUNXI.toString().split("\n").map((it) => `<w:p><w:r><w:t>${it.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</w:t></w:r></w:p>`);
  const xml = Buffer.from(`<w:document xmlns:w="urn:w"><w:body>${paragraphs.join("")}</w:body></w:document>`);
  return { name, mimeType: "application/zip", buffer: zip([["word/document.xml", xml]]) };
}

/** A zip archive of these files, nothing compressed: names (text, or bytes of any encoding) and contents. */
export function zip(files, { password } = {}) {
  const numbers = (...pairs) => {
    const out = Buffer.alloc(pairs.reduce((sum, [size]) => sum + size, 0));
    pairs.reduce((at, [size, value]) => out.writeUIntLE(value, at, size), 0);
    return out;
  };
  const [locals, directory] = [[], []];
  let place = 0;
  for (const [name, content] of files) {
    const path = Buffer.from(name);
    const crc = crc32(content);
    const stored = password ? encrypted(content, password, crc >>> 24) : content;
    const utf8 = typeof name === "string" ? 0x800 : 0;
    // Version, flags, method, time, date, checksum, both sizes, lengths of the name and of what is added to it.
    const about = [[2, 20], [2, utf8 | (password ? 1 : 0)], [2, 0], [2, 0], [2, 0x21], [4, crc], [4, stored.length], [4, content.length], [2, path.length], [2, 0]];
    directory.push(numbers([4, 0x02014b50], [2, 20], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, place]), path);
    locals.push(numbers([4, 0x04034b50], ...about), path, stored);
    place += 30 + path.length + stored.length;
  }
  const listed = Buffer.concat(directory);
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, listed.length], [4, place], [2, 0]);
  return Buffer.concat([...locals, listed, end]);
}

/** The old encryption of zip archives, which packers still write; in front stand twelve bytes, the last to check the key by. */
function encrypted(content, password, check) {
  const keys = [0x12345678, 0x23456789, 0x34567890];
  const update = (byte) => {
    keys[0] = step(keys[0], byte);
    keys[1] = (Math.imul((keys[1] + (keys[0] & 0xff)) >>> 0, 134775813) + 1) >>> 0;
    keys[2] = step(keys[2], keys[1] >>> 24);
  };
  Buffer.from(password).forEach(update);
  const head = Buffer.alloc(12, 7);
  head[11] = check;
  return Buffer.concat([head, content]).map((byte) => {
    const key = (keys[2] | 2) & 0xffff;
    update(byte);
    return byte ^ ((Math.imul(key, key ^ 1) >>> 8) & 0xff);
  });
}

function step(crc, byte) {
  crc ^= byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc >>> 0;
}

function crc32(bytes) {
  return ~bytes.reduce(step, ~0 >>> 0) >>> 0;
}

/** A report for each number, told apart by its year. */
export const report = (number) => YUNXI.toString().replaceAll("2024", String(2000 + number)).replaceAll("2023", String(1999 + number));

export function browserPath() {
  if (process.env.CHROME) return process.env.CHROME;
  for (const name of ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]) {
    try {
      return execFileSync("which", [name], { encoding: "utf8" }).trim();
    } catch {
      // The next name may be the one.
    }
  }
  throw new Error("no Chromium was found; name one in CHROME, or install it");
}

/** Flags under which Chromium asks no service of its maker for anything. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Sets a test file up: `const desk = setUp()`, then `await desk.open()` in each test. `folder` is what is served,
 * `prefix` the path that it is served under.
 */
export function setUp({ folder = DIST, prefix = "/" } = {}) {
  const state = { browser: null, server: null };
  before(async () => {
    assert.ok(existsSync(join(DIST, "index.html")), "the page is not built: make dist");
    state.browser = await chromium.launch({ executablePath: browserPath(), args: FLAGS });
    state.server = await serve(typeof folder === "function" ? await folder() : folder, { prefix });
  });
  after(async () => {
    await state.browser?.close();
    await state.server?.close();
  });

  /** A page in a fresh profile. `expectErrors`: the test provokes errors and looks at them itself. */
  async function open(test, { width = 1440, height = 900, locale = "zh-CN", path = "", colorScheme = "light", ready = true, expectErrors = false, server = state.server } = {}) {
    const context = await state.browser.newContext({ viewport: { width, height }, locale, colorScheme });
    const page = await context.newPage();
    const errors = [];
    const strangers = [];
    const origin = new URL(server.url).origin;
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(String(error)));
    context.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(origin) && !/^(blob|data):/.test(url)) strangers.push(url);
    });
    test.after(() => context.close());
    await page.goto(server.url + path);
    await page.getByTestId("drop-zone").waitFor();
    if (ready) await page.locator("html[data-ready]").waitFor();
    const done = () => {
      if (!expectErrors) assert.deepEqual(errors, [], "the page logged errors");
      assert.deepEqual(strangers, [], "the page asked another origin");
    };
    return { page, errors, done, server };
  }

  return { open, state };
}

/** Hands files to the page's file input: paths, or `{ name, mimeType, buffer }`. */
export const choose = (page, files) => page.getByTestId("file-input").setInputFiles(files);

/** A drop as the system makes it: the browser itself builds the event and its file system entries. */
export async function drop(page, paths) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await session.send("Input.dispatchDragEvent", { type, x: 400, y: 300, data });
  }
}

/** Waits until so many reports and failed files are listed. */
export async function listed(page, reports, failed = 0) {
  await page.waitForFunction(
    ([reports, failed]) => {
      const count = (id) => document.querySelectorAll(`[data-testid="${id}"]`).length;
      return count("report") === reports && count("file-error") === failed;
    },
    [reports, failed],
    { timeout: Number(process.env.BAOGAO_WAIT ?? 60_000) },
  ).catch(async (error) => {
    const found = await Promise.all(["report", "file-error"].map((id) => page.getByTestId(id).count()));
    throw new Error(`wanted ${reports} reports and ${failed} failed files, found ${found}`, { cause: error });
  });
}

/** Whether an element is inside the window. */
export const inView = (locator) =>
  locator.evaluate((element) => {
    const box = element.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth + 1;
  });
