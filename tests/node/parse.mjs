// Reads Mermaid texts with Mermaid's own parser: a list of them as JSON on the standard input. Prints for each, as JSON,
// which kind of picture it is and what is in it, or what the parser says against it.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false });

const told = [];
for (const text of JSON.parse(readFileSync(0, "utf8"))) {
  try {
    const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    const { nodes, edges } = db.getData();
    told.push({
      kind: type,
      nodes: nodes.map(({ id, label }) => ({ id, label })),
      edges: edges.map(({ start, end, label }) => ({ start, end, label })),
    });
  } catch (error) {
    told.push({ error: String(error.message ?? error) });
  }
}
process.stdout.write(JSON.stringify(told));
