// The program as a module in a page of another's.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUp, yunxi } from "./harness.mjs";

const { open } = setUp({});

test("a page of another's reads a report by the module", async (t) => {
  const { page, done } = await open(t);
  await page.goto(new URL("example.html", page.url()).href);
  await page.locator("#files").setInputFiles(yunxi());
  await page.locator("#rows tr").first().waitFor();
  const cells = await page.locator("#rows tr").first().locator("td").allTextContents();
  assert.equal(cells[1], "云溪市");
  assert.equal(cells[2], "2024");
  assert.match(cells[3], /生产总值/);
  done();
});

test("the module gives what the worker reads, and for an archive one for each file", async (t) => {
  const { page, done } = await open(t);
  await page.goto(new URL("example.html", page.url()).href);
  const told = await page.evaluate(async () => {
    const { analyze } = await import("./baogao.js");
    const bytes = new TextEncoder().encode("云溪市政府工作报告\n2024年，城镇新增就业3万人以上。\n");
    const [first, second] = await Promise.all([analyze("a.txt", bytes), analyze("b.txt", new Blob([bytes]))]);
    const empty = await analyze("empty.txt", new Uint8Array());
    return { value: first[0].reports[0].measures[0].value, schema: second[0].schema, error: empty[0].errors[0].code };
  });
  assert.deepEqual(told, { value: 3, schema: "baogao/1", error: "empty" });
  done();
});
