-- Citing as a user does it: a source picked and cited, words of a source copied with their citation or added to a note.

local t = dofile(vim.env.DATELINE_TEST_DIR .. '/harness.lua')

local note = t.open('note.md')
t.attached(note)

--- Picks, of whatever is asked next, the item that has `part` in it; nothing where there is no `part`.
local function pick(part)
  local asked = {}
  vim.ui.select = function(items, options, on_choice)
    asked.titles = vim.tbl_map(options.format_item or tostring, items)
    for index, title in ipairs(asked.titles) do
      if part and title:find(part, 1, true) then
        return on_choice(items[index], index)
      end
    end
    on_choice(nil)
  end
  return asked
end

local function line_is(buffer, number, wanted)
  t.wait(('line %d is %q, last %q'):format(number, wanted, vim.api.nvim_buf_get_lines(buffer, number - 1, number, false)[1] or ''), function()
    return vim.api.nvim_buf_get_lines(buffer, number - 1, number, false)[1] == wanted
  end)
end

local function keys(typed)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(typed, true, false, true), 'xt', false)
end

local last = 'Who left first 🚢? The talks with Åse Lindqvist ended without a signature.'
t.check(':DatelineCite cites the source that is picked, after the cursor', function()
  local asked = pick('ferry2019')
  t.cursor('signature.', 8)
  vim.cmd('DatelineCite')
  line_is(note, 12, (last:gsub('%.$', ' [@ferry2019].')))
  t.contains(table.concat(asked.titles, '\n'), 'ferry2019: The ports wait')
  t.equal(t.rest_of_line(), '].')
  vim.cmd('silent undo')
  line_is(note, 12, last)
end)
t.check(':DatelineCite KEY asks nothing, and is completed', function()
  t.equal(vim.fn.getcompletion('DatelineCite fer', 'cmdline'), { 'ferry2019' })
  t.cursor('signature.', 9)
  vim.cmd('DatelineCite ferry2019')
  line_is(note, 12, last .. ' [@ferry2019]')
  vim.cmd('silent undo')
  line_is(note, 12, last)
end)
t.check(':DatelineCite in brackets makes a further item', function()
  t.cursor('@ferry2019, ¶ 2', 3)
  vim.cmd('DatelineCite ferry2019')
  t.wait('there are two items', function()
    return vim.api.nvim_get_current_line():find('[@ferry2019, ¶ 2; @ferry2019]', 1, true)
  end)
  vim.cmd('silent undo')
end)
t.check('a key that is not there is said', function()
  local told = t.catch_messages()
  vim.cmd('DatelineCite nobody1999')
  t.wait('the user was told', function()
    return told[1] and told[1]:find("no source 'nobody1999'", 1, true)
  end)
  t.equal(vim.api.nvim_buf_get_lines(note, 11, 12, false)[1], last)
end)

local ferry
t.check(':DatelineCitePassage copies the selection with its citation', function()
  ferry = t.open('articles/ferry.txt')
  t.attached(ferry)
  pick('copy')
  t.cursor('Åse Lindqvist told')
  keys('vf4:DatelineCitePassage<CR>')
  t.wait('the register has it', function()
    return vim.fn.getreg('"') == '"Åse Lindqvist told the ferry owners on 14" [@ferry2019, ¶ 2]'
  end)
end)
t.check('a selection that ends in a character of several bytes is taken whole', function()
  t.cursor('🚢 Åse')
  keys('vl:DatelineCitePassage a<CR>')
  t.wait('the register has it', function()
    return vim.fn.getreg('a') == '"🚢" [@ferry2019, ¶ 2]'
  end)
  t.cursor('🚢 Åse')
  keys('vll:DatelineCitePassage b<CR>')
  t.wait('the register has it', function()
    return vim.fn.getreg('b') == '"🚢 Å" [@ferry2019, ¶ 2]'
  end)
end)
t.check('whole lines into a register', function()
  vim.cmd('5DatelineCitePassage c')
  t.wait('the register has it', function()
    return vim.fn.getreg('c') == '"The owners have since gone to court, and nothing is decided there." [@ferry2019, ¶ 3]'
  end)
end)
t.check(':DatelineCitePassage appends to the note that is picked, and shows it', function()
  local asked = pick('note.md')
  t.cursor('She left the hall')
  keys('vt.:DatelineCitePassage<CR>')
  t.wait('the note is shown', function()
    return vim.api.nvim_get_current_buf() == note
  end)
  t.equal(asked.titles, { 'copy', 'append to note.md' })
  -- The note quotes in curly marks.
  t.equal(vim.api.nvim_get_current_line(), '“She left the hall before the vote was counted” [@ferry2019, ¶ 2]')
  t.equal(vim.api.nvim_buf_get_lines(note, -3, -2, false), { '' })
  vim.cmd('silent undo')
  t.equal(vim.api.nvim_buf_get_lines(note, -2, -1, false), { last })
  -- Neovim sends an edit after a while, or before the next request about its buffer: here is one, for the checks that follow.
  local document = { uri = vim.uri_from_bufnr(note) }
  vim.lsp.buf_request_sync(note, 'textDocument/documentSymbol', { textDocument = document }, 10000)
end)
t.check('nothing is changed where nothing is picked', function()
  local told = t.catch_messages()
  vim.fn.setreg('"', 'as before')
  vim.cmd('buffer ' .. ferry)
  local asked = pick(nil)
  vim.cmd('DatelineCitePassage')
  t.wait('it was asked', function()
    return asked.titles
  end)
  t.equal({ vim.fn.getreg('"'), told }, { 'as before', {} })
end)
t.check('a line without words is said', function()
  local told = t.catch_messages()
  vim.cmd('2DatelineCitePassage a')
  t.wait('the user was told', function()
    return told[1] and told[1]:find('no words', 1, true)
  end)
end)
t.check(':DatelineNotes lists the places that cite this source', function()
  vim.cmd('buffer ' .. ferry)
  vim.cmd('DatelineNotes')
  t.wait('the quickfix window has them', function()
    return vim.bo.buftype == 'quickfix' and #vim.fn.getqflist() == 2
  end)
  for _, item in ipairs(vim.fn.getqflist()) do
    t.equal(vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ':t'), 'note.md')
  end
  vim.cmd('cclose')
end)
t.check('where no server runs that is said', function()
  local told = t.catch_messages()
  vim.cmd('enew')
  vim.cmd('DatelineCite')
  t.contains(told[1], 'no server runs')
end)

t.finish()
