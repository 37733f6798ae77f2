// bytes.mjs FOLDER: what the programs of a built page weigh, as they are and as a host sends them (brotli at its best).

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const folder = process.argv[2];
const sent = (content) => {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return brotliCompressSync(content, { params }).length;
};
let [all, whole] = [0, 0];
for (const name of (await readdir(folder)).sort()) {
  if (!/\.(wasm|js|css|html)$/.test(name)) continue;
  const content = await readFile(join(folder, name));
  all += sent(content);
  whole += content.length;
  console.log(`${String(content.length).padStart(9)} ${String(sent(content)).padStart(8)}  ${name}`);
}
console.log(`${String(whole).padStart(9)} ${String(all).padStart(8)}  in all`);
