// The rooms of a report: nothing scrolls away at any size, text and tables move together, filters say what they do.

import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, inView, listed, setUp, yunxi } from "./harness.mjs";

const { open } = setUp();

const ROOMS = ["overview", "text", "measures", "tasks"];

async function sample(page) {
  await page.getByTestId("sample").click();
  await listed(page, 1);
  await page.getByTestId("headline").first().waitFor();
}

// A laptop with its browser's bars, a phone upright and held sideways, small and very wide windows, 200 % of 1440 × 900.
for (const [width, height] of [[1366, 657], [390, 844], [844, 390], [320, 568], [375, 553], [720, 450], [1024, 600], [2560, 1300]]) {
  test(`at ${width} × ${height} the bar, the tabs and the way out stay in the window`, async (t) => {
    const { page, done } = await open(t, { width, height });
    await sample(page);
    const whole = async (where) => {
      const { scroll, over, wide } = await page.evaluate(() => ({
        scroll: scrollY,
        over: document.documentElement.scrollHeight - innerHeight,
        wide: document.documentElement.scrollWidth - innerWidth,
      }));
      assert.deepEqual([scroll, over, wide], [0, 0, 0], `${where}: the page itself does not scroll`);
      assert.ok(await inView(page.locator(".bar")), `${where}: the bar`);
      assert.ok(await inView(page.getByTestId("export-menu")), `${where}: the exports`);
      for (const room of ROOMS) assert.ok(await inView(page.getByTestId(`room-${room}`)), `${where}: the tab ${room}`);
    };
    await page.getByTestId("headline").last().click();
    await whole("a target is chosen");
    const close = page.getByTestId("measure-panel").getByRole("button", { name: "关闭" });
    assert.ok(await inView(close), "the note can be closed");
    await close.click({ timeout: 3000 });
    for (const room of ROOMS) {
      await page.getByTestId(`room-${room}`).click();
      await whole(room);
    }
    await page.getByTestId("room-measures").click();
    await page.getByTestId("measure").nth(60).click();
    await whole("a measure is chosen");
    assert.ok(await inView(page.locator("mark.selected").first()), "its sentence is in view");
    done();
  });
}

test("a search that is emptied by Esc hides nothing, and none found says so", async (t) => {
  const { page, done } = await open(t);
  await sample(page);
  await page.getByTestId("room-measures").click();
  const shown = () => page.getByTestId("measure").filter({ visible: true }).count();
  const all = await shown();
  await page.keyboard.press("/");
  await page.locator("#measure-search:focus").waitFor();
  await page.keyboard.type("就业");
  await page.waitForFunction((all) => [...document.querySelectorAll('[data-testid="measure"]')].filter((it) => !it.hidden).length < all / 10, all);
  for (const name of await page.locator('[data-testid="measure"]:not([hidden]) .indicator').allInnerTexts()) assert.match(name, /就业/);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#measure-search").inputValue(), "");
  assert.equal(await shown(), all);
  await page.locator("#measure-search").fill("没有这个指标");
  await page.getByText("没有符合的").first().waitFor();
  await page.locator(".empty button").first().click();
  assert.equal(await shown(), all);
  done();
});

test("facets count what they leave, j and k keep to it, heads sort", async (t) => {
  const { page, done } = await open(t);
  await sample(page);
  await page.getByTestId("room-measures").click();
  const facet = page.locator("#panel-measures .facet", { hasText: "目标" }).first();
  const count = Number(await facet.locator(".facet-count").innerText());
  await facet.click();
  const visible = page.locator('[data-testid="measure"]:not([hidden])');
  await page.waitForFunction((count) => document.querySelectorAll('[data-testid="measure"]:not([hidden])').length === count, count);
  const order = await visible.evaluateAll((all) => all.map((it) => it.dataset.at));
  for (let at = 0; at < 3; at += 1) {
    await page.keyboard.press("j");
    assert.equal(await page.locator('.measures-table [aria-selected="true"]').getAttribute("data-at"), order[at]);
  }
  await page.getByRole("button", { name: "指标", exact: true }).click();
  await page.locator('.measures-table th[aria-sort="ascending"] >> text=指标').waitFor();
  const sorted = await visible.evaluateAll((all) => all.map((it) => it.dataset.at));
  assert.notDeepEqual(sorted, order);
  assert.deepEqual([...sorted].sort(), [...order].sort());
  done();
});

test("the outline follows the text, and marks the line that was clicked", async (t) => {
  const { page, done } = await open(t);
  await sample(page);
  await page.getByTestId("room-text").click();
  const lines = page.locator(".outline-line a");
  for (let at = 1; at < (await lines.count()); at += 4) {
    await lines.nth(at).click();
    await page.waitForTimeout(100);
    assert.equal(await lines.nth(at).getAttribute("aria-current"), "location", await lines.nth(at).innerText());
  }
  await page.waitForTimeout(500);
  for (let at = 0; at < 6; at += 1) {
    await page.locator("#reading").evaluate((it, at) => (it.scrollTop = at * 700), at);
    await page.waitForTimeout(150);
    const current = page.locator(".outline [aria-current]");
    if (await current.count()) assert.ok(await inView(current), `after ${at * 700} pixels`);
  }
  await page.getByTestId("room-overview").click();
  await page.getByTestId("headline").first().click();
  await page.getByTestId("room-text").click();
  await page.waitForTimeout(200);
  assert.match(await page.locator(".outline [aria-current]").innerText(), /目标/);
  done();
});

