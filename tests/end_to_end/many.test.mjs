// Many reports: the library with the values that people look for, the search from which one lands at the place, the sample
// check that is kept.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { choose, listed, report, setUp, yunxi } from "./harness.mjs";

const { open } = setUp();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** So many reports of the invented city, one a year. */
const years = (count, first = 11) =>
  Array.from({ length: count }, (_, at) => ({ name: `云溪市${2000 + first + at}.txt`, mimeType: "text/plain", buffer: Buffer.from(report(first + at)) }));

const rows = (page) => page.getByTestId("library-row");
/** Waits until the analyses have been looked into: no value is still on its way. */
const looked = (page) => page.waitForFunction(() => document.querySelector(".entry") && !document.querySelector(".entry .unread"));

async function library(page, files) {
  await choose(page, files);
  await listed(page, files.length);
  await rows(page).first().waitFor();
  await looked(page);
}

async function saved(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), text: (await readFile(await download.path())).toString() };
}

test("nothing of it is fetched for one report", async (t) => {
  const { page, server, done } = await open(t);
  await choose(page, yunxi());
  await listed(page, 1);
  await page.getByTestId("headline").first().waitFor();
  assert.deepEqual(server.log.filter((it) => /many/.test(it.path)), []);
  done();
});

test("the library shows values, sorts by its heads, and narrows", async (t) => {
  const { page, done } = await open(t);
  const none = { name: "没有目标.txt", mimeType: "text/plain", buffer: Buffer.from("关于某事的说明\n\n今天开会。\n") };
  await library(page, [...years(4), none]);
  assert.equal(await rows(page).first().locator(".growth").innerText(), "+6%左右");
  const shownYears = () => rows(page).locator(".year").allInnerTexts();
  const grouped = (await shownYears()).filter(Boolean);
  assert.deepEqual(grouped, [...grouped].sort().reverse(), "the newest of a place first");
  await page.locator("th.year button").click();
  await page.locator("th.year button").click();
  assert.equal(await page.locator("th.year").getAttribute("aria-sort"), "ascending");
  assert.deepEqual((await shownYears()).filter(Boolean), [...grouped].sort());
  await page.getByTestId("library-only").selectOption("no-targets");
  assert.equal(await rows(page).count(), 1);
  assert.match(await rows(page).first().innerText(), /没有目标/);
  await page.getByTestId("library-only").selectOption("all");
  await page.locator("#library-find").fill("云溪");
  assert.equal(await rows(page).count(), 4);
  await page.locator("#library-find").fill("无此地");
  await page.getByText("没有符合的报告").waitFor();
  await page.locator(".empty button").click();
  assert.equal(await rows(page).count(), 5);
  done();
});

test("what is selected goes with one click, and comes back with one", async (t) => {
  const { page, done } = await open(t);
  await library(page, years(4));
  await rows(page).nth(0).locator(".pick input").check();
  await rows(page).nth(2).locator(".pick input").check();
  await page.getByTestId("remove-selected").click();
  await listed(page, 2);
  await page.getByTestId("undo").click();
  await listed(page, 4);
  await rows(page).nth(0).locator("button").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Delete");
  await listed(page, 3);
  await page.getByTestId("undo").click();
  await listed(page, 4);
  done();
});

test("a text that is there already is told", async (t) => {
  const { page, done } = await open(t);
  await library(page, [...years(2), { ...years(1)[0], name: "又一份.txt" }]);
  await page.getByTestId("library-only").selectOption("doubles");
  assert.equal(await rows(page).count(), 1);
  assert.match(await rows(page).first().locator(".tag").last().getAttribute("title"), /云溪市2011/);
  done();
});

