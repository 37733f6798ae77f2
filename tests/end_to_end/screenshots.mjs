// Takes the pictures: every room at three sizes, in both languages, light and dark, into `target/screenshots`, and the README's into
// `screenshot.png` (English) and `screenshot.zh-CN.png`. `node screenshots.mjs readme` takes these alone.

import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { DIST, FLAGS, browserPath, choose, listed, report, yunxi } from "./harness.mjs";
import { serve } from "./server.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = join(root, "target/screenshots");
const only = process.argv[2] === "readme";

const SIZES = [
  [1440, 900],
  [1366, 657],
  [390, 844],
];
const ROOMS = ["overview", "text", "measures", "tasks"];

await mkdir(folder, { recursive: true });
const server = await serve(DIST, { prefix: "/" });
const browser = await chromium.launch({ executablePath: browserPath(), args: FLAGS });
try {
  for (const locale of ["zh-CN", "en-GB"]) {
    for (const colorScheme of only ? ["light"] : ["light", "dark"]) {
      for (const [width, height] of only ? SIZES.slice(0, 1) : SIZES) {
        await shoot({ locale, colorScheme, width, height });
      }
    }
  }
} finally {
  await browser.close();
  await server.close();
}

async function shoot({ locale, colorScheme, width, height }) {
  const context = await browser.newContext({ viewport: { width, height }, locale, colorScheme });
  const page = await context.newPage();
  const name = (room) => join(folder, `${room}-${width}-${locale.slice(0, 2)}-${colorScheme}.png`);
  await page.goto(server.url);
  await page.locator("html[data-ready]").waitFor();
  if (!only) await page.screenshot({ path: name("start") });
  await choose(page, yunxi());
  await listed(page, 1);
  for (const room of only ? ["overview"] : ROOMS) {
    await page.getByTestId(`room-${room}`).click();
    await page.waitForTimeout(300);
    await page.screenshot({ path: only ? join(root, locale === "zh-CN" ? "screenshot.zh-CN.png" : "screenshot.png") : name(room) });
  }
  if (!only) {
    await choose(page, [2021, 2022, 2023].map((year) => ({ name: `云溪市${year}.txt`, mimeType: "text/plain", buffer: Buffer.from(report(year - 2000)) })));
    await listed(page, 4);
    for (const [view, address] of [["library", "#"], ["search", "#search&q=就业"], ["sample", "#sample"]]) {
      await page.evaluate((address) => (location.hash = address), address);
      await page.waitForTimeout(900);
      if (view === "sample") {
        await page.getByTestId("sample-draw").click();
        await page.waitForTimeout(400);
      }
      await page.screenshot({ path: name(view) });
    }
    await page.keyboard.press("Control+k");
    await page.getByTestId("palette").waitFor();
    await page.screenshot({ path: name("palette") });
  }
  await context.close();
}