test("a number is right, corrected or none by a key, and all of it can be taken back", async (t) => {
  const { page, done } = await open(t);
  await sample(page);
  await page.getByTestId("room-measures").click();
  const row = (at) => page.locator(`.measures-table [data-at="${at}"]`);
  await row(0).click();
  await page.keyboard.press("a");
  await page.keyboard.press("x");
  await page.waitForFunction(() => document.querySelector('.measures-table [data-at="1"]').dataset.review === "rejected");
  assert.equal(await row(0).getAttribute("data-review"), "accepted");
  await page.keyboard.press("e");
  await page.locator("#correct-indicator").fill("另一个指标");
  await page.locator("#correct-value").fill("123.4");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector('.measures-table [data-at="2"]').dataset.review === "corrected");
  assert.match(await row(2).innerText(), /另一个指标[\s\S]*123\.4/);
  assert.match(await page.getByTestId("review").innerText(), /原读作/);
  await page.reload();
  await page.getByTestId("room-measures").click();
  await page.waitForFunction(() => document.querySelector('.measures-table [data-at="2"]')?.dataset.review === "corrected");
  done();
});

test("what is decided is undone and done again in its order", async (t) => {
  const { page, done } = await open(t);
  await sample(page);
  await page.getByTestId("room-measures").click();
  const states = () => page.locator('[data-testid="measure"]').evaluateAll((all) => all.slice(0, 3).map((it) => it.dataset.review).join());
  await page.locator('.measures-table [data-at="0"]').click();
  for (const key of ["a", "x", "a"]) await page.keyboard.press(key);
  await page.waitForFunction(() => document.querySelector('.measures-table [data-at="2"]').dataset.review === "accepted");
  assert.equal(await states(), "accepted,rejected,accepted");
  await page.getByTestId("undo").click();
  await page.keyboard.press("Control+z");
  await page.waitForTimeout(100);
  assert.equal(await states(), "accepted,,");
  await page.keyboard.press("Control+y");
  await page.waitForTimeout(100);
  assert.equal(await states(), "accepted,rejected,");
  done();
});

test("a number that was not read is marked in the text", async (t) => {
  const { page, done } = await open(t);
  await choose(page, yunxi());
  await listed(page, 1);
  await page.getByTestId("room-text").click();
  const before = await page.getByTestId("measure").count();
  // Selected as a mouse would.
  const words = await page.evaluate(() => {
    const paragraph = [...document.querySelectorAll(".text [data-paragraph]")].find((it) => !it.querySelector("mark") && it.textContent.length > 12);
    const range = document.createRange();
    range.setStart(paragraph.firstChild, 2);
    range.setEnd(paragraph.firstChild, 6);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    document.querySelector("#reading").dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
    return range.toString();
  });
  await page.getByTestId("add-measure").click();
  await page.locator("#correct-indicator").fill("补充的指标");
  await page.getByTestId("correct-save").click();
  await page.waitForFunction((count) => document.querySelectorAll('[data-testid="measure"]').length === count, before + 1);
  assert.equal(await page.locator("mark.selected").innerText(), words);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.waitForFunction((count) => document.querySelectorAll('[data-testid="measure"]').length === count, before);
  done();
});

test("the table of tasks is filled in by the keyboard alone, and is there after a reload", async (t) => {
  const { page, done } = await open(t);
  await sample(page);
  await page.getByTestId("room-tasks").focus();
  await page.keyboard.press("Enter");
  await page.locator('.tasks-table [data-at="0"]').focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.keyboard.type("市发展改革委");
  await page.keyboard.press("Tab");
  await page.keyboard.type("市财政局、市住建局");
  await page.keyboard.press("Tab");
  await page.keyboard.type("6月底前");
  await page.keyboard.press("Tab");
  await page.keyboard.type("已开工");
  await page.keyboard.press("Enter");
  const cells = () => page.locator('.tasks-table [data-at="0"] [data-field]').allInnerTexts();
  const wanted = ["市发展改革委", "市财政局、市住建局", "6月底前", "已开工"];
  await page.waitForTimeout(200);
  assert.deepEqual(await cells(), wanted);
  await page.locator('.tasks-table [data-at="0"] input[type=checkbox]').check();
  await page.waitForTimeout(300);
  await page.reload();
  await page.locator('.tasks-table [data-at="0"]').waitFor();
  assert.deepEqual(await cells(), wanted);
  assert.ok(await page.locator('.tasks-table [data-at="0"] input[type=checkbox]').isChecked());
  done();
});

test("menus close by Esc and when the focus leaves, and arrows walk them", async (t) => {
  const { page, done } = await open(t);
  await sample(page);
  await page.getByTestId("export-menu").focus();
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.locator(".menu[open] button").first().evaluate((it) => it === document.activeElement));
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".menu[open]").count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), "export-menu");
  await page.keyboard.press("ArrowDown");
  await page.locator(".bar a.crumb").first().focus();
  assert.equal(await page.locator(".menu[open]").count(), 0);
  done();
});
