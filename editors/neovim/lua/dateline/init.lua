-- What a user's configuration calls: `require('dateline').setup{…}`.

local M = {}

--- Sets options and starts the server for the buffers that it is for.
---@param options? table see `:help dateline-options`
function M.setup(options)
  require('dateline.options').set(options)
  M.enable()
end

--- Starts the server for matching buffers, those open now and those opened later. Calling it again changes nothing.
function M.enable()
  local client = require('dateline.client')
  if vim.lsp.config and vim.lsp.enable then
    vim.lsp.config('dateline', client.config())
    vim.lsp.enable('dateline')
    return
  end
  local options = require('dateline.options').get()
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('dateline', { clear = true }),
    pattern = options.filetypes,
    callback = function(event)
      client.attach(event.buf)
    end,
  })
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.tbl_contains(options.filetypes, vim.bo[buffer].filetype) then
      client.attach(buffer)
    end
  end
end

return M
