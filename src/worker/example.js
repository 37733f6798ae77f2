// A page of another's that reads reports: each file's place, year and main targets in a table.
import { analyze } from "./baogao.js";

const rows = document.getElementById("rows");

document.getElementById("files").addEventListener("change", async (event) => {
  for (const file of event.target.files) {
    for (const { file: read, reports } of await analyze(file.name, file)) {
      for (const { meta, measures } of reports) {
        const targets = measures.filter((it) => it.headline).map((it) => `${it.indicator?.text ?? ""} ${it.quote.exact}`);
        const row = rows.insertRow();
        for (const text of [read.path, meta.region ?? "", meta.year ?? "", targets.join("; ")]) row.insertCell().textContent = text;
      }
    }
  }
});
