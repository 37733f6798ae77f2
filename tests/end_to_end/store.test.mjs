// Nothing is lost: what was handed in and decided is there after a reload, in another tab, and after a removal that is
// taken back; and it is forgotten when that is asked for.

import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, listed, report, setUp, yunxi } from "./harness.mjs";

const { open } = setUp();

/** Waits until so many files and analyses are in the browser's store. */
const kept = (page, files, analyses = files) =>
  page.waitForFunction(
    ([files, analyses]) =>
      new Promise((resolve) => {
        const opening = indexedDB.open("baogao");
        opening.onerror = () => resolve(false);
        opening.onsuccess = () => {
          const database = opening.result;
          if (![...database.objectStoreNames].includes("files")) return database.close(), resolve(false);
          const transaction = database.transaction(["files", "analyses"]);
          const counts = ["files", "analyses"].map((name) => transaction.objectStore(name).count());
          transaction.oncomplete = () => {
            database.close();
            resolve(counts[0].result === files && counts[1].result === analyses);
          };
        };
      }),
    [files, analyses],
    { timeout: 20_000 },
  );

test("after a reload the work is there, and no file is read again", async (t) => {
  const { page, done } = await open(t);
  await choose(page, [yunxi("a.txt"), { ...yunxi("b.txt"), buffer: Buffer.from(report(30)) }]);
  await listed(page, 2);
  await kept(page, 2);
  await page.getByTestId("report").first().locator("button").first().click();
  await page.getByTestId("room-tasks").click();
  await page.reload();
  await page.locator("#panel-tasks").waitFor();
  assert.match(page.url(), /room=tasks/);
  await listed(page, 2);
  assert.equal(await page.locator("html").getAttribute("data-view"), "report");
  const asked = await page.evaluate(() => performance.getEntriesByType("resource").map((it) => it.name));
  assert.ok(asked.length > 0);
  done();
});

test("a removal is taken back, also after a reload", async (t) => {
  const { page, done } = await open(t);
  await choose(page, [yunxi("a.txt"), yunxi("b.txt"), yunxi("c.txt")]);
  await listed(page, 3);
  await kept(page, 3);
  await page.getByRole("button", { name: "全部移除" }).click();
  await listed(page, 0);
  assert.equal(await page.locator("html").getAttribute("data-view"), "start", "nothing left: the start page");
  await page.keyboard.press("Control+z");
  await listed(page, 3);
  await page.locator(".line-remove").nth(1).click();
  await listed(page, 2);
  await kept(page, 2);
  await page.reload();
  await listed(page, 2);
  done();
});

test("the page says what is kept; one click forgets it, a switch keeps nothing", async (t) => {
  const { page, done } = await open(t);
  await choose(page, yunxi());
  await listed(page, 1);
  await kept(page, 1);
  await page.getByTestId("kept-menu").click();
  assert.match(await page.locator(".menu[open] .menu-note").innerText(), /1 个文件/);
  await page.getByTestId("forget").click();
  await listed(page, 0);
  await kept(page, 0);
  await page.reload();
  await page.locator("html[data-ready]").waitFor();
  await listed(page, 0);
  await choose(page, yunxi());
  await listed(page, 1);
  await page.getByTestId("kept-menu").click();
  await page.getByTestId("keep").uncheck();
  await kept(page, 0);
  await listed(page, 1);
  await page.reload();
  await page.locator("html[data-ready]").waitFor();
  await listed(page, 0);
  done();
});

test("two tabs see each other's files and write over none", async (t) => {
  const { page, server, done } = await open(t);
  const other = await page.context().newPage();
  await other.goto(server.url);
  await other.locator("html[data-ready]").waitFor();
  await choose(page, yunxi("a.txt"));
  await listed(page, 1);
  await kept(page, 1);
  await listed(other, 1);
  await choose(other, yunxi("b.txt"));
  await listed(other, 2);
  await listed(page, 2);
  await kept(page, 2);
  done();
});

test("a store that fails is told, and the work goes on", async (t) => {
  const { page } = await open(t, { expectErrors: true });
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("no", "SecurityError");
    };
  });
  await page.reload();
  await page.locator("html[data-ready]").waitFor();
  await choose(page, yunxi());
  await listed(page, 1);
  await page.getByTestId("store-trouble").waitFor();
  assert.match(await page.getByTestId("store-trouble").innerText(), /导出/);
});

test("a full store is told, and a later file is still read", async (t) => {
  const { page } = await open(t, { expectErrors: true });
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await choose(page, yunxi());
  await listed(page, 1);
  await page.getByTestId("store-trouble").waitFor();
  assert.match(await page.getByTestId("store-trouble").innerText(), /已满/);
  await choose(page, yunxi("later.txt"));
  await listed(page, 2);
});
