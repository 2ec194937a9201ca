-- `:checkhealth dateline`.

local M = {}

local health = vim.health or require('health')
local start = health.start or health.report_start
local ok = health.ok or health.report_ok
local warn = health.warn or health.report_warn
local problem = health.error or health.report_error
local info = health.info or health.report_info

local function check_editor()
  start('dateline: editor')
  local version = vim.version()
  local text = ('Neovim %d.%d.%d'):format(version.major, version.minor, version.patch)
  if vim.fn.has('nvim-0.7') == 0 then
    problem(text, { 'dateline needs Neovim 0.7 or newer' })
  elseif vim.lsp.config then
    ok(text .. ': started by vim.lsp.enable')
  else
    ok(text .. ': started by a FileType autocommand')
  end
end

local function check_server()
  start('dateline: server')
  local options = require('dateline.options')
  local command, origin = options.command()
  if not origin then
    problem(("cannot run '%s'"):format(command[1] or ''), {
      "install it: 'cargo install --path .' in dateline's checkout",
      "or say where it is: require('dateline').setup{ cmd = { '/path/to/dateline', 'lsp' } }",
    })
    return
  end
  local places = { setup = 'named in setup', PATH = 'on the PATH', checkout = 'built in the checkout of this plugin' }
  ok(('%s (%s)'):format(vim.fn.exepath(command[1]), places[origin]))
  local answer = vim.fn.systemlist({ command[1], '--version' })
  if vim.v.shell_error == 0 and answer[1] then
    ok('version: ' .. answer[1])
  else
    warn(("'%s --version' gave no version"):format(command[1]), { 'is it the dateline binary, built for this machine?' })
  end
end

local function check_clients()
  start('dateline: workspaces')
  local client_of = require('dateline.client')
  local running = client_of.running()
  if #running == 0 then
    info('no server runs; it starts with the first Markdown, text or HTML file')
  end
  for _, client in ipairs(running) do
    local buffers = vim.tbl_map(function(buffer)
      return vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':~:.')
    end, client_of.buffers(client))
    local folder = client.config.root_dir
    local reason
    if folder then
      _, reason = require('dateline.root').find(folder .. '/.')
    end
    ok(
      ('client %d: %s; position encoding %s; %s'):format(
        client.id,
        folder and ('%s %s'):format(folder, reason) or 'files that stand alone',
        client.offset_encoding or 'utf-16',
        #buffers > 0 and 'attached to ' .. table.concat(buffers, ', ') or 'attached to no buffer'
      )
    )
  end
  info('log: ' .. client_of.log_path())
end

function M.check()
  check_editor()
  check_server()
  check_clients()
end

return M
