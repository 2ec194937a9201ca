-- The options of `setup`, with their defaults.

local M = {}

local defaults = {
  -- The command that starts the server; nil: `dateline lsp`, from the PATH or from the checkout that this plugin lies in.
  cmd = nil,
  -- `toml` and `bib` only inside a workspace, for the findings in dossiers and bibliographies.
  filetypes = { 'markdown', 'text', 'html', 'toml', 'bib' },
  -- The keys of dateline.toml; they win over the file for this user.
  settings = {},
  -- Gives the buffers that the server attaches to the keys that Neovim 0.11 has by default: K, gd, grr, gra.
  keymaps = false,
  -- Called with (client, buffer) when the server has attached to a buffer.
  on_attach = nil,
  -- What the editor can do, as completion plugins extend it; nil: Neovim's own.
  capabilities = nil,
}

local types = { cmd = 'table', filetypes = 'table', settings = 'table', keymaps = 'boolean', on_attach = 'function', capabilities = 'table' }

local current = vim.deepcopy(defaults)

--- Replaces the options; one that is unknown or of a wrong type is named and left out.
---@param options? table
function M.set(options)
  current = vim.deepcopy(defaults)
  for name, value in pairs(options or {}) do
    if not types[name] then
      local known = vim.tbl_keys(types)
      table.sort(known)
      vim.notify(
        ('dateline: there is no option "%s"; there are %s'):format(tostring(name), table.concat(known, ', ')),
        vim.log.levels.WARN
      )
    elseif type(value) ~= types[name] then
      vim.notify(
        ('dateline: option "%s" is to be a %s, not a %s'):format(name, types[name], type(value)),
        vim.log.levels.WARN
      )
    else
      current[name] = value
    end
  end
end

---@return table options
function M.get()
  return current
end

--- The command that starts the server, and where it was found: `setup`, `PATH`, `checkout`, or nil where nothing was.
---@return string[] command
---@return string|nil origin
function M.command()
  if current.cmd then
    local found = current.cmd[1] and vim.fn.executable(current.cmd[1]) == 1
    return current.cmd, found and 'setup' or nil
  end
  if vim.fn.executable('dateline') == 1 then
    return { 'dateline', 'lsp' }, 'PATH'
  end
  -- This file is editors/neovim/lua/dateline/options.lua of a checkout, where the plugin is used from one.
  local here = debug.getinfo(1, 'S').source:gsub('^@', '')
  local checkout = vim.fn.fnamemodify(here, ':p:h:h:h:h:h')
  local built = checkout .. '/target/release/dateline'
  if vim.fn.executable(built) == 1 then
    return { built, 'lsp' }, 'checkout'
  end
  return { 'dateline', 'lsp' }, nil
end

--- What to tell a user whose server cannot be found.
---@return string
function M.missing()
  return ("dateline: cannot run '%s'. Install it with 'cargo install --path .' in dateline's checkout, or say where it is: "):format(
    M.command()[1] or ''
  ) .. "require('dateline').setup{ cmd = { '/path/to/dateline', 'lsp' } }. :checkhealth dateline tells more."
end

return M
