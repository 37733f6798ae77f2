// page.mjs DIST FOLDER: the page with all reports of a folder: the longest task of the main thread while they load, scroll, are
// sorted and filtered; memory; how long a search takes to its first hits and to its end.

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "../tests/end_to_end/node_modules/playwright-core/index.mjs";
import { FLAGS, browserPath } from "../tests/end_to_end/harness.mjs";
import { serve } from "../tests/end_to_end/server.mjs";

const [dist, folder] = process.argv.slice(2);
const files = (await readdir(folder)).filter((it) => !it.endsWith(".jsonl")).sort().map((it) => join(folder, it));
const server = await serve(dist, { prefix: "/" });
const browser = await chromium.launch({ executablePath: browserPath(), args: FLAGS });
const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" })).newPage();
await page.addInitScript(() => {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((it) => it.duration))).observe({ type: "longtask", buffered: true });
});
await page.goto(server.url);
await page.locator("html[data-ready]").waitFor();

/** Does something, and prints how long it took and the longest task of the main thread meanwhile. */
async function measure(name, work) {
  await page.evaluate(() => (window.tasks = []));
  const start = Date.now();
  await work();
  const took = Date.now() - start;
  await page.waitForTimeout(300);
  const longest = await page.evaluate(() => Math.max(0, ...window.tasks));
  console.log(`${name.padEnd(32)} ${String(took).padStart(7)} ms   longest task ${String(Math.round(longest)).padStart(5)} ms`);
}
const rows = (count) =>
  page.waitForFunction((count) => document.querySelectorAll(".entry[data-testid=library-row]").length >= count && !document.querySelector(".entry .unread"), count, { timeout: 1_200_000, polling: 500 });

console.log(`${files.length} files`);
await measure("load and read", async () => {
  await page.getByTestId("file-input").setInputFiles(files);
  await rows(files.length);
});
await measure("scroll through", async () => {
  for (let at = 0; at < 40; at += 1) {
    await page.locator(".library .over-scroll").evaluate((it, at) => it.scrollTo(0, (it.scrollHeight * at) / 40), at);
    await page.waitForTimeout(16);
  }
});
for (const head of ["growth", "title", "place"]) {
  await measure(`sort by ${head}`, () => page.locator(`th.${head} button`).click());
}
await measure("filter by a word", async () => {
  await page.locator("#library-find").fill("市");
  await page.waitForTimeout(50);
  await page.locator("#library-find").fill("");
});
await page.getByTestId("search-all").click();
for (const [name, pattern, regex] of [["a word", "就业", false], ["a pattern", "增长\\d+(\\.\\d+)?%左右", true], ["a hostile pattern", "(一*)*(二*)*(一|二)*三{99}$", true]]) {
  await page.getByTestId("search-regex").setChecked(regex);
  await page.getByTestId("search-field").fill("");
  await page.waitForTimeout(600);
  await measure(`search ${name}, all hits`, async () => {
    const start = Date.now();
    await page.getByTestId("search-field").fill(pattern);
    if (!name.includes("hostile")) {
      await page.getByTestId("search-hit").first().waitFor();
      console.log(`${`search ${name}, first hits`.padEnd(32)} ${String(Date.now() - start).padStart(7)} ms, 200 of them the pause after the last key`);
    }
    await page.waitForFunction(() => /处/.test(document.querySelector(".search h1 .count").textContent) && !/已查/.test(document.querySelector(".search h1 .count").textContent), null, { timeout: 120_000 });
  });
  console.log(`  ${await page.locator(".search h1 .count").innerText()}`);
}
const heap = await page.evaluate(() => performance.memory?.usedJSHeapSize ?? 0);
console.log(`JS heap of the page ${(heap / 1e6).toFixed(0)} MB`);
await browser.close();
await server.close();
