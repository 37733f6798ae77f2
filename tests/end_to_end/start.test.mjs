// The start page is the document's own: seen before any program is there, in the browser's language, and not lost on
// whoever is quick.

import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, listed, setUp, yunxi } from "./harness.mjs";

const { open, state } = setUp();

/** A page whose program does not come until `free` is called. */
async function slow(t, locale = "zh-CN") {
  const context = await state.browser.newContext({ viewport: { width: 1280, height: 720 }, locale });
  t.after(() => context.close());
  const page = await context.newPage();
  let free;
  const freed = new Promise((resolve) => (free = resolve));
  await page.route(/_bg.*\.wasm/, (route) => freed.then(() => route.continue()));
  await page.goto(state.server.url);
  return { page, free };
}

test("it is seen without any program, in either language", async (t) => {
  for (const [locale, words, not] of [["zh-CN", "今年目标", "Target"], ["en-US", "Target", "选择文件"]]) {
    const { page } = await slow(t, locale);
    const text = await page.locator("#start").innerText();
    assert.ok(text.includes(words), `${locale} has ${words}`);
    assert.ok(!text.includes(not), `${locale} has no ${not}`);
    await page.locator("#start [data-way=language]").click();
    assert.ok((await page.locator("#start").innerText()).includes(not), "the other language at a click");
  }
});

test("a file chosen, a sample asked for before the program is there is not lost", async (t) => {
  const { page, free } = await slow(t);
  await choose(page, yunxi());
  await page.getByTestId("sample").click();
  free();
  await listed(page, 2);
});

test("its excerpt is what the sample gives", async (t) => {
  const { page, done } = await open(t);
  const rows = await page.locator(".excerpt tbody tr").evaluateAll((all) =>
    all.map((row) => ["th", ".before", ".amount"].map((it) => row.querySelector(it).innerText.trim())),
  );
  const told = (await page.locator(".excerpt header").innerText()).match(/\d+/g).map(Number).slice(1);
  await page.getByTestId("sample").click();
  await listed(page, 1);
  await page.getByTestId("headline").first().waitFor();
  const given = await page.getByTestId("headline").evaluateAll((all) =>
    all.map((row) => [row.querySelector("th").firstChild.textContent, ...[".before", ".amount"].map((it) => row.querySelector(it).innerText.trim())]),
  );
  for (const row of rows) assert.ok(given.some((it) => it.join() === row.join()), `${row} is among ${given.join(" | ")}`);
  const counts = await page.evaluate(() => ["#tab-measures .count", "#tab-tasks .count"].map((it) => Number(document.querySelector(it).textContent)));
  assert.deepEqual(told, [given.length, ...counts]);
  done();
});

test("the way back to it costs nothing", async (t) => {
  const { page, done } = await open(t);
  await choose(page, yunxi());
  await listed(page, 1);
  await page.locator(".bar .brand").click();
  await page.getByTestId("sample").waitFor();
  await page.getByTestId("back-to-reports").click();
  await page.getByTestId("headline").first().waitFor();
  await listed(page, 1);
  done();
});
