// What is taken away: files of the open report and of all, with what was decided in them, and the project file that
// brings it all back.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { choose, listed, setUp, yunxi } from "./harness.mjs";

const { open } = setUp();

/** Clicks an export, and gives the name and the bytes of what is saved. */
async function take(page, testid) {
  if (!(await page.locator(".menu[open]").count())) await page.getByTestId("export-menu").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId(testid).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("nothing of the exports is fetched before one is asked for", async (t) => {
  const { page, server, done } = await open(t);
  await choose(page, yunxi());
  await listed(page, 1);
  const fetched = () => server.log.filter((it) => /export/.test(it.path)).length;
  assert.equal(fetched(), 0);
  await take(page, "export-csv");
  assert.equal(fetched(), 2);
  done();
});

test("tables have a row for each measure, and the correction in it", async (t) => {
  const { page, done } = await open(t);
  await choose(page, yunxi());
  await listed(page, 1);
  await page.getByTestId("room-measures").click();
  const count = await page.getByTestId("measure").count();
  await page.locator('.measures-table [data-at="0"]').click();
  await page.keyboard.press("e");
  await page.locator("#correct-indicator").fill("改正过的指标");
  await page.keyboard.press("Enter");
  await page.locator('.measures-table [data-at="0"][data-review="corrected"]').waitFor();
  const csv = await take(page, "export-csv");
  const lines = csv.bytes.toString().trimEnd().split("\r\n");
  assert.equal(lines.length, count + 1);
  assert.ok(csv.bytes.toString().includes("改正过的指标"));
  assert.match(csv.name, /云溪市.*\.csv$/);
  const xlsx = await take(page, "export-xlsx");
  assert.match(xlsx.name, /云溪市.*\.xlsx$/);
  assert.equal(xlsx.bytes.subarray(0, 2).toString(), "PK");
  const docx = await take(page, "export-tasks-docx");
  assert.match(docx.name, /\.docx$/);
  assert.equal(docx.bytes.subarray(0, 2).toString(), "PK");
  const json = await take(page, "export-json");
  const analysis = JSON.parse(json.bytes.toString().trim());
  assert.equal(analysis.schema, "baogao/1");
  assert.equal(analysis.reports[0].measures[0].review.state, "corrected");
  done();
});

test("a project file brings files and corrections back elsewhere", async (t) => {
  const { page, done } = await open(t);
  await choose(page, yunxi());
  await listed(page, 1);
  await page.getByTestId("room-measures").click();
  await page.locator('.measures-table [data-at="0"]').click();
  await page.keyboard.press("x");
  await page.locator('.measures-table [data-at="0"][data-review="rejected"]').waitFor();
  const project = await take(page, "save-project");
  assert.match(project.name, /\.baogao$/);
  const elsewhere = await open(t);
  await choose(elsewhere.page, { name: project.name, mimeType: "", buffer: project.bytes });
  await listed(elsewhere.page, 1);
  await elsewhere.page.getByTestId("room-measures").click();
  await elsewhere.page.locator('.measures-table [data-at="0"][data-review="rejected"]').waitFor();
  done();
  elsewhere.done();
});
