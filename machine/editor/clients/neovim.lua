-- textdesk lsp in Neovim: lsp/textdesk.lua in a folder of the runtime path, then vim.lsp.enable("textdesk").
return {
  cmd = { "textdesk", "lsp" },
  filetypes = { "cucumber" },
  root_markers = { "textdesk.toml", "pyproject.toml", ".git" },
}
