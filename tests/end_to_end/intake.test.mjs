// Every way for files to come in, and every kind of file that is not what one hopes for.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { YUNXI, choose, drop, listed, report, setUp, yunxi } from "./harness.mjs";

const { open } = setUp();

const file = (name, content) => ({ name, mimeType: "", buffer: Buffer.from(content) });

async function folder(t) {
  const path = await mkdtemp(join(tmpdir(), "baogao-"));
  t.after(() => rm(path, { recursive: true }));
  return path;
}

test("a file is chosen", async (t) => {
  const { page, done } = await open(t);
  await choose(page, yunxi());
  await listed(page, 1);
  await page.locator("mark[data-measure]").first().waitFor({ state: "attached" });
  done();
});

test("the same file is chosen twice", async (t) => {
  const { page, done } = await open(t);
  await choose(page, yunxi());
  await listed(page, 1);
  await choose(page, yunxi());
  await listed(page, 2);
  done();
});

test("a folder of 250 files and a folder in it are dropped", async (t) => {
  const path = await folder(t);
  await mkdir(join(path, "reports", "inner"), { recursive: true });
  for (let at = 0; at < 250; at += 1) {
    const name = `${String(at).padStart(3, "0")}.txt`;
    await writeFile(join(path, "reports", at < 240 ? name : join("inner", name)), report(at % 90));
  }
  const { page, done } = await open(t);
  await drop(page, [join(path, "reports")]);
  await listed(page, 250);
  done();
});

test("files are dropped", async (t) => {
  const path = await folder(t);
  const paths = ["a.txt", "b.md"].map((name) => join(path, name));
  for (const it of paths) await writeFile(it, YUNXI);
  const { page, done } = await open(t);
  await drop(page, paths);
  await listed(page, 2);
  done();
});

/** A paste as the keyboard makes it, with the clipboard's content handed along. */
const paste = (page, content) =>
  page.evaluate((content) => {
    const data = new DataTransfer();
    for (const [kind, text] of Object.entries(content)) data.setData(kind, text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, content);

test("text is pasted", async (t) => {
  const { page, done } = await open(t);
  await paste(page, { "text/plain": YUNXI.toString() });
  await listed(page, 1);
  done();
});

test("rich text is pasted", async (t) => {
  const { page, done } = await open(t);
  const html = YUNXI.toString().split("\n").map((line) => `<p><b>${line.slice(0, 4)}</b>${line.slice(4)}</p>`).join("");
  await paste(page, { "text/html": html, "text/plain": YUNXI.toString() });
  await listed(page, 1);
  assert.equal(await page.getByText("<p>").count(), 0, "no markup is shown");
  await page.locator("mark[data-measure]").first().waitFor({ state: "attached" });
  done();
});

test("text is pasted into the field", async (t) => {
  const { page, done } = await open(t);
  await page.locator("#start [data-way=paste]").click();
  await page.getByTestId("paste-text").fill(YUNXI.toString());
  await page.getByTestId("paste-read").click();
  await listed(page, 1);
  done();
});

test("the file input is there at all times", async (t) => {
  const { page, done } = await open(t);
  const input = page.getByTestId("file-input");
  assert.equal(await input.count(), 1);
  await choose(page, yunxi());
  await listed(page, 1);
  assert.equal(await input.count(), 1);
  done();
});

test("a file that cannot be read is told, and the others are read", async (t) => {
  const path = await folder(t);
  await writeFile(join(path, "gone.txt"), YUNXI);
  const { page, done } = await open(t);
  // Chosen, then deleted before the page gets it.
  await page.evaluate(() => {
    const input = Object.assign(document.createElement("input"), { type: "file", id: "aside" });
    document.body.append(input);
  });
  await page.locator("#aside").setInputFiles(join(path, "gone.txt"));
  await rm(join(path, "gone.txt"));
  await page.evaluate(
    async (text) => {
      const files = new DataTransfer();
      files.items.add(new File([text], "first.txt"));
      files.items.add(document.querySelector("#aside").files[0]);
      files.items.add(new File([text], "last.txt"));
      const input = document.querySelector('[data-testid="file-input"]');
      input.files = files.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    },
    YUNXI.toString(),
  );
  await listed(page, 2, 1);
  // What is told of a trouble is fetched when there is one.
  await page.getByTestId("file-error").getByText(/读不到/).first().waitFor();
  assert.match(await page.getByTestId("file-error").innerText(), /gone\.txt/);
  await choose(page, yunxi("later.txt"));
  await listed(page, 3, 1);
  done();
});

test("each bad file has its message, and harms no other", async (t) => {
  const path = await folder(t);
  const large = join(path, "large.txt");
  await writeFile(large, YUNXI);
  await truncate(large, 200 * 1024 * 1024);
  const bad = { "empty.txt": ["", /空/], "binary.bin": [Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 197 + (at >> 3)) % 256)), /格式/] };
  for (const [name, [content]] of Object.entries(bad)) await writeFile(join(path, name), content);
  await writeFile(join(path, "good.txt"), YUNXI);
  const { page, done } = await open(t);
  await choose(page, [...Object.keys(bad), "large.txt", "good.txt"].map((name) => join(path, name)));
  await listed(page, 1, 3);
  for (const [name, [, words]] of Object.entries(bad)) {
    assert.match(await page.getByTestId("file-error").filter({ hasText: name }).innerText(), words);
  }
  assert.match(await page.getByTestId("file-error").filter({ hasText: "large.txt" }).innerText(), /太大/);
  await choose(page, yunxi("later.txt"));
  await listed(page, 2, 3);
  done();
});

test("a file of 200 MB is refused at once, by its size", async (t) => {
  const path = join(await folder(t), "large.txt");
  await writeFile(path, "");
  await truncate(path, 200 * 1024 * 1024);
  const { page, done } = await open(t);
  const start = Date.now();
  await choose(page, path);
  await listed(page, 0, 1);
  const took = Date.now() - start;
  t.diagnostic(`refused after ${took} ms`);
  assert.ok(took < 3000, "it was read");
  done();
});

test("broken characters are counted in a warning, and the rest is read", async (t) => {
  const { page, done } = await open(t);
  const cut = YUNXI.indexOf("1286");
  const broken = Buffer.concat([YUNXI.subarray(0, cut), Buffer.from([0xff, 0xfe, 0xff]), YUNXI.subarray(cut)]);
  await choose(page, { name: "broken.txt", mimeType: "text/plain", buffer: broken });
  await listed(page, 1);
  await page.locator("mark[data-measure]").first().waitFor({ state: "attached" });
  await page.getByTestId("warning").filter({ hasText: /[3３三]|字节|字符/ }).first().waitFor();
  done();
});

test("a text that is no report is told apart", async (t) => {
  const { page, done } = await open(t);
  await choose(page, file("poem.txt", "床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n"));
  await listed(page, 1);
  await page.getByText("不像政府工作报告").first().waitFor();
  assert.ok((await page.getByTestId("warning").count()) >= 1, "a warning says so");
  done();
});
