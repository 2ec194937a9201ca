-- From finding to finding in a buffer.

local M = {}

--- Dateline's findings of a buffer in text order; hints, of which articles are full, are left out.
---@param buffer integer
---@return table[]
function M.list(buffer)
  local found = vim.tbl_filter(function(diagnostic)
    return diagnostic.source == 'dateline' and diagnostic.severity ~= vim.diagnostic.severity.HINT
  end, vim.diagnostic.get(buffer))
  table.sort(found, function(a, b)
    if a.lnum ~= b.lnum then
      return a.lnum < b.lnum
    end
    return a.col < b.col
  end)
  return found
end

--- Moves the cursor to the next finding, or the one before, round the end of the buffer, and shows it.
---@param forward boolean
function M.jump(forward)
  local found = M.list(vim.api.nvim_get_current_buf())
  if #found == 0 then
    vim.notify('dateline: no findings in this file', vim.log.levels.INFO)
    return
  end
  local cursor = vim.api.nvim_win_get_cursor(0)
  local function after(diagnostic)
    return diagnostic.lnum > cursor[1] - 1 or (diagnostic.lnum == cursor[1] - 1 and diagnostic.col > cursor[2])
  end
  local function before(diagnostic)
    return diagnostic.lnum < cursor[1] - 1 or (diagnostic.lnum == cursor[1] - 1 and diagnostic.col < cursor[2])
  end
  local target
  if forward then
    target = vim.tbl_filter(after, found)[1] or found[1]
  else
    local earlier = vim.tbl_filter(before, found)
    target = earlier[#earlier] or found[#found]
  end
  vim.cmd("normal! m'")
  local line = vim.api.nvim_buf_get_lines(0, target.lnum, target.lnum + 1, false)[1] or ''
  vim.api.nvim_win_set_cursor(0, { target.lnum + 1, math.min(target.col, #line) })
  vim.diagnostic.open_float({ scope = 'cursor', focus = false })
end

--- Opens the page of the rule of the finding at the cursor, else of the first one in the line.
function M.explain()
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local page
  for _, finding in ipairs(vim.diagnostic.get(vim.api.nvim_get_current_buf(), { lnum = row - 1 })) do
    local link = ((finding.user_data or {}).lsp or {}).codeDescription
    local is_here = finding.col <= column and (column < finding.end_col or finding.end_lnum > row - 1)
    if finding.source == 'dateline' and link and (is_here or not page) then
      page = link.href
    end
  end
  if not page then
    vim.notify('dateline: no finding in this line', vim.log.levels.INFO)
    return
  end
  vim.cmd('sview ' .. vim.fn.fnameescape(vim.uri_to_fname(page)))
end

return M
