// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// html-validate with the rules that our pages keep.
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    "doctype-style": "off",
    "long-title": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    "attribute-boolean-style": "off",
    "no-redundant-role": "off", // a table whose rows are blocks on a narrow screen stays a table by its roles
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    "valid-id": ["error", { relaxed: true }], // keys joined by "+" are valid HTML
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit"] }], // of several buttons only the pressed one is sent
  },
});

/** One line per finding, [] for valid HTML. */
export const htmlFindings = async (html) => {
  const report = await validator.validateString(html);
  return report.results
    .flatMap((result) => result.messages)
    .map((message) => `${message.line}: ${message.message} (${message.ruleId})`);
};
