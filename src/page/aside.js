// What the page seldom wants, and fetches then: what is told of a trouble, the sheet that asks for a password, the program
// of many reports, and what makes it work without the network.

import { IDLE_MS, at, beside, blobWorker, code, once, ready, text } from "./programs.js";

/**
 * Fills an element `trouble-told`: what is wrong, what to do. Its `parts` are an error or a warning as JSON; `troubles.tsv`
 * has a line for each code, and for each of its cases, which the details tell apart.
 */
export async function tell(element) {
  const parts = JSON.parse(element.getAttribute("parts"));
  const { code, message, details = {} } = parts.core ?? (parts.outside ? fault(parts.outside) : parts);
  const table = await text("troubles.tsv").catch(() => "");
  const line = (key) => table.split("\n").find((it) => it.startsWith(`${key}\t`));
  const cases = ["found", "limit", "password", "what", "kind"].map((name) => line(`${code}:${details[name]}`));
  const texts = (cases.find(Boolean) ?? line(code) ?? `\t${message}\t\t${message}\t`).split("\t");
  // Long numbers are grouped; years are none.
  const value = (name) => (/^\d{5,}$/.test(details[name]) ? Number(details[name]).toLocaleString() : (details[name] ?? ""));
  const [what, toDo] = texts.slice(chinese() ? 1 : 3).map((text) => text.replace(/\{(\w+)\}/g, (_, name) => value(name)));
  const told = make("p", { className: "line-what" });
  told.append(make("strong", {}, what), toDo ? ` ${toDo}` : "");
  element.replaceChildren(told);
  // Whoever reports a fault of ours needs the program's own words.
  if (["fault:crashed", "fault:unreadable", "internal"].includes(code)) element.append(make("p", { className: "line-detail", lang: "en" }, message));
  if (details.password) {
    const button = make("button", { className: "button small" }, chinese() ? "输入密码" : "Enter its password");
    Object.assign(button.dataset, { do: "unlock", testid: "unlock", file: element.dataset.file ?? "" });
    element.append(button);
  }
}

/** A fault outside of the core: its name, or its name with the browser's words. */
const fault = (it) => {
  const [code, message] = typeof it === "string" ? [it, ""] : Object.entries(it)[0];
  return { code: `fault:${code}`, message };
};

const chinese = () => document.documentElement.lang.startsWith("zh");

const make = (name, of, text = "") => Object.assign(document.createElement(name), of, text && { textContent: text });

/** Asks for the password of a file; null where none is given. */
export function askPassword(path, wrong) {
  const words = chinese()
    ? ["这个文件有密码", "密码不对，请再试。", "读这个文件", "取消"]
    : ["This file has a password", "That is not its password. Try again.", "Read this file", "Cancel"];
  const sheet = make("dialog", { className: "paste" });
  sheet.dataset.testid = "password";
  const form = make("form", { method: "dialog" });
  const field = make("input", { type: "password", id: "password-field", autocomplete: "off" });
  const title = make("h2", {});
  title.append(make("label", { htmlFor: field.id }, words[0]));
  const ways = make("div", { className: "ways" });
  ways.append(make("button", { className: "button primary", value: "read" }, words[2]), make("button", { className: "button quiet", value: "" }, words[3]));
  form.append(title, make("p", { className: "hint" }, path));
  if (wrong) form.append(make("p", { role: "alert" }, words[1]));
  form.append(field, ways);
  sheet.append(form);
  document.body.append(sheet);
  return new Promise((answer) => {
    sheet.addEventListener("close", () => {
      sheet.remove();
      answer(sheet.returnValue === "read" && field.value ? field.value : null);
    });
    sheet.showModal();
  });
}

/** The program of many reports, once its style is there. */
export async function many(build) {
  if (!document.getElementById("many-style")) {
    const style = document.head.appendChild(document.createElement("link"));
    Object.assign(style, { id: "many-style", rel: "stylesheet", href: at("many.css") });
    await new Promise((styled) => (style.onload = style.onerror = styled));
  }
  return beside("many", build);
}

/** Starts a worker of the program of many reports, which asks for it: by what is held, or else by its address. */
window.startMany = () => {
  const [script, program] = [ready["many.js"], ready.many];
  const begin = "({ module_or_path: program }).then(serve).catch((error) => setTimeout(() => { throw error; }));";
  const parts = script && program
    ? [script, `\nself.onmessage = ({ data: program }) => { self.onmessage = null; __wbg_init${begin} };`]
    : [`import start, { serve } from "${at("many.js")}";\nconst program = "${at("many_bg.wasm")}";\nstart${begin}`];
  const worker = blobWorker(parts);
  if (script && program) worker.postMessage(program);
  return worker;
};

/** Fetches all that the page may need, and then says that it works without the network. */
export async function prepare(build) {
  while (document.documentElement.dataset.offline !== "yes") {
    try {
      await Promise.all([
        ...["unpack", "pdf", "export", "many"].map(code),
        ...["sample.txt", "troubles.tsv", "many.js"].map(text),
        beside("export", build),
        many(build),
      ]);
      document.documentElement.dataset.offline = "yes";
    } catch {
      await new Promise((later) => setTimeout(later, IDLE_MS));
    }
  }
}
