-- Tells on standard output what Neovim shows of the file that it was started with: diagnostics, completion, hover.
-- TEXTDESK is what starts the server, LINE and CHARACTER are where completion is asked for, counted from 0.
vim.o.swapfile = false

local command = vim.split(vim.env.TEXTDESK, "\n")
local client = vim.lsp.start_client({ name = "textdesk", cmd = command, root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(0, client)
vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 50)

local place = { line = tonumber(vim.env.LINE), character = tonumber(vim.env.CHARACTER) }
local function asked(method, position)
  local parameters = { textDocument = vim.lsp.util.make_text_document_params(), position = position }
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, parameters, 60000) or {}) do
    return answer.result
  end
end

local shown = { diagnostics = {}, completion = {}, hover = "" }
for _, each in ipairs(vim.diagnostic.get(0)) do
  table.insert(shown.diagnostics, { each.lnum + 1, each.severity, each.message })
end
for _, item in ipairs(vim.lsp.util.text_document_completion_list_to_complete_items(asked("textDocument/completion", place), "")) do
  table.insert(shown.completion, item.word)
end
local hover = asked("textDocument/hover", { line = place.line - 2, character = 10 })
shown.hover = hover and hover.contents.value or ""
io.write(vim.json.encode(shown))
vim.cmd("qa!")
