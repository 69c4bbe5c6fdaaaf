// Reads Cucumber Messages, a line each, on the standard input with Cucumber's own HTML formatter, opens the page that it
// makes, and prints what a reader sees there.
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { CucumberHtmlStream } from "@cucumber/html-formatter";
import { parseEnvelope } from "@cucumber/messages";
import { JSDOM, VirtualConsole } from "jsdom";

const formatter = new CucumberHtmlStream();
let page = "";
const sink = new Writable({ write: (chunk, _encoding, done) => ((page += chunk), done()) });
const finished = new Promise((resolve, reject) => {
  sink.on("finish", resolve);
  formatter.on("error", reject);
});
formatter.pipe(sink);
for await (const line of createInterface({ input: process.stdin })) formatter.write(parseEnvelope(line));
formatter.end();
await finished;

const errors = [];
const heard = new VirtualConsole();
heard.on("jsdomError", (error) => errors.push(error.message));
const { window } = new JSDOM(page, {
  runScripts: "dangerously",
  pretendToBeVisual: true,
  url: "http://localhost/",
  virtualConsole: heard,
  beforeParse(view) {
    view.matchMedia = () => ({ matches: false, addEventListener() {}, removeEventListener() {}, addListener() {}, removeListener() {} });
    view.IntersectionObserver = view.ResizeObserver = class { observe() {} unobserve() {} disconnect() {} };
  },
});
await new Promise((resolve) => setTimeout(resolve, 1500));
const text = window.document.getElementById("content")?.textContent ?? "";
process.stdout.write(JSON.stringify({ text, errors }));
process.exit(0);
