// peers.mjs FILE QUANTITIES: Recognizers-Text's Chinese models of numbers and units over a text, and over each line of a list.
// Prints as JSON: the time of the text in milliseconds, and for each line the values that are found.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// Where `make bench-peers` installs them.
const require = createRequire(new URL("../target/peers/", import.meta.url));
const numbers = require("@microsoft/recognizers-text-number");
const units = require("@microsoft/recognizers-text-number-with-unit");

const chinese = numbers.Culture.Chinese;
const models = [
  (text) => numbers.recognizeNumber(text, chinese),
  (text) => numbers.recognizePercentage(text, chinese),
  (text) => units.recognizeCurrency(text, chinese),
  (text) => units.recognizeDimension(text, chinese),
];
const all = (text) => models.flatMap((model) => model(text));
const [file, list] = process.argv.slice(2).map((path) => readFileSync(path, "utf8"));

all("增长5%");
const start = performance.now();
// Paragraph by paragraph: over a whole report its models take more than in proportion.
file.split("\n").forEach(all);
const milliseconds = performance.now() - start;
const found = list.trimEnd().split("\n").map((line) =>
  all(line.split("\t")[0]).map((it) => parseFloat(String(it.resolution?.value ?? "").replace("%", ""))));
console.log(JSON.stringify({ milliseconds, found }));
