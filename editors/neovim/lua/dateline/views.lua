-- What the server shows beside the text: the command of its lenses, and the colours of its tokens.

local M = {}

-- The groups that Neovim gives semantic tokens of these types, and what they look like unless a colour scheme says otherwise.
local colours = { actor = 'Type', event = 'Function', time = 'Number', quotation = 'String', assessment = 'Comment' }

--- A lens was chosen: its places go into the quickfix list, one alone is jumped to.
local function show_references(command, context)
  local places = (command.arguments or {})[3] or {}
  local client = vim.lsp.get_client_by_id(context.client_id)
  if #places == 0 or not client then
    return
  end
  local ok, items = pcall(vim.lsp.util.locations_to_items, places, client.offset_encoding)
  if not ok then
    items = vim.lsp.util.locations_to_items(places)
  end
  vim.fn.setqflist({}, ' ', { title = command.title, items = items })
  vim.cmd(#items == 1 and 'cfirst' or 'botright copen')
end

--- Makes the command known and links the colours; calling it again changes nothing.
function M.define()
  if vim.lsp.commands then
    vim.lsp.commands['dateline.showReferences'] = show_references
  end
  if vim.fn.has('nvim-0.9') == 1 then
    for kind, group in pairs(colours) do
      vim.api.nvim_set_hl(0, '@lsp.type.' .. kind, { link = group, default = true })
    end
  end
end

return M