test("search counts what stands there, and lands at the place", async (t) => {
  const { page, done } = await open(t);
  const files = years(12);
  await library(page, files);
  await page.getByTestId("search-all").click();
  const count = async (pattern, regex = false) => {
    await page.getByTestId("search-regex").setChecked(regex);
    await page.getByTestId("search-field").fill(pattern);
    await page.waitForTimeout(400);
    await page.waitForFunction(() => !/已查/.test(document.querySelector(".search h1 .count").textContent));
    return Number((await page.locator(".search h1 .count").innerText()).match(/(\d+) 处/)?.[1] ?? 0);
  };
  const texts = files.map((it) => it.buffer.toString());
  const plain = (pattern) => texts.reduce((sum, text) => sum + [...text.matchAll(pattern)].length, 0);
  assert.equal(await count("就业"), plain(/就业/g));
  assert.equal(await count("增长\\d+(\\.\\d+)?%", true), plain(/增长\d+(\.\d+)?%/g));
  // One that hangs an engine which goes back and forth.
  assert.equal(await count("(一*)*(二*)*(一|二)*三{99}$", true), 0);
  await page.getByTestId("search-field").fill("(");
  await page.getByTestId("search-wrong").waitFor();
  assert.ok((await count("就业")) > 0);
  const table = await saved(page, () => page.getByTestId("search-csv").click());
  assert.equal(table.text.trim().split("\r\n").length, plain(/就业/g) + 1);
  assert.match(page.url(), /#search&q=/);
  await page.getByTestId("search-hit").first().click();
  await page.locator("#panel-text .flash, .room.text .flash").waitFor();
  assert.match(await page.locator(".flash").innerText(), /就业/);
  await page.goBack();
  await page.getByTestId("search-hit").first().waitFor();
  assert.equal(await page.getByTestId("search-field").inputValue(), "就业");
  done();
});

test("a sample is drawn by its seed, judged by key, told with its interval, and kept", async (t) => {
  const { page, done } = await open(t);
  await library(page, years(6));
  await page.getByTestId("sample-check").click();
  await page.getByTestId("sample-count").fill("12");
  await page.getByTestId("sample-seed").fill("7");
  const drawn = async () => {
    await page.getByTestId("sample-draw").click();
    await page.getByTestId("sample-card").waitFor();
    await page.waitForTimeout(300);
    const all = [];
    for (let at = 0; at < 12; at += 1) {
      all.push(await page.locator(".sample-card blockquote").innerText());
      await page.keyboard.press("j");
    }
    for (let at = 0; at < 12; at += 1) await page.keyboard.press("k");
    return all;
  };
  const first = await drawn();
  assert.deepEqual(await drawn(), first, "the same seed draws the same");
  await page.locator(".sample-card blockquote").click();
  for (const key of ["a", "a", "a", "x", "u", "a"]) await page.keyboard.press(key);
  assert.match(await page.getByTestId("precision").innerText(), /80\.0 %[\s\S]*37\.6 %[\s\S]*96\.4 %/, "Wilson's interval of 4 in 5");
  const table = await saved(page, () => page.getByTestId("sample-csv").click());
  assert.match(table.name, /7/);
  assert.ok(table.text.includes("种子 7") && table.text.includes("不对"));
  await page.reload();
  await page.getByTestId("precision").waitFor();
  assert.match(await page.getByTestId("precision").innerText(), /80\.0 %/);
  await page.keyboard.press("o");
  await page.locator(".flash").waitFor();
  done();
});

test("in either language, by keyboard, over two hundred and fifty reports", async (t) => {
  const { page, done } = await open(t, { locale: "en-GB" });
  const many = Array.from({ length: 250 }, (_, at) => ({ name: `${at}.txt`, mimeType: "text/plain", buffer: Buffer.from(`${report(11 + (at % 14))}\n第${at}份。\n`) }));
  await page.evaluate(() => {
    window.tasks = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((it) => it.duration))).observe({ type: "longtask" });
  });
  await library(page, many);
  assert.equal(await rows(page).count(), 250);
  await page.locator("th.growth button").click();
  await page.locator("th.place button").click();
  const longest = await page.evaluate(() => Math.max(0, ...window.tasks));
  t.diagnostic(`longest task of the main thread: ${Math.round(longest)} ms`);
  assert.ok(longest < 3000, `the main thread was held for ${longest} ms`);
  assert.match(await page.locator(".library h1").innerText(), /250 reports/);
  await page.getByTestId("search-all").focus();
  await page.keyboard.press("Enter");
  await page.locator("#search-field:focus").waitFor();
  await page.keyboard.type("云溪");
  await page.getByTestId("search-hit").first().waitFor();
  await page.keyboard.press("Escape");
  done();
});

test("the palette leads to a report, a section, a search, and gives the focus back; the help lists the keys", async (t) => {
  const { page, done } = await open(t);
  await library(page, years(3));
  await page.locator("#library-find").focus();
  await page.keyboard.press("Control+k");
  await page.getByTestId("palette").waitFor();
  await page.keyboard.press("Escape");
  await page.getByTestId("palette").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.id), "library-find", "the focus is back");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("云溪 2012");
  await page.locator('[role=option][aria-selected="true"]', { hasText: "2012" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByTestId("headline").first().waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("就业");
  const place = page.locator("[role=option]", { hasText: "指标" }).first();
  await place.waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".flash").waitFor();
  // The focus is back in the field from which the palette was called.
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByTestId("help").waitFor();
  await page.keyboard.press("Escape");
  await page.getByTestId("help").waitFor({ state: "detached" });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("深色");
  await page.locator("[role=option]", { hasText: "外观：深色" }).click();
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  done();
});

test("an English reader reads English names and quantities", async (t) => {
  const { page, done } = await open(t, { locale: "en-GB" });
  await page.getByTestId("sample").click();
  await page.getByTestId("headline").first().waitFor();
  const first = page.getByTestId("headline").first();
  await page.waitForFunction(() => /Gross regional product/.test(document.querySelector('[data-testid="headline"]').innerText));
  assert.match(await first.innerText(), /Gross regional product[\s\S]*≈ \+5\.5%/);
  const jobs = page.getByTestId("headline").filter({ hasText: "New urban jobs" });
  assert.match(await jobs.innerText(), /≥ 35,000 people/);
  done();
});

for (const [colorScheme, width] of [["light", 1440], ["dark", 390]]) {
  test(`no barrier in the views of many reports, ${colorScheme}, ${width} pixels wide`, async (t) => {
    const { page, done } = await open(t, { width, colorScheme });
    await page.evaluate(axe);
    await library(page, years(3));
    const check = async (where) => {
      await page.waitForTimeout(300);
      const found = await page.evaluate(async () => {
        const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
        return violations.map((it) => `${it.id}: ${it.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ")}`);
      });
      assert.deepEqual(found, [], where);
    };
    await check("library");
    await page.getByTestId("search-all").click();
    await check("search, nothing asked");
    await page.getByTestId("search-field").fill("就业");
    await page.getByTestId("search-hit").first().waitFor();
    await check("search");
    await page.getByTestId("sample-check").click();
    await page.getByTestId("sample-draw").click();
    await page.getByTestId("sample-card").waitFor();
    await check("sample check");
    await page.keyboard.press("Control+k");
    await page.getByTestId("palette").waitFor();
    await check("palette");
    done();
  });
}
