// Starts textdesk lsp for feature files, and nothing else.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
  const command = workspace.getConfiguration("textdesk").get("command");
  client = new LanguageClient("textdesk", "TextDesk", { command, args: ["lsp"] }, { documentSelector: [{ language: "gherkin" }] });
  return client.start();
};

exports.deactivate = () => client?.stop();
