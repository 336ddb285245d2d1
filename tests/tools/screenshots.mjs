// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// Makes the pictures of the README anew, from the example as it is now: node tests/tools/screenshots.mjs
import { join } from "node:path";
import { enterExample, openPage } from "../e2e/browse.mjs";
import { root, startServer } from "../e2e/server.mjs";
import { openBrowser } from "./browser.mjs";

const WIDTH = 1280;
const INITIATIVE = "/vorhaben/antragsassistenz";
/* `who` sees it, undefined: a citizen; `from`: what the picture begins with, otherwise the page. */
const PICTURES = [
  { name: "guide", path: INITIATIVE, who: "Petra Projekt", from: "main", height: 1300 },
  { name: "plan", path: `${INITIATIVE}/beteiligung?ansicht=zeit`, who: "Petra Projekt", from: "main", height: 1300 },
  { name: "public", path: INITIATIVE, height: 1300 },
];

const [browser, server] = await Promise.all([openBrowser(), startServer({ args: ["--example"] })]);
let session; /* of the example: its link opens once */
try {
  for (const { name, path, who, from, height } of PICTURES) {
    const { page, context, close } = await openPage(browser, { storageState: who && session });
    if (who !== undefined && session === undefined) {
      await enterExample(page, server, who);
      session = await context.storageState();
    }
    await page.goto(server.base + path);
    const top = from === undefined ? 0 : Math.round((await page.locator(from).first().boundingBox()).y);
    await page.screenshot({
      path: join(root, "docs/screenshots", `${name}.png`),
      fullPage: true,
      clip: { x: 0, y: top, width: WIDTH, height },
    });
    await close();
  }
} finally {
  await browser.close();
  await server.stop();
}
