-- The seed workspace, opened as a new user opens it.

local t = dofile(vim.env.DATELINE_TEST_DIR .. '/harness.lua')
t.workspace = vim.env.DATELINE_TEST_SEEDS

local function jump(file)
  vim.lsp.buf.definition()
  t.wait('the cursor is in ' .. file, function()
    return vim.fn.expand('%:t') == file
  end)
end

local briefing = t.open('notes/briefing.md')
t.check('the whole folder is one workspace', function()
  t.equal(t.attached(briefing).config.root_dir, t.workspace)
end)
t.check('hover over Kim tells who', function()
  t.cursor('Kim Jong Un', 1)
  t.hover_until('Kim Jong Un')
end)
t.check('hover over an event tells when', function()
  t.cursor('Hanoi summit', 2)
  t.hover_until('2019')
end)
t.check('a citation with a paragraph leads to the passage', function()
  t.cursor('@complexpath2024, ¶ 4', 3)
  jump('004_4aec452666275507.txt')
  t.contains(t.rest_of_line(), 'abruptly with no agreement')
  vim.cmd('buffer ' .. briefing)
end)
t.check('a quotation leads to its words', function()
  t.cursor('fueling provocations', 3)
  jump('001_e6247ebbc90b03f1.txt')
  t.equal(t.rest_of_line():sub(1, 20), 'fueling provocations')
  vim.cmd('buffer ' .. briefing)
end)
t.check('a name leads to its entry in the dossier', function()
  t.cursor('Kim Jong Un', 1)
  vim.lsp.buf.definition()
  t.wait('the entry is shown', function()
    return vim.fn.expand('%:p:h:t') == 'dossier' and vim.api.nvim_get_current_line() ~= ''
  end)
  vim.cmd('buffer ' .. briefing)
end)
t.check('references from a paragraph of an article are the notes on it', function()
  t.open('004_4aec452666275507.txt')
  t.attached(0)
  t.cursor('abruptly with no agreement', 3)
  vim.fn.setqflist({})
  vim.lsp.buf.references()
  t.wait('the quickfix list names the briefing', function()
    for _, item in ipairs(vim.fn.getqflist()) do
      if vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ':t') == 'briefing.md' then
        return true
      end
    end
  end)
  vim.cmd('cclose')
end)

t.check('every fault of the working note is found', function()
  local note = t.open('notes/working-note.md')
  t.attached(note)
  local wanted = {
    'misquotation',
    'unanchored-date',
    'undated-claim',
    'undated-source',
    'unlocated-quotation',
    'unresolved-citation',
    'unsourced-claim',
  }
  t.wait('its findings are of these rules', function()
    local rules = {}
    for _, finding in ipairs(require('dateline.findings').list(note)) do
      rules[t.rule(finding)] = true
    end
    for _, rule in ipairs(wanted) do
      if not rules[rule] then
        return false
      end
    end
    return true
  end)
end)
t.check('the careful briefing has no warning', function()
  t.wait('it has none, now that the workspace is read', function()
    return #vim.diagnostic.get(briefing, { severity = { min = vim.diagnostic.severity.WARN } }) == 0
  end)
end)

t.finish()
