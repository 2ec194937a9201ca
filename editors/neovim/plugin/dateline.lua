-- Loaded by Neovim at its start: the commands, and the server for notes and sources as they are opened.
-- `vim.g.dateline_autostart = false` before this leaves the starting to `require('dateline').setup()`.

if vim.g.loaded_dateline then
  return
end
vim.g.loaded_dateline = true

if vim.fn.has('nvim-0.7') == 0 then
  vim.api.nvim_echo({ { 'dateline: needs Neovim 0.7 or newer', 'WarningMsg' } }, true, {})
  return
end

require('dateline.commands').define()
require('dateline.views').define()

if vim.g.dateline_autostart ~= false then
  require('dateline').enable()
end
