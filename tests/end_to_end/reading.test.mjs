// What a reader does with a report: see its outline and targets, and go from each number to its sentence.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { SHARED, choose, inView, listed, setUp, yunxi } from "./harness.mjs";

const { open } = setUp();

/** Clicks every headline target in turn, and sees its sentence in view and lit. Gives how many there were. */
async function followHeadlines(page) {
  const headlines = page.getByTestId("headline");
  await headlines.first().waitFor();
  const count = await headlines.count();
  for (let at = 0; at < count; at += 1) {
    await headlines.nth(at).click();
    const lit = page.locator(".sentence.lit").first();
    await lit.waitFor();
    await page.waitForFunction(() => {
      const box = document.querySelector("mark.selected")?.getBoundingClientRect();
      return box && box.top >= 0 && box.bottom <= innerHeight;
    });
    const mark = page.locator("mark.selected");
    assert.ok((await lit.textContent()).includes(await mark.first().textContent()), "the sentence holds the mark");
  }
  return count;
}

test("the sample shows an outline, headline targets, marks and a table", async (t) => {
  const { page, done } = await open(t);
  await page.getByTestId("sample").click();
  await listed(page, 1);
  assert.ok((await followHeadlines(page)) >= 5, "several headline targets");
  assert.ok((await page.locator(".outline-line").count()) >= 5, "an outline");
  const marks = await page.locator("mark[data-measure]").count();
  const rows = await page.getByTestId("measure").count();
  assert.ok(marks >= 20 && rows >= marks, `${marks} marks and ${rows} rows`);
  done();
});

test("a marked number shows its fields", async (t) => {
  const { page, done } = await open(t);
  await choose(page, yunxi());
  await listed(page, 1);
  await page.getByTestId("room-text").click();
  const mark = page.locator("mark[data-measure]").first();
  await mark.click();
  const panel = page.getByTestId("measure-panel");
  await panel.waitFor();
  const digits = (await mark.textContent()).match(/[\d.]+/)[0];
  assert.ok((await panel.locator(".note-amount").textContent()).includes(digits), "the note tells the number");
  assert.ok((await panel.locator(".note-indicator").textContent()).length > 1, "and what it is of");
  await panel.locator("summary").click();
  assert.ok((await panel.locator(".why").textContent()).length > 20, "and why, in plain words");
  done();
});

test("achieved and promised numbers differ by more than colour", async (t) => {
  const { page, done } = await open(t);
  await choose(page, yunxi());
  await listed(page, 1);
  await page.getByTestId("room-text").click();
  await page.locator("mark.achieved").first().waitFor();
  await page.locator("mark.target").first().waitFor();
  const looks = await page.evaluate(() => {
    const look = (mark) => {
      const { textDecorationLine, textDecorationStyle, borderBottomStyle, borderBottomWidth, fontWeight, outlineStyle } =
        getComputedStyle(mark);
      return [textDecorationLine, textDecorationStyle, borderBottomStyle, borderBottomWidth, fontWeight, outlineStyle].join();
    };
    const marks = [...document.querySelectorAll("mark[data-measure]:not(.selected)")];
    const of = (status) => marks.filter((mark) => mark.classList.contains(status)).map(look);
    return { achieved: of("achieved")[0], target: of("target")[0] };
  });
  assert.ok(looks.achieved && looks.target, JSON.stringify(looks));
  assert.notEqual(looks.achieved, looks.target);
  done();
});

test("a click in the outline goes to the heading", async (t) => {
  const { page, done } = await open(t);
  await choose(page, yunxi());
  await listed(page, 1);
  await page.getByTestId("room-text").click();
  const line = page.locator(".outline-line a").last();
  await line.click();
  const heading = page.locator(`[id="${(await line.getAttribute("href")).slice(1)}"]`);
  await page.waitForTimeout(200);
  assert.ok(await inView(heading), "the heading is in view");
  done();
});

test("the tabs are one stop of the Tab key, and take arrow keys", async (t) => {
  const { page, done } = await open(t);
  await choose(page, yunxi());
  await listed(page, 1);
  const tabs = page.getByRole("tab");
  await tabs.first().click();
  const chosen = () => tabs.evaluateAll((all) => all.map((it) => it.getAttribute("aria-selected") === "true"));
  const stops = () => tabs.evaluateAll((all) => all.map((it) => it.tabIndex === 0));
  const last = (await tabs.count()) - 1;
  for (const [key, at] of [["ArrowRight", 1], ["ArrowLeft", 0], ["ArrowLeft", last], ["ArrowRight", 0], ["End", last], ["Home", 0]]) {
    await page.keyboard.press(key);
    const want = Array.from({ length: last + 1 }, (_, it) => it === at);
    assert.deepEqual(await chosen(), want, key);
    assert.deepEqual(await stops(), want, `${key}: one stop`);
    assert.ok(await tabs.nth(at).evaluate((it) => it === document.activeElement), `${key}: the focus is on the tab`);
    const panel = page.locator(`#${await tabs.nth(at).getAttribute("aria-controls")}`);
    assert.ok(await panel.isVisible(), `${key}: its panel is shown`);
  }
  done();
});

