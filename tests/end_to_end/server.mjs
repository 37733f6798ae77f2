// A static server like any host's: files, their types, and no header besides. `node server.mjs FOLDER PORT` serves.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/**
 * Serves `folder` under `prefix` ("/" or "/some/path/"); `port` 0 takes a free one. `log` gets each request: its
 * path, the file that answered it or null, and the time in milliseconds since 1970.
 */
export async function serve(folder, { prefix = "/", port = 0 } = {}) {
  const root = resolve(folder);
  const log = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    let file = path.startsWith(prefix) ? join(root, normalize("/" + path.slice(prefix.length))) : null;
    if (file?.endsWith("/") || file === root) file = join(file, "index.html");
    const found = file && (await stat(file).catch(() => null));
    const entry = { path, url: request.url, file: found?.isFile() ? file : null, at: Date.now() };
    log.push(entry);
    if (!entry.file) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-length": found.size,
    });
    createReadStream(file).on("error", () => response.destroy()).pipe(response);
  });
  await new Promise((done, failed) => server.once("error", failed).listen(port, "127.0.0.1", done));
  const url = `http://127.0.0.1:${server.address().port}${prefix}`;
  const close = () => new Promise((done) => (server.closeAllConnections(), server.close(done)));
  return { url, log, close };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = "dist", port = "8080"] = process.argv.slice(2);
  try {
    const { url } = await serve(folder, { port: Number(port) });
    console.log(`${url}  (end with Ctrl-C)`);
  } catch (error) {
    console.error(error.code === "EADDRINUSE" ? `port ${port} is taken: try make serve PORT=8081` : error.message);
    process.exit(1);
  }
}
