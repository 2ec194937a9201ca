-- The client of the server, by what this Neovim offers: `vim.lsp.config` (0.11), `vim.lsp.start` (0.8), or by hand (0.7).

local options = require('dateline.options')
local root = require('dateline.root')

local M = {}

-- The protocol's names, where they are not Neovim's own.
local language_ids = { bib = 'bibtex', text = 'plaintext' }

-- Clients that were told to stop; their end is no surprise.
local stopping = {}

-- Only where `vim.lsp.start` is missing: the client of each root.
local by_root = {}

local function on_exit(code, signal, id)
  local told = stopping[id] or vim.v.exiting ~= vim.NIL
  stopping[id] = nil
  for key, other in pairs(by_root) do
    if other == id then
      by_root[key] = nil
    end
  end
  if told then
    return
  end
  local how = signal ~= 0 and ('killed by signal %d'):format(signal) or ('with code %d'):format(code)
  vim.schedule(function()
    vim.notify(
      ('dateline: the server ended (%s). :DatelineRestart starts it again, :DatelineLog shows what it said.'):format(how),
      vim.log.levels.ERROR
    )
  end)
end

local function map_keys(buffer)
  local function map(key, what, action)
    vim.keymap.set('n', key, action, { buffer = buffer, desc = 'dateline: ' .. what })
  end
  map('K', 'who, what, when', vim.lsp.buf.hover)
  map('gd', 'go to the passage or entry', vim.lsp.buf.definition)
  map('grr', 'references', vim.lsp.buf.references)
  map('gra', 'what mends a finding', vim.lsp.buf.code_action)
end

--- What the editor can do with this plugin: `:DatelineExplain` follows the link from a finding to the page of its rule. And what it does
--- when the server says that findings have changed without an edit, as they do when the workspace has been read. Neovim 0.10 and 0.11
--- ask for diagnostics but cannot be told to ask again: this teaches them.
---@return table capabilities
---@return table handlers
local function abilities()
  local able = vim.deepcopy(options.get().capabilities or vim.lsp.protocol.make_client_capabilities())
  able.workspace = able.workspace or {}
  able.textDocument = able.textDocument or {}
  able.textDocument.publishDiagnostics =
    vim.tbl_extend('force', able.textDocument.publishDiagnostics or {}, { codeDescriptionSupport = true })
  local asks = able.textDocument.diagnostic ~= nil
  if not asks or (able.workspace.diagnostics or {}).refreshSupport then
    return able, {}
  end
  able.workspace.diagnostics = { refreshSupport = true }
  local function refresh(_, _, context)
    local client = vim.lsp.get_client_by_id(context.client_id)
    -- A server that was told to stop takes no more questions.
    local asked = client and not stopping[client.id] and M.buffers(client) or {}
    for _, buffer in ipairs(asked) do
      local params = { textDocument = vim.lsp.util.make_text_document_params(buffer) }
      if vim.fn.has('nvim-0.11') == 1 then
        client:request('textDocument/diagnostic', params, nil, buffer)
      else
        client.request('textDocument/diagnostic', params, nil, buffer)
      end
    end
    return vim.NIL
  end
  return able, { ['workspace/diagnostic/refresh'] = refresh }
end

--- The configuration of the client, all but its root.
local function base()
  local user = options.get()
  local capabilities, handlers = abilities()
  return {
    name = 'dateline',
    cmd = options.command(),
    filetypes = user.filetypes,
    settings = { dateline = next(user.settings) and user.settings or vim.empty_dict() },
    init_options = next(user.settings) and user.settings or vim.empty_dict(),
    capabilities = capabilities,
    handlers = handlers,
    on_attach = function(client, buffer)
      if options.get().keymaps then
        map_keys(buffer)
      end
      if user.on_attach then
        user.on_attach(client, buffer)
      end
    end,
    on_exit = on_exit,
    get_language_id = function(_, filetype)
      return language_ids[filetype] or filetype
    end,
  }
end

--- Whether the server can be run; says once what to do where it cannot.
---@param config? table where a user gave `vim.lsp.config` another command
local function runnable(config)
  if config and type(config.cmd) == 'table' and vim.fn.executable(config.cmd[1]) == 1 then
    return true
  end
  local _, origin = options.command()
  if not origin then
    vim.notify_once(options.missing(), vim.log.levels.ERROR)
  end
  return origin ~= nil
end

--- The configuration for `vim.lsp.config` of Neovim 0.11.
---@return table
function M.config()
  local config = base()
  local _, origin = options.command()
  if not origin then
    -- A list that names no program makes Neovim refuse the whole configuration in silence; this is asked when a buffer wants it.
    config.cmd = function(dispatchers)
      return vim.lsp.rpc.start(options.command(), dispatchers)
    end
  end
  config.root_dir = function(buffer, start)
    local wanted, folder = root.of_buffer(buffer)
    if wanted and runnable(vim.lsp.config.dateline) then
      start(folder)
    end
  end
  return config
end

local function start_by_hand(config, buffer)
  local key = config.root_dir or ''
  local id = by_root[key]
  if not id or not vim.lsp.get_client_by_id(id) then
    id = vim.lsp.start_client(config)
    by_root[key] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

--- Starts the server for a buffer, or joins the one that runs for its root. Nothing happens where it is not wanted.
---@param buffer integer
function M.attach(buffer)
  local wanted, folder = root.of_buffer(buffer)
  local config = vim.lsp.config and vim.deepcopy(vim.lsp.config.dateline) or base()
  if not wanted or not runnable(config) then
    return
  end
  config.root_dir = folder
  if not vim.lsp.start then
    start_by_hand(config, buffer)
  elseif vim.fn.has('nvim-0.9') == 1 then
    vim.lsp.start(config, { bufnr = buffer })
  else
    vim.api.nvim_buf_call(buffer, function()
      vim.lsp.start(config)
    end)
  end
end

--- The running clients of this server.
---@param buffer? integer only those attached to it
---@return table[]
function M.running(buffer)
  local all
  if vim.lsp.get_clients then
    all = vim.lsp.get_clients({ name = 'dateline', bufnr = buffer })
  else
    all = {}
    for id, client in pairs(buffer and vim.lsp.buf_get_clients(buffer) or vim.lsp.get_active_clients()) do
      all[#all + 1] = client or vim.lsp.get_client_by_id(id)
    end
  end
  return vim.tbl_filter(function(client)
    return client.name == 'dateline'
  end, all)
end

--- The buffers that a client is attached to.
---@param client table
---@return integer[]
function M.buffers(client)
  return vim.tbl_filter(function(buffer)
    return vim.api.nvim_buf_is_loaded(buffer) and vim.lsp.buf_is_attached(buffer, client.id)
  end, vim.api.nvim_list_bufs())
end

--- Asks a client to stop; `force` ends its process.
function M.stop(client, force)
  stopping[client.id] = true
  if vim.fn.has('nvim-0.11') == 1 then
    client:stop(force)
  else
    client.stop(force)
  end
end

--- Where Neovim writes what servers say.
---@return string path
function M.log_path()
  return require('vim.lsp.log').get_filename()
end

--- Stops every client, waits for their end, and attaches the buffers that should have one.
function M.restart()
  local clients = M.running()
  for _, client in ipairs(clients) do
    M.stop(client, false)
  end
  local gone = vim.wait(5000, function()
    return #M.running() == 0
  end, 20)
  if not gone then
    for _, client in ipairs(clients) do
      M.stop(client, true)
    end
  end
  local filetypes = options.get().filetypes
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.tbl_contains(filetypes, vim.bo[buffer].filetype) then
      M.attach(buffer)
    end
  end
end

return M
