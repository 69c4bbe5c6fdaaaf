// Starts textdesk lsp for feature files, and nothing else.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
  const settings = workspace.getConfiguration("textdesk");
  const args = ["lsp", ...Object.entries(settings.get("desks")).flatMap(([name, target]) => ["--desk", `${name}=${target}`])];
  client = new LanguageClient("textdesk", "TextDesk", { command: settings.get("command"), args }, {
    documentSelector: [{ language: "gherkin" }],
    initializationOptions: { desk: settings.get("desk") },
    synchronize: { configurationSection: "textdesk" },
  });
  return client.start();
};

exports.deactivate = () => client?.stop();
