// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// Serves the expected pages with the assets as they are in the sources, under the policy of the product.
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const expected = join(root, "tests/golden/expected");
export const pages = readdirSync(expected).filter((name) => name.endsWith(".html"));
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const POLICY = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'";

/* Assets as assets/manifest.txt lists them, under their names without hash. */
const assets = new Map(
  readFileSync(join(root, "assets/manifest.txt"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.trim().split(/\s+/))
    .map(([name, path]) => [`/assets/${name}`, join(root, path)]),
);

const content = (path) => {
  if (assets.has(path)) {
    const bytes = readFileSync(assets.get(path));
    if (!path.endsWith(".css")) return bytes;
    return bytes.toString().replaceAll(/url\("asset:([^"]+)"\)/g, 'url("/assets/$1")');
  }
  return pages.includes(path.slice(1)) ? readFileSync(join(expected, path.slice(1))) : null;
};

const answer = async (request, response, posts) => {
  if (request.method === "POST") {
    let body = "";
    for await (const piece of request) body += piece;
    posts.push(body);
    setTimeout(() => response.writeHead(204).end(), 300);
    return;
  }
  const bytes = content(request.url);
  response.writeHead(bytes === null ? 404 : 200, {
    "Content-Type": TYPES[extname(request.url)] ?? "text/plain",
    "Content-Security-Policy": POLICY,
    ...(assets.has(request.url) && { "Cache-Control": "max-age=3600" }),
  });
  response.end(bytes);
};

/** Resolves to { base, posts, close() }; `posts` are the bodies of forms that were sent. A form is answered slowly,
 * as somebody with a weak connection would see it. */
export const servePages = async () => {
  const posts = [];
  const server = createServer((request, response) => answer(request, response, posts));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { base: `http://127.0.0.1:${server.address().port}/`, posts, close };
};
