// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// A picture on its way from the computer of who leads onto the phones of a workshop: a photograph that lies on its side,
// added, called in a text to show, seen upright and as wide as the phone at most, with its words.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertNarrow, assertSound, openExample, openPage } from "./browse.mjs";
import { openRoom } from "./route_pages.mjs";

const BASE = "/vorhaben/antragsassistenz";
const SECRET = "Zwetschgenkuchen";

let browser, server, lead, close, room;
before(async () => {
  ({ browser, server, lead, close } = await openExample());
  room = await openRoom(server, lead);
});
after(() => close());

const cookiesOf = (visitor) => [...visitor.cookies].map(([name, value]) => ({ name, value, url: server.base }));

/* An Exif block: which side is up, and a description. */
const exif = (side) => {
  const block = Buffer.alloc(48 + SECRET.length);
  block.write("Exif\0\0MM\0*", "latin1");
  block.writeUInt32BE(8, 10);
  block.writeUInt16BE(2, 14);
  [0x0112, 3, 0, 1, side, 0].forEach((value, i) => block.writeUInt16BE(value, 16 + 2 * i));
  [0x010e, 2, 0, SECRET.length, 0, 38].forEach((value, i) => block.writeUInt16BE(value, 28 + 2 * i));
  block.write(SECRET, 44, "latin1");
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(block.length + 2, 2);
  return Buffer.concat([head, block]);
};

/* As a browser writes one: 800 by 500 pixels, red on the left, blue on the right; lying on its side. */
const photograph = async (page) => {
  const text = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 800, height: 500 });
    const pen = canvas.getContext("2d");
    pen.fillStyle = "red";
    pen.fillRect(0, 0, 400, 500);
    pen.fillStyle = "blue";
    pen.fillRect(400, 0, 400, 500);
    return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
  });
  const bytes = Buffer.from(text, "base64");
  return Buffer.concat([bytes.subarray(0, 2), exif(6), bytes.subarray(2)]);
};

/* What colour stands where of the picture as it is shown: "r", "b" or another. */
const coloursOf = (picture) =>
  picture.evaluate(async (image) => {
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: 10, height: 10 });
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0, 10, 10);
    const at = (x, y) => {
      const [r, , b] = pen.getImageData(x, y, 1, 1).data;
      return r > 200 && b < 60 ? "r" : b > 200 && r < 60 ? "b" : "?";
    };
    return at(2, 1) + at(8, 1) + at(2, 8) + at(8, 8);
  });

test("a photograph reaches the phones", async () => {
  const { page, context: desk, close: closeLead } = await openPage(browser);
  await desk.addCookies(cookiesOf(lead));
  await page.goto(`${server.base}${BASE}/workshops/${room.workshop}`);
  await page.getByRole("link", { name: "Bild hinzufügen" }).click();
  const file = { name: "IMG_1.JPG", mimeType: "image/jpeg", buffer: await photograph(page) };
  await page.getByLabel("Bilddatei").setInputFiles(file);
  await page.getByLabel("Name", { exact: true }).fill("zwei-farben");
  await page.getByRole("button", { name: "Bild hinzufügen" }).click();
  await page.getByRole("link", { name: /^Alternativtext: Bitte sagen Sie/ }).waitFor();
  await assertSound(page);
  await page.getByLabel("Bilddatei").setInputFiles(file);
  await page.getByLabel(/^Alternativtext/).fill("Oben rot, unten blau");
  await page.getByRole("button", { name: "Bild hinzufügen" }).click();
  await page.getByText("![](bild:zwei-farben)").waitFor();
  await assertSound(page);

  const shown = page.locator("#bilder ~ ul img").last();
  const bytes = await (await page.request.get(server.base + (await shown.getAttribute("src")))).body();
  assert.equal(bytes.includes(SECRET), false);
  await page.goto(`${server.base}${BASE}/workshops/${room.workshop}`);
  await page.locator(".agenda h3 a[href*='/programmpunkte/']").first().click();
  await page.getByRole("link", { name: "Bearbeiten" }).first().click();
  await page.getByLabel(/^Text zum Zeigen/).fill("# Farben\n\n![](bild:zwei-farben)");
  await page.getByLabel(/^Der Text in einfacher Sprache/).fill("");
  await page.getByLabel(/^Der Text auf Englisch/).fill("");
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.goto(server.base + room.lead);
  await page.locator('form[action$="/tun/begin"] button').first().click();

  const { page: phone, context, close: closePhone } = await openPage(browser, { viewport: { width: 320, height: 640 } });
  await context.addCookies(cookiesOf(room.device));
  await phone.goto(`${server.base}/w/raum`);
  const picture = phone.getByRole("img", { name: "Oben rot, unten blau" });
  await picture.scrollIntoViewIfNeeded();
  assert.equal(await coloursOf(picture), "rrbb");
  const { width, height } = await picture.boundingBox();
  assert.ok(width <= 320 && Math.abs(height / width - 800 / 500) < 0.02, `${width} by ${height}`);
  await assertNarrow(phone);
  await assertSound(phone);
  await closePhone();
  await closeLead();
});
