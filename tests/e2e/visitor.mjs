// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// Somebody without a browser: keeps cookies and sends the hidden fields of the forms that were shown.

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
export const unescapeHtml = (text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ENTITIES[name]);

/** Attributes of one start tag. */
const attributes = (tag) =>
  Object.fromEntries(
    [...tag.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)].slice(1).map(([, name, value]) => [name, unescapeHtml(value ?? "")]),
  );

/** Forms of a page: [{ action, fields: Map of hidden fields and of what the controls hold }]. */
export const formsOf = (html) =>
  [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head, inner]) => {
    const fields = new Map();
    for (const [tag] of inner.matchAll(/<input[^>]*>/g)) {
      const { name, type = "text", value = "", checked } = attributes(tag);
      if (name === undefined) continue;
      if ((type === "radio" || type === "checkbox") && checked === undefined) continue;
      fields.set(name, value);
    }
    for (const [, open, text] of inner.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g))
      fields.set(attributes(`x${open}`).name, unescapeHtml(text));
    for (const [, open, options] of inner.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
      const chosen = /<option value="([^"]*)"[^>]* selected/.exec(options) ?? /<option value="([^"]*)"/.exec(options);
      fields.set(attributes(`x${open}`).name, unescapeHtml(chosen?.[1] ?? ""));
    }
    const { action = "", method = "get" } = attributes(`form${head}`);
    return { action, method, fields };
  });

/* One line per cookie. The fetch of Debian 12's Node joins them by commas, which dates have as well. */
const cookieLines = (headers) =>
  headers.getSetCookie?.() ?? (headers.get("set-cookie") ?? "").split(/, (?=[A-Za-z_-]+=)/).filter((line) => line !== "");

/* What a form adds to the address it is sent to: that the browser keeps it for "Back", up to where it was read. */
const SENT = /[?&](gesendet=1|bis=\d+&fassung=\d+)$/;

export class Visitor {
  constructor(base, cookies = new Map([["einklang_language", "de"]])) {
    this.base = base;
    this.cookies = new Map(cookies);
  }

  /** { status, headers, body, location }; redirects are not followed. */
  async ask(method, path, { body, headers = {} } = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(new URL(path, this.base), {
      method,
      body,
      redirect: "manual",
      headers: { ...(cookie === "" ? {} : { Cookie: cookie }), ...headers },
    });
    for (const line of cookieLines(answer.headers)) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (/Max-Age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    this.last = {
      status: answer.status,
      headers: answer.headers,
      body: await answer.text(),
      location: answer.headers.get("location"),
    };
    return this.last;
  }

  get(path) {
    return this.ask("GET", path);
  }

  /** Posts these fields exactly as they are. */
  post(path, fields) {
    return this.ask("POST", path, { body: new URLSearchParams([...fields]) });
  }

  /** Fills the form of the page shown last whose action ends so, and sends it. */
  submit(values = {}, action = "") {
    const forms = formsOf(this.last.body).filter((form) => form.method === "post");
    const form = forms.find((one) => [one.action, one.action.replace(SENT, "")].some((way) => way.endsWith(action)));
    if (form === undefined) throw new Error(`no form for "${action}" on the page:\n${this.last.body}`);
    const fields = new Map(form.fields);
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) fields.delete(name);
      else fields.set(name, value);
    }
    return this.post(form.action, fields);
  }

  /** Opens the link of the example; `name` is who of its people to be. */
  async enterExample(link, name) {
    await this.get(link);
    await this.submit({}, "/beispiel");
    if (name === undefined) return;
    const { body } = await this.get("/beispiel");
    const chosen = /<form[^>]*>(?:(?!<form)[\s\S])*?<\/form>/g;
    const form = [...body.matchAll(chosen)].find(([html]) => html.includes(`: ${name}"`));
    if (form === undefined) {
      if (body.includes(`>${name}</h2>`)) return; // the session begins as the first of them
      throw new Error(`nobody of the example is called ${name}`);
    }
    const [{ action, fields }] = formsOf(form[0]);
    await this.post(action, fields);
  }
}