test("the table of measures is where the selected one is, and so is the Tab key", async (t) => {
  const { page, done } = await open(t, { height: 700 });
  await choose(page, yunxi());
  await listed(page, 1);
  await page.getByTestId("room-text").click();
  await page.locator("mark[data-measure]").last().click();
  await page.getByTestId("room-measures").click();
  const row = page.locator(".measures-table tr[aria-selected=true]");
  await row.waitFor();
  await page.waitForTimeout(200);
  assert.ok(await inView(row), "the selected row is in view");
  assert.equal(await page.locator(".measures-table tr[tabindex='0']").count(), 1, "one stop of the Tab key");
  assert.equal(await row.getAttribute("tabindex"), "0");
  await page.getByTestId("measure-panel").getByRole("button", { name: "关闭" }).click();
  assert.ok(await row.or(page.locator(".measures-table tr[tabindex='0']")).first().evaluate((it) => it === document.activeElement), "the focus goes to the row");
  done();
});

test("a long title leaves room for its tags", async (t) => {
  const { page, done } = await open(t, { width: 390, height: 844 });
  const long = `${"在云溪市第九届人民代表大会第三次会议上关于".repeat(4)}情况的说明\n\n全市粮食产量86万吨。\n`;
  await choose(page, ["a.txt", "b.txt"].map((name) => ({ name, mimeType: "text/plain", buffer: Buffer.from(long) })));
  await listed(page, 2);
  const tags = page.locator(".many .tag:visible");
  assert.ok((await tags.count()) > 0, "it is tagged as no report");
  for (const tag of await tags.all()) {
    const seen = await tag.evaluate((it) => {
      const box = it.getBoundingClientRect();
      return document.elementFromPoint(box.right - 2, box.top + box.height / 2) === it;
    });
    assert.ok(seen, "the tag is whole");
  }
  done();
});

test("both languages say everything, and the choice is kept", async (t) => {
  const { page, done, server } = await open(t, { locale: "en-GB" });
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  const chrome = () => page.locator(".start-bar, .pitch, .foot").allInnerTexts();
  const han = (texts) => texts.join("").replace("中文", "").match(/\p{Script=Han}/gu) ?? [];
  // The name of what it reads stays Chinese.
  assert.ok(han(await chrome()).length < 20, (await chrome()).join("\n"));
  await page.locator("#start [data-way=language]").click();
  assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
  assert.ok(han(await chrome()).length > 60);
  await page.goto(server.url);
  await page.getByTestId("drop-zone").waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
  await choose(page, yunxi());
  await listed(page, 1);
  await page.locator(".bar [data-way=language]").click();
  await listed(page, 1);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  done();
});

for (const width of [390, 1440]) {
  test(`nothing scrolls sideways at ${width} pixels`, async (t) => {
    const { page, done } = await open(t, { width, height: 844 });
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok((await over()) <= 0, "the start");
    await page.getByTestId("sample").click();
    await listed(page, 1);
    await page.locator("mark[data-measure]").first().waitFor({ state: "attached" });
    assert.ok((await over()) <= 0, "the report");
    const rooms = page.getByRole("tab");
    for (let at = 0; at < (await rooms.count()); at += 1) {
      await rooms.nth(at).click();
      assert.ok((await over()) <= 0, `room ${at}`);
    }
    assert.equal(await rooms.count(), 4);
    done();
  });
}

test("a real report is read within a second or so", async (t) => {
  const report = join(SHARED, "corpus/liaocheng-2024.txt");
  if (!existsSync(report)) return t.skip("the shared corpus is not here");
  const { page, done } = await open(t);
  await page.waitForTimeout(1500); // The worker starts while a reader looks for the file.
  const start = Date.now();
  await choose(page, report);
  await listed(page, 1);
  await page.getByTestId("headline").first().waitFor();
  t.diagnostic(`from the file to the targets: ${Date.now() - start} ms`);
  const count = await followHeadlines(page);
  t.diagnostic(`${count} headline targets, each a click from its sentence`);
  done();
});
