// Every format that a report comes in: read in the browser by programs that are fetched for it, archives file by file, what
// is under a password once it is given, and all of it without the network from the moment the page says so.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { YUNXI, choose, docx, drop, listed, setUp, yunxi, zip } from "./harness.mjs";

const { open } = setUp();

const REPORTS = join(dirname(fileURLToPath(import.meta.url)), "../reports");
/** A report of an invented city, saved by a program of an office. */
const saved = async (name) => ({ name, mimeType: "", buffer: await readFile(join(REPORTS, name)) });
const file = (name, content) => ({ name, mimeType: "", buffer: Buffer.from(content) });

/** A report as a PDF whose font is not embedded and tells no characters, as those of offices often are. */
function pdf(name = "云溪市2024.pdf", text = YUNXI.toString()) {
  const lines = text.split("\n").flatMap((line) => line.match(/.{1,40}/gu) ?? []);
  const pages = [];
  for (let at = 0; at < lines.length; at += 40) pages.push(lines.slice(at, at + 40));
  const hex = (line) => Buffer.from(line, "utf16le").swap16().toString("hex");
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, at) => `${4 + 2 * at} 0 R`).join(" ")}]>>`,
    "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>]>>",
  ];
  pages.forEach((page, at) => {
    const content = page.map((line, nth) => `BT /F1 12 Tf 50 ${780 - 18 * nth} Td <${hex(line)}> Tj ET`).join("\n");
    objects.push(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents ${5 + 2 * at} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`);
    objects.push(`<</Length ${content.length}>>stream\n${content}\nendstream`);
  });
  let out = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = out.length;
    out += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const table = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF`;
  return { name, mimeType: "application/pdf", buffer: Buffer.from(out, "latin1") };
}

/** How many measures the open report has. */
async function measures(page) {
  const marks = page.locator("mark[data-measure]");
  await marks.first().waitFor({ state: "attached" });
  return marks.count();
}

/** The paths of the reports that are listed, sorted. */
const paths = async (page) => (await page.locator('[data-testid="report"] .entry-open').evaluateAll((lines) => lines.map((it) => it.title))).sort();

test("a PDF is read by a program that is fetched for it, and once", async (t) => {
  const { page, server, done } = await open(t);
  const asked = server.log.length;
  const fetched = () => server.log.slice(asked).map((it) => it.url).filter((it) => /pdf|unpack/.test(it));
  await choose(page, yunxi());
  await listed(page, 1);
  const count = await measures(page);
  assert.deepEqual(fetched(), []);
  await choose(page, pdf());
  await listed(page, 2);
  await page.getByTestId("report").nth(1).locator("button").first().click();
  await page.getByText("pdf").first().waitFor({ state: "attached" });
  assert.ok(Math.abs((await measures(page)) - count) <= count * 0.02, "the same text has the same measures");
  await choose(page, pdf("again.pdf"));
  await listed(page, 3);
  assert.equal(fetched().length, 1, fetched().join("\n"));
  assert.match(fetched()[0], /^\/pdf_bg\.wasm\?v=[0-9a-f]{16}$/);
  done();
});

// "县" and "报告" in GBK, as Chinese Windows writes names into archives.
const GBK = Buffer.concat([Buffer.from([0xcf, 0xd8]), Buffer.from("/"), Buffer.from([0xb1, 0xa8, 0xb8, 0xe6]), Buffer.from(".txt")]);

test("an archive gives a row for each file, those of archives in it too, and they are kept", async (t) => {
  const { page, done } = await open(t);
  const inner = zip([[GBK, YUNXI], ["b.docx", docx().buffer]]);
  const archive = zip([["dir/inner.zip", inner], ["picture.png", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\0\0\0\0\0", "latin1")], ["c.txt", YUNXI], ["__MACOSX/._c.txt", Buffer.from("x")]]);
  await choose(page, [yunxi("a.txt"), file("a.zip", archive), yunxi("z.txt")]);
  await listed(page, 5, 1);
  const wanted = ["a.txt", "a.zip/c.txt", "a.zip/dir/inner.zip/b.docx", "a.zip/dir/inner.zip/县/报告.txt", "z.txt"];
  await page.locator(".entry-open").first().waitFor();
  assert.deepEqual(await paths(page), wanted);
  assert.match(await page.getByTestId("file-error").innerText(), /a\.zip\/picture\.png/);
  // They are kept as files of their own.
  await page.reload();
  await listed(page, 5, 1);
  await page.locator(".entry-open").first().waitFor();
  assert.deepEqual(await paths(page), wanted);
  await page.getByTestId("report").nth(2).locator("button").first().click();
  assert.ok((await measures(page)) > 20);
  done();
});

test("an archive of one file opens it", async (t) => {
  const { page, done } = await open(t);
  await choose(page, file("one.zip", zip([["云溪市2024.txt", YUNXI]])));
  await listed(page, 1);
  assert.ok((await measures(page)) > 20);
  done();
});

test("an archive without files, a damaged one and one that swells are told", async (t) => {
  const { page, done } = await open(t);
  const good = zip([["c.txt", YUNXI]]);
  await choose(page, [file("none.zip", zip([["dir/", Buffer.alloc(0)]])), file("cut.zip", good.subarray(0, good.length - 30)), yunxi()]);
  await listed(page, 1, 2);
  done();
});

/** Answers what the sheet for passwords asks. */
async function answer(page, password) {
  const sheet = page.getByTestId("password");
  await sheet.waitFor();
  await page.locator("#password-field").fill(password);
  await page.keyboard.press("Enter");
}

test("a PDF under a password is read when it is given", async (t) => {
  const { page, done } = await open(t);
  const locked = await saved("yunxi-locked.pdf");
  await choose(page, locked);
  const sheet = page.getByTestId("password");
  await sheet.waitFor();
  assert.match(await sheet.innerText(), /yunxi-locked\.pdf/);
  assert.doesNotMatch(await sheet.innerText(), /密码不对/, "not yet");
  await answer(page, "wrong");
  await sheet.getByText("密码不对").waitFor();
  await answer(page, "yunxi");
  await listed(page, 1);
  // Who declines is asked no more, but can ask; the password is tried on all that want one.
  await choose(page, [locked, { ...locked, name: "second.pdf" }]);
  await sheet.waitFor();
  await page.keyboard.press("Escape");
  await listed(page, 1, 2);
  await page.getByTestId("unlock").first().click();
  await answer(page, "yunxi");
  await listed(page, 3);
  done();
});

test("an archive under a password is read when it is given", async (t) => {
  const { page, done } = await open(t);
  await choose(page, file("locked.zip", zip([["a.txt", YUNXI], ["b.txt", YUNXI]], { password: "yunxi" })));
  await answer(page, "yunxi");
  await listed(page, 2);
  await page.locator(".entry-open").first().waitFor();
  assert.deepEqual(await paths(page), ["locked.zip/a.txt", "locked.zip/b.txt"]);
  done();
});

/** A workbook: a table of two columns. */
const xlsx = () => zip([
  ["xl/workbook.xml", Buffer.from("<workbook><sheets><sheet name='a' r:id='r1'/></sheets></workbook>")],
  ["xl/_rels/workbook.xml.rels", Buffer.from("<R><R Id='r1' Target='worksheets/a.xml'/></R>")],
  ["xl/worksheets/a.xml", Buffer.from(`<w>${YUNXI.toString().split("\n").map((line, at) => `<row><c r='A${at + 1}' t='str'><v>${line}</v></c></row>`).join("")}</w>`)],
]);

/** The national format of fixed pages: a line a text object. */
function ofd() {
  const lines = YUNXI.toString().split("\n").flatMap((line) => line.match(/.{1,30}/gu) ?? []);
  const pages = [];
  for (let at = 0; at < lines.length; at += 30) pages.push(lines.slice(at, at + 30));
  const object = (line, nth) => `<TextObject Boundary='20 ${20 + 8 * nth} 170 6' Size='5'><TextCode X='0' Y='4' DeltaX='g ${[...line].length - 1} 5'>${line}</TextCode></TextObject>`;
  return zip([
    ["OFD.xml", Buffer.from("<OFD><DocBody><DocRoot>D/Document.xml</DocRoot></DocBody></OFD>")],
    ["D/Document.xml", Buffer.from(`<Document><Pages>${pages.map((_, at) => `<Page BaseLoc='P${at}.xml'/>`).join("")}</Pages></Document>`)],
    ...pages.map((page, at) => [`D/P${at}.xml`, Buffer.from(`<Page>${page.map(object).join("")}</Page>`)]),
  ]);
}

/** One file of each format that is read, and some that are not. */
async function everyFormat() {
  const html = `<!doctype html><meta charset="utf-8"><title>云溪市</title><nav>首页 打印</nav><article>${YUNXI.toString().split("\n").map((line) => `<p>${line}</p>`).join("")}</article>`;
  const office = async (ending) => [`yunxi.${ending}`, (await saved(`yunxi-2024.${ending}`)).buffer];
  const read = [
    ["a.txt", YUNXI],
    ["a.md", Buffer.from(YUNXI.toString().replace(/^(一、.*)$/m, "## $1"))],
    ["a.html", Buffer.from(html)],
    ["a.mhtml", Buffer.from(`MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n\n${html}\n--x--`)],
    ["a.csv", Buffer.from(YUNXI.toString().split("\n").map((line, at) => `${at},"${line}"`).join("\n"))],
    ["a.xlsx", xlsx()],
    ["a.ofd", ofd()],
    ["unnamed.pdf", pdf().buffer],
    ["inside.zip", zip([["里面.txt", YUNXI]])],
    await office("doc"),
    ["a.wps", (await office("doc"))[1]],
    await office("docx"),
    await office("rtf"),
    await office("pdf"),
  ];
  const told = [
    ["empty.txt", Buffer.alloc(0), /空/],
    ["old.xls.zip", zip([["[Content_Types].xml", Buffer.from("<a/>")], ["ppt/presentation.xml", Buffer.from("<a/>")]]), /演示文稿/],
    ["picture.png", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\0\0\0\0\0", "latin1"), /图片/],
    ["a.rar", Buffer.from("Rar!\x1a\x07\x01\0\0\0\0\0", "latin1"), /RAR/],
    ["cut.docx", docx().buffer.subarray(0, 600), /损坏/],
    ["broken.pdf", Buffer.from("%PDF-1.7\n\0\0\0\0"), /损坏/],
  ];
  return { read, told };
}

test("a folder with one of each is read, or told why in Chinese, without the network once the page says so", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "baogao-"));
  t.after(() => rm(folder, { recursive: true }));
  const { page, server, errors } = await open(t, { expectErrors: true });
  await page.getByTestId("offline").waitFor({ state: "visible", timeout: 60_000 });
  await page.context().setOffline(true);
  const asked = server.log.length;
  const { read, told } = await everyFormat();
  await mkdir(join(folder, "各种格式"));
  for (const [name, content] of [...read, ...told]) await writeFile(join(folder, "各种格式", name), content);
  await drop(page, [join(folder, "各种格式")]);
  await listed(page, read.length, told.length);
  assert.equal(server.log.length, asked, "nothing was asked for");
  for (const [name, , words] of told) {
    const message = await page.getByTestId("file-error").filter({ hasText: name }).innerText();
    assert.match(message, words);
    assert.doesNotMatch(message.replace(name, "").replace(/各种格式\//, "").replace(/\.\w+/g, ""), /[a-z]{4,}/, "no English");
  }
  await page.getByTestId("report").first().locator("button").first().click();
  assert.ok((await measures(page)) > 20);
  // The browser itself asks for the icon of each address anew.
  assert.deepEqual(errors.filter((it) => !/ERR_INTERNET_DISCONNECTED/.test(it)), []);
});

/** Numbers that look random and are the same each time. */
function numbers(seed) {
  let state = seed;
  return (end) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % Math.max(end, 1);
  };
}

test("after a hundred mutated files a good one is still read", async (t) => {
  const { page } = await open(t, { expectErrors: true });
  const { read } = await everyFormat();
  const below = numbers(20241117);
  const mutated = Array.from({ length: 100 }, (_, at) => {
    const [name, content] = read[at % read.length];
    let buffer = Buffer.from(content);
    for (let change = 1 + below(8); change > 0; change--) {
      const place = below(buffer.length);
      if (below(4)) buffer[place] = below(256);
      else buffer = below(2) ? buffer.subarray(0, place) : Buffer.concat([buffer.subarray(0, place), buffer.subarray(place / 2)]);
    }
    return { name: `${at}-${name}`, mimeType: "", buffer };
  });
  await choose(page, mutated);
  await page.waitForFunction(() => {
    const count = (id) => document.querySelectorAll(`[data-testid="${id}"]`).length;
    return !document.querySelector(".line.waiting, .entry.waiting") && count("report") + count("file-error") >= 90;
  }, null, { timeout: 180_000 });
  const before = await page.getByTestId("report").count();
  t.diagnostic(`${before} reports and ${await page.getByTestId("file-error").count()} errors from 100 mutated files`);
  const crashed = await page.getByTestId("file-error").filter({ hasText: /程序中断|读得太久|程序出了差错/ }).allInnerTexts();
  assert.deepEqual(crashed, [], "no reader breaks off");
  await choose(page, [yunxi("good.txt"), pdf("good.pdf"), docx("good.docx")]);
  await listed(page, before + 3, await page.getByTestId("file-error").count());
});
