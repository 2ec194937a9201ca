-- What a user does, on a workspace whose texts are full of characters of two, three and four bytes.

local t = dofile(vim.env.DATELINE_TEST_DIR .. '/harness.lua')
local claim = 'The talks with Åse Lindqvist ended without a signature.'
local both = { 'undated-claim: ' .. claim, 'unsourced-claim: ' .. claim }

local note = t.open('note.md')
t.attached(note)

local function findings()
  local list = t.findings(note)
  table.sort(list)
  return list
end

--- Waits until the findings of the note are these, in any order.
local function wait_findings(wanted)
  table.sort(wanted)
  t.wait('the findings are ' .. vim.inspect(wanted) .. ', last ' .. vim.inspect(findings()), function()
    return vim.deep_equal(findings(), wanted)
  end)
end

--- Asks for the definition at the cursor and waits until another file or place is shown.
local function jump(file)
  vim.lsp.buf.definition()
  t.wait('the cursor is in ' .. file, function()
    return vim.fn.expand('%:p') == t.workspace .. '/' .. file
  end)
end

t.check('the claim without date and source is underlined, the claim alone', function()
  wait_findings(both)
end)
t.check('findings say where they come from and what they weigh', function()
  for _, finding in ipairs(vim.diagnostic.get(note)) do
    t.equal({ finding.source, finding.severity }, { 'dateline', vim.diagnostic.severity.WARN })
  end
end)
t.check('the location list has them', function()
  vim.diagnostic.setloclist({ open = false })
  local list = vim.fn.getloclist(0)
  t.equal(#list, 2)
  t.equal(list[1].lnum, 12)
end)

t.check('hover over a name tells who it is', function()
  t.cursor('Åse Lindqvist')
  t.contains(t.hover_until('Åse Lindqvist'), 'Speaks for the ports of the north.')
end)
t.check('a surname is the same person', function()
  t.cursor('Lindqvist', 3, 2)
  t.contains(t.hover_until('Åse Lindqvist'), 'Speaks for the ports of the north.')
end)
t.check('hover over a citation tells of the source and the passage', function()
  t.cursor('@ferry2019', 2)
  t.contains(t.hover_until('The ports wait'), 'told the ferry owners')
end)
t.check('hover over a quotation says that it is exact', function()
  t.cursor('no quota', 4)
  t.contains(t.hover_until('no quota'):lower(), 'exact')
end)
t.check('the hover window gets no server of its own', function()
  t.equal(#require('dateline.client').running(), 1)
end)

t.check('a citation leads to its paragraph', function()
  t.cursor('@ferry2019', 2)
  jump('articles/ferry.txt')
  t.contains(t.rest_of_line(), '🚢 Åse Lindqvist told the ferry owners')
  vim.cmd('buffer ' .. note)
end)
t.check('a quotation leads to its words', function()
  t.cursor('no quota', 4)
  jump('articles/ferry.txt')
  local rest = t.rest_of_line():gsub('^“', '')
  t.equal(rest:sub(1, #'no quota will be traded for silence'), 'no quota will be traded for silence')
  vim.cmd('buffer ' .. note)
end)
t.check('a name leads to its entry', function()
  t.cursor('Åse Lindqvist')
  jump('dossier/harbour.toml')
  t.wait('the cursor is in the entry', function()
    local line = vim.api.nvim_win_get_cursor(0)[1]
    return line >= 1 and line <= 7
  end)
  vim.cmd('buffer ' .. note)
end)

t.check('references of a name are its mentions in notes and sources', function()
  t.cursor('Åse Lindqvist')
  vim.fn.setqflist({})
  vim.lsp.buf.references()
  t.wait('the quickfix list has mentions of both files', function()
    local files = {}
    for _, item in ipairs(vim.fn.getqflist()) do
      files[vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ':t')] = true
    end
    return files['note.md'] and files['ferry.txt']
  end)
  vim.cmd('cclose')
end)
t.check('references from a paragraph of a source are the notes that rest on it', function()
  t.open('articles/ferry.txt')
  t.attached(0)
  t.cursor('She left', 5)
  vim.fn.setqflist({})
  vim.lsp.buf.references()
  t.wait('the quickfix list names the note', function()
    for _, item in ipairs(vim.fn.getqflist()) do
      if vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ':t') == 'note.md' then
        return true
      end
    end
  end)
  vim.cmd('cclose')
  vim.cmd('buffer ' .. note)
end)
t.check('the outline has the heading', function()
  vim.fn.setqflist({})
  vim.lsp.buf.document_symbol()
  t.wait('the list has the heading', function()
    local first = vim.fn.getqflist()[1] or vim.fn.getloclist(0)[1]
    return first and first.text:find('Quotas after the strike', 1, true)
  end)
  vim.cmd('cclose')
  vim.cmd('lclose')
end)

t.check(':DatelineExplain opens the page of the rule', function()
  t.cursor(claim)
  vim.cmd('DatelineExplain')
  t.contains(vim.fn.expand('%:p'), '/rules/un')
  t.contains(vim.api.nvim_buf_get_lines(0, 0, 1, false)[1], '# un')
  t.equal(vim.bo.readonly, true)
  vim.cmd('close')
  t.equal(vim.api.nvim_get_current_buf(), note)
  local told = t.messages_of(function()
    vim.api.nvim_win_set_cursor(0, { 1, 0 })
    vim.cmd('DatelineExplain')
  end)
  t.equal(told, { 'dateline: no finding in this line' })
end)
t.check(':DatelineNext and :DatelinePrev go from finding to finding, round the end', function()
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  vim.cmd('DatelineNext')
  t.contains(t.float(), 'date')
  t.close_floats()
  t.equal(t.rest_of_line(), claim)
  vim.cmd('DatelineNext')
  t.equal(t.rest_of_line(), claim)
  vim.cmd('DatelinePrev')
  t.equal(t.rest_of_line(), claim)
  t.close_floats()
end)

--- Applies the code action at the cursor whose title has `part` in it; returns the titles offered.
local function apply(part)
  local titles, chosen
  local select = vim.ui.select
  vim.ui.select = function(items, options, on_choice)
    titles = vim.tbl_map(options.format_item or tostring, items)
    for index, title in ipairs(titles) do
      if title:find(part, 1, true) then
        chosen = true
        return on_choice(items[index], index)
      end
    end
    on_choice(nil)
  end
  vim.lsp.buf.code_action()
  t.wait('code actions are offered', function()
    return titles
  end)
  vim.ui.select = select
  if not chosen then
    error(('no action with %q among %s'):format(part, vim.inspect(titles)), 2)
  end
  return titles
end

t.check('the fix inserts the date of the event, and the finding is gone', function()
  t.cursor(claim)
  apply('Tromsø')
  wait_findings({ 'unsourced-claim: ' .. t.wait('the date is in the text', function()
    local line = vim.api.nvim_buf_get_lines(note, 11, 12, false)[1]
    return line:find('2019', 1, true) and line:gsub('^Who left first 🚢%? ', '')
  end) })
  t.contains(vim.api.nvim_buf_get_lines(note, 11, 12, false)[1], '14 May 2019')
end)
t.check('undo brings the finding back', function()
  vim.cmd('silent undo')
  wait_findings(both)
end)
t.check('a claim that is typed is underlined, and no more when it is deleted', function()
  local typed = 'The harbour master resigned.'
  vim.api.nvim_buf_set_lines(note, -1, -1, false, { '', 'Who left 🚢? ' .. typed })
  wait_findings({ both[1], both[2], 'undated-claim: ' .. typed, 'unsourced-claim: ' .. typed })
  vim.api.nvim_buf_set_lines(note, -3, -1, false, {})
  wait_findings(both)
end)

t.finish()
