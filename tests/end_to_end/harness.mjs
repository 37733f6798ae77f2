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

/** A report of an invented city as a Word document: a zip archive of what is read of one, nothing compressed. */
export function docx(name = "云溪市2024.docx") {
  const paragraphs = YUNXI.toString().split("\n").map((it) => `<w:p><w:r><w:t>${it.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</w:t></w:r></w:p>`);
  const xml = Buffer.from(`<w:document xmlns:w="urn:w"><w:body>${paragraphs.join("")}</w:body></w:document>`);
  const path = Buffer.from("word/document.xml");
  const numbers = (...pairs) => {
    const out = Buffer.alloc(pairs.reduce((sum, [size]) => sum + size, 0));
    pairs.reduce((at, [size, value]) => out.writeUIntLE(value, at, size), 0);
    return out;
  };
  // Version, flags, method, time, date, checksum, both sizes, lengths of the name and of what is added to it.
  const about = [[2, 20], [2, 0], [2, 0], [2, 0], [2, 0x21], [4, crc32(xml)], [4, xml.length], [4, xml.length], [2, path.length], [2, 0]];
  const local = Buffer.concat([numbers([4, 0x04034b50], ...about), path, xml]);
  const rest = [[2, 0], [2, 0], [2, 0], [4, 0], [4, 0]];
  const directory = Buffer.concat([numbers([4, 0x02014b50], [2, 20], ...about, ...rest), path]);
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, 1], [2, 1], [4, directory.length], [4, local.length], [2, 0]);
  return { name, mimeType: "application/zip", buffer: Buffer.concat([local, directory, end]) };
}

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
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

/** Waits until so many reports and failed files are listed. */
export async function listed(page, reports, failed = 0) {
  await page.waitForFunction(
    ([reports, failed]) => {
      const count = (id) => document.querySelectorAll(`[data-testid="${id}"]`).length;
      return count("report") === reports && count("file-error") === failed;
    },
    [reports, failed],
    { timeout: 60_000 },
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
