// axe-core finds nothing in the start page, the list and the four rooms, light and dark, wide and narrow.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { choose, listed, setUp, yunxi } from "./harness.mjs";

const { open } = setUp();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function check(page, where) {
  const found = await page.evaluate(async () => {
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.map((it) => `${it.id}: ${it.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ")}`);
  });
  assert.deepEqual(found, [], where);
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1440, 390]) {
    test(`no violation, ${colorScheme}, ${width} pixels wide`, async (t) => {
      const { page, done } = await open(t, { width, colorScheme });
      // The page's policy lets in no script by text; the tests' own way of adding one is not bound by it.
      await page.evaluate(axe);
      await check(page, "start");
      await choose(page, [yunxi("a.txt"), yunxi("b.txt"), { name: "empty.txt", mimeType: "", buffer: Buffer.from("") }]);
      await listed(page, 2, 1);
      await check(page, "list");
      await page.locator(".entry-open").first().click();
      for (const room of ["overview", "text", "measures", "tasks"]) {
        await page.getByTestId(`room-${room}`).click();
        await page.waitForTimeout(150);
        await check(page, room);
        await page.keyboard.press("j");
        await page.waitForTimeout(150);
        await check(page, `${room}, a measure selected`);
        await page.keyboard.press("Escape");
      }
      done();
    });
  }
}
