-- Citing: a citation out of the list of sources, words of a source with their citation, and the notes that rest on a source.
-- What there is and how it is written the server says; here it is picked and put in place.

local M = {}

local function say(text, level)
  vim.notify('dateline: ' .. text, level or vim.log.levels.INFO)
end

--- The client of a buffer; says so where there is none.
local function client_of(buffer)
  local client = require('dateline.client').running(buffer)[1]
  if not client then
    say('no server runs for this file; :checkhealth dateline tells more', vim.log.levels.WARN)
  end
  return client
end

--- Asks the server and calls `done` with its answer; an error is told to the user.
local function ask(client, buffer, method, params, done)
  params.textDocument = params.textDocument or vim.lsp.util.make_text_document_params(buffer)
  local function handler(problem, answer)
    if problem then
      say(('%s failed: %s'):format(method, problem.message or vim.inspect(problem)), vim.log.levels.ERROR)
    else
      done(answer ~= vim.NIL and answer or nil)
    end
  end
  if vim.fn.has('nvim-0.11') == 1 then
    client:request(method, params, handler, buffer)
  else
    client.request(method, params, handler, buffer)
  end
end

--- A place as the protocol counts: `row` from 0, `column` in bytes of the line.
local function position(client, buffer, row, column)
  local line = vim.api.nvim_buf_get_lines(buffer, row, row + 1, false)[1] or ''
  column = math.min(column, #line)
  local encoding = client.offset_encoding or 'utf-16'
  if encoding ~= 'utf-8' then
    local utf32, utf16 = vim.str_utfindex(line, column)
    column = encoding == 'utf-32' and utf32 or utf16
  end
  return { line = row, character = column }
end

--- The byte after the character that begins at byte `column` of a line.
local function after_character(line, column)
  return column + #vim.fn.strcharpart(line:sub(column + 1), 0, 1)
end

--- Where a citation goes: at the cursor in insert mode, else after the character under it.
local function cursor()
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  if not vim.api.nvim_get_mode().mode:match('^[iR]') then
    column = after_character(vim.api.nvim_get_current_line(), column)
  end
  return row - 1, column
end

local function insert(client, buffer, row, column, key)
  local params = { position = position(client, buffer, row, column), key = key }
  ask(client, buffer, 'dateline/insertCitation', params, function(edit)
    if not edit then
      return say(("there is no source '%s' here"):format(key), vim.log.levels.WARN)
    end
    vim.lsp.util.apply_text_edits({ edit }, buffer, client.offset_encoding or 'utf-16')
    if vim.api.nvim_get_current_buf() == buffer then
      -- A citation has no line end in it. In brackets that stand already it goes before the closing one.
      local line = vim.api.nvim_buf_get_lines(buffer, row, row + 1, false)[1] or ''
      local _, last = line:find(edit.newText, column + 1, true)
      if last then
        local inserting = vim.api.nvim_get_mode().mode:match('^[iR]')
        vim.api.nvim_win_set_cursor(0, { row + 1, inserting and last or last - 1 })
      end
    end
  end)
end

--- Cites a source at the cursor, in the style of the note.
---@param key? string its citation key; without it the source is picked
function M.insert(key)
  local buffer = vim.api.nvim_get_current_buf()
  local client = client_of(buffer)
  if not client then
    return
  end
  local row, column = cursor()
  if key then
    return insert(client, buffer, row, column, key)
  end
  ask(client, buffer, 'dateline/sources', {}, function(sources)
    if #sources == 0 then
      return say('no sources are known here: put articles into the workspace, or a bibliography')
    end
    vim.ui.select(sources, {
      prompt = 'Cite which source?',
      kind = 'dateline-source',
      format_item = function(source)
        return source.title == '' and source.key or ('%s: %s'):format(source.key, source.title)
      end,
    }, function(source)
      if source then
        insert(client, buffer, row, column, source.key)
      end
    end)
  end)
end

--- The citation keys that begin with `start`, for completion; waits for the server, half a second at most.
---@param start string
---@return string[]
function M.keys(start)
  local buffer = vim.api.nvim_get_current_buf()
  local client = require('dateline.client').running(buffer)[1]
  if not client then
    return {}
  end
  local params = { textDocument = vim.lsp.util.make_text_document_params(buffer) }
  local answer
  if vim.fn.has('nvim-0.11') == 1 then
    answer = client:request_sync('dateline/sources', params, 500, buffer)
  else
    answer = client.request_sync('dateline/sources', params, 500, buffer)
  end
  local keys = vim.tbl_map(function(source)
    return source.key
  end, answer and answer.result or {})
  return vim.tbl_filter(function(key)
    return vim.startswith(key, start)
  end, keys)
end

--- The range of whole lines, or of the selection where these are its lines and it was made by characters.
local function range_of(client, buffer, first, last)
  local lines = vim.api.nvim_buf_get_lines(buffer, first - 1, last, false)
  local from, to = vim.api.nvim_buf_get_mark(buffer, '<'), vim.api.nvim_buf_get_mark(buffer, '>')
  local start_column, end_column = 0, #(lines[#lines] or '')
  if from[1] == first and to[1] == last and vim.fn.visualmode() ~= 'V' then
    start_column = from[2]
    end_column = after_character(lines[#lines] or '', to[2])
  end
  return {
    start = position(client, buffer, first - 1, start_column),
    ['end'] = position(client, buffer, last - 1, end_column),
  }
end

local function copy(passage, register)
  vim.fn.setreg(register, passage.text)
  if register == '"' and vim.fn.has('clipboard') == 1 then
    vim.fn.setreg('+', passage.text)
  end
  say(('copied with its citation: %s'):format(passage.key))
end

local function show_appended(client, passage, note)
  vim.lsp.util.apply_workspace_edit(passage.edit, client.offset_encoding or 'utf-16')
  local buffer = vim.uri_to_bufnr(note.uri)
  vim.bo[buffer].buflisted = true
  local window = vim.fn.bufwinid(buffer)
  if window ~= -1 then
    vim.api.nvim_set_current_win(window)
  else
    vim.cmd('sbuffer ' .. buffer)
  end
  vim.api.nvim_win_set_cursor(0, { math.max(vim.fn.prevnonblank('$'), 1), 0 })
end

--- Cites words of this source: copies the quotation with its citation, or adds it to the end of a note that is picked.
---@param first integer the first line, from 1
---@param last integer the last line
---@param register? string where to copy to; without it that is asked
function M.passage(first, last, register)
  local buffer = vim.api.nvim_get_current_buf()
  local client = client_of(buffer)
  if not client then
    return
  end
  local range = range_of(client, buffer, first, last)
  local function take(note)
    local params = { range = range, note = note and { uri = note.uri } }
    ask(client, buffer, 'dateline/citePassage', params, function(passage)
      if not passage then
        say('there are no words to cite in these lines', vim.log.levels.WARN)
      elseif passage.edit then
        show_appended(client, passage, note)
      else
        copy(passage, register or '"')
      end
    end)
  end
  if register then
    return take(nil)
  end
  ask(client, buffer, 'dateline/notes', {}, function(notes)
    if #notes == 0 then
      return take(nil)
    end
    local items = { false }
    vim.list_extend(items, notes)
    vim.ui.select(items, {
      prompt = 'Where to?',
      kind = 'dateline-note',
      format_item = function(note)
        return note and ('append to %s'):format(note.path) or 'copy'
      end,
    }, function(note, index)
      if index then
        take(note or nil)
      end
    end)
  end)
end

--- Lists the citations of this source in the quickfix window.
function M.notes()
  local buffer = vim.api.nvim_get_current_buf()
  local client = client_of(buffer)
  if not client then
    return
  end
  ask(client, buffer, 'dateline/notesOfSource', {}, function(places)
    if not places then
      return say('this file is no source')
    end
    if #places == 0 then
      return say('no note cites this source yet')
    end
    local items = vim.lsp.util.locations_to_items(places, client.offset_encoding or 'utf-16')
    vim.fn.setqflist({}, ' ', { title = 'Notes on this source', items = items })
    vim.cmd('botright copen')
  end)
end

return M
