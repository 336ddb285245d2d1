#!/usr/bin/env node
// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// tools/sbom.mjs PROGRAM: what the program is made of, as SPDX 2.3 in JSON on standard output: the libraries it is linked
// with, by Debian package, and the npm packages whose files are in it. SOURCE_DATE_EPOCH is the time of making.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const read = (name) => readFileSync(new URL(name, root), "utf8");
const version = /^ *version: '([^']+)'/m.exec(read("meson.build"))[1];
const program = process.argv[2];
const digest = createHash("sha256").update(readFileSync(program)).digest("hex");

const id = (kind, name) => `SPDXRef-${kind}-${name.replace(/[^A-Za-z0-9.-]+/g, "-")}`;
const item = (kind, name, more) => ({
    SPDXID: id(kind, name),
    name,
    filesAnalyzed: false,
    licenseConcluded: "NOASSERTION",
    licenseDeclared: "NOASSERTION",
    copyrightText: "NOASSERTION",
    ...more,
});
// What package.json files say in words of their own.
const spdxNames = { "BSD-0-Clause": "0BSD" };
const purl = (locator) => [{ referenceCategory: "PACKAGE-MANAGER", referenceType: "purl", referenceLocator: locator }];

const einklang = item("Package", "einklang", {
    versionInfo: version,
    downloadLocation: "NOASSERTION",
    licenseConcluded: "EUPL-1.2",
    licenseDeclared: "EUPL-1.2",
    copyrightText: "The Einklang authors",
    checksums: [{ algorithm: "SHA256", checksumValue: digest }],
});

const libraries = execFileSync(new URL("linked-packages", import.meta.url).pathname, [program], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.split(" "))
    .map(([name, number]) =>
        item("Debian", name, {
            versionInfo: number,
            supplier: "Organization: Debian",
            downloadLocation: "NOASSERTION",
            externalRefs: purl(`pkg:deb/debian/${name}@${encodeURIComponent(number)}`),
        }),
    );

const used = read("assets/manifest.txt")
    .split("\n")
    .map((line) => /^[^#]\S*\s+node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(line)?.[1])
    .filter(Boolean);
const lock = JSON.parse(read("package-lock.json")).packages;
const front = [...new Set(used)].sort().map((name) => {
    const entry = lock[`node_modules/${name}`];
    return item("npm", name, {
        versionInfo: entry.version,
        downloadLocation: "NOASSERTION",
        licenseDeclared: spdxNames[entry.license] ?? entry.license ?? "NOASSERTION",
        checksums: [{ algorithm: "SHA512", checksumValue: Buffer.from(entry.integrity.slice(7), "base64").toString("hex") }],
        externalRefs: purl(`pkg:npm/${name.replace("@", "%40")}@${entry.version}`),
    });
});

const created = new Date(Number(process.env.SOURCE_DATE_EPOCH ?? Math.floor(Date.now() / 1000)) * 1000);
process.stdout.write(`${JSON.stringify({
    spdxVersion: "SPDX-2.3",
    dataLicense: "CC0-1.0",
    SPDXID: "SPDXRef-DOCUMENT",
    name: `einklang-${version}`,
    documentNamespace: `https://einklang.example/spdx/einklang-${version}-${digest.slice(0, 16)}`,
    creationInfo: { created: created.toISOString().replace(/\.\d+Z$/, "Z"), creators: [`Tool: einklang-sbom-${version}`] },
    packages: [einklang, ...libraries, ...front],
    relationships: [
        { spdxElementId: "SPDXRef-DOCUMENT", relationshipType: "DESCRIBES", relatedSpdxElement: einklang.SPDXID },
        ...libraries.map((one) => ({ spdxElementId: einklang.SPDXID, relationshipType: "DYNAMIC_LINK", relatedSpdxElement: one.SPDXID })),
        ...front.map((one) => ({ spdxElementId: einklang.SPDXID, relationshipType: "CONTAINS", relatedSpdxElement: one.SPDXID })),
    ],
}, null, 2)}\n`);
