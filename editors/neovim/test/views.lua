-- What an analyst does with one key: complete, rename, follow a lens, see hints and colours.

local t = dofile(vim.env.DATELINE_TEST_DIR .. '/harness.lua')
local note = t.open('note.md')
t.attached(note)

--- The cursor's position as the server counts columns.
local function position()
  return vim.lsp.util.make_position_params(0, require('dateline.client').running(note)[1].offset_encoding)
end

--- The server's answer about the cursor, asked again until `good` takes it: the workspace may still be read.
local function ask(method, more, good)
  return t.wait(method .. ' is answered', function()
    local params = position()
    params = vim.tbl_extend('force', params, more or {})
    local answers = vim.lsp.buf_request_sync(0, method, params, 5000)
    for _, answer in pairs(answers or {}) do
      if answer.result and good(answer.result) then
        return answer.result
      end
    end
  end)
end

t.check('a citation key is completed by the title of its source', function()
  vim.api.nvim_buf_set_lines(note, -1, -1, false, { '', 'They waited in 2019 [@ports' })
  vim.api.nvim_win_set_cursor(0, { vim.api.nvim_buf_line_count(note), 26 })
  local list = ask('textDocument/completion', nil, function(result)
    return #result.items > 0
  end)
  t.equal(list.items[1].label, 'ferry2019')
  t.equal(list.items[1].textEdit.newText, 'ferry2019')
  -- As Neovim filters: what was typed begins the text to filter by.
  t.equal(list.items[1].filterText:sub(1, 4), 'port')
  vim.cmd('silent undo')
end)

t.check('a lens over a paragraph leads to the note that rests on it', function()
  t.open('articles/ferry.txt')
  t.attached(0)
  local lenses = t.wait('there are lenses that say who rests on what', function()
    vim.lsp.codelens.refresh()
    vim.wait(500, function()
      local all = vim.lsp.codelens.get(0)
      return #all > 1 and all[2].command
    end, 10)
    local all = vim.lsp.codelens.get(0)
    return #all > 1 and all[2].command and all
  end)
  t.contains(lenses[2].command.title, 'on this')
  vim.api.nvim_win_set_cursor(0, { lenses[2].range.start.line + 1, 0 })
  vim.fn.setqflist({})
  vim.lsp.codelens.run()
  t.wait('the quickfix list has the note', function()
    for _, item in ipairs(vim.fn.getqflist()) do
      if vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ':t') == 'note.md' then
        return true
      end
    end
  end)
  vim.cmd('cclose')
  vim.cmd('buffer ' .. note)
end)

t.check('a rename that cannot be is refused with a reason', function()
  t.cursor('@ferry2019', 2)
  local reason
  local params = position()
  params.newName = 'two words'
  local asked = vim.lsp.buf_request_sync(0, 'textDocument/rename', params, 5000)
  for _, answer in pairs(asked or {}) do
    reason = answer.error and answer.error.message
  end
  t.contains(reason, 'cannot be a citation key')
end)

t.check('the rename of a key changes the note and the bibliography', function()
  t.cursor('@ferry2019', 2)
  vim.lsp.buf.rename('ferry-strike')
  local function holds(name, words)
    return t.wait(name .. ' has the new key', function()
      local buffer = vim.fn.bufnr(t.workspace .. '/' .. name)
      if buffer < 0 then
        return false
      end
      local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
      return text:find(words, 1, true) and not text:find('ferry2019', 1, true)
    end)
  end
  holds('note.md', '@ferry-strike')
  holds('references.bib', '{ferry-strike,')
  t.equal(vim.fn.expand('%:t'), 'note.md')
end)

if vim.fn.has('nvim-0.10') == 1 then
  t.check('a relative date has its hint, until hints are switched off', function()
    vim.api.nvim_buf_set_lines(note, -1, -1, false, { '', 'The talks with Åse Lindqvist began on 4 May 2019 and ended the next day.' })
    vim.lsp.inlay_hint.enable(true, { bufnr = note })
    local function hints()
      return vim.tbl_map(function(hint)
        return hint.inlay_hint.label
      end, vim.lsp.inlay_hint.get({ bufnr = note }))
    end
    t.wait('the hint is there, last ' .. vim.inspect(hints()), function()
      return vim.tbl_contains(hints(), '5 May 2019')
    end)
    local client = require('dateline.client').running(note)[1]
    local settings = { dateline = { inlayHints = { enable = false }, semanticTokens = { enable = false } } }
    client.settings = settings
    client.config.settings = settings
    client.notify('workspace/didChangeConfiguration', { settings = settings })
    t.wait('no hint is left', function()
      return #hints() == 0
    end)
    client.settings = { dateline = vim.empty_dict() }
    client.config.settings = client.settings
    client.notify('workspace/didChangeConfiguration', { settings = client.settings })
    t.wait('they are back', function()
      return #hints() > 0
    end)
  end)

  t.check('names are tokens with a colour', function()
    t.cursor('Åse Lindqvist', 0, 1)
    local row, column = unpack(vim.api.nvim_win_get_cursor(0))
    t.wait('the name is a token', function()
      for _, token in ipairs(vim.lsp.semantic_tokens.get_at_pos(note, row - 1, column) or {}) do
        if token.type == 'actor' then
          return true
        end
      end
    end)
    local group = vim.api.nvim_get_hl(0, { name = '@lsp.type.actor' })
    t.equal(group.link, 'Type')
  end)
end

t.finish()
