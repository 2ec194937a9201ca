-- What the tests share. A test waits for a condition, never for a time, and prints one line a check.

local M = { passed = 0, failed = 0 }

local function say(text)
  io.stdout:write(text .. '\n')
  io.stdout:flush()
end

--- Runs one check; an error in it fails it and the next one goes on.
function M.check(name, action)
  local began = vim.loop.hrtime()
  local done, problem = xpcall(action, function(e)
    return debug.traceback(tostring(e), 2)
  end)
  local milliseconds = (vim.loop.hrtime() - began) / 1e6
  if done then
    M.passed = M.passed + 1
    say(('ok - %s (%d ms)'):format(name, milliseconds))
  else
    M.failed = M.failed + 1
    say(('not ok - %s: %s'):format(name, problem))
  end
end

function M.equal(got, wanted)
  if not vim.deep_equal(got, wanted) then
    error(('expected %s, got %s'):format(vim.inspect(wanted), vim.inspect(got)), 2)
  end
end

--- Fails unless `text` has `part` in it, letter by letter.
function M.contains(text, part)
  if not tostring(text):find(part, 1, true) then
    error(('expected %q in %s'):format(part, vim.inspect(text)), 2)
  end
end

--- Waits until `predicate` gives something true, and returns it.
function M.wait(what, predicate)
  local value
  local came = vim.wait(30000, function()
    value = predicate()
    return value
  end, 10)
  if not came then
    error('waited in vain until ' .. what, 2)
  end
  return value
end

--- Opens a file of the workspace under test.
function M.open(path)
  vim.cmd('edit ' .. vim.fn.fnameescape(M.workspace .. '/' .. path))
  return vim.api.nvim_get_current_buf()
end

--- Waits until the server is attached to a buffer and has answered `initialize`.
function M.attached(buffer)
  return M.wait('the server is attached to ' .. vim.api.nvim_buf_get_name(buffer), function()
    local client = require('dateline.client').running(buffer)[1]
    return client and client.server_capabilities and client
  end)
end

--- Puts the cursor at the start of the `nth` place of `words` in the current buffer, or `within` bytes after it.
function M.cursor(words, within, nth)
  local seen = 0
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local from = 1
    while true do
      local at = line:find(words, from, true)
      if not at then
        break
      end
      seen = seen + 1
      if seen == (nth or 1) then
        vim.api.nvim_win_set_cursor(0, { number, at - 1 + (within or 0) })
        return
      end
      from = at + 1
    end
  end
  error(('%q is not in %s'):format(words, vim.api.nvim_buf_get_name(0)), 2)
end

local function floats()
  return vim.tbl_filter(function(window)
    return vim.api.nvim_win_get_config(window).relative ~= ''
  end, vim.api.nvim_list_wins())
end

--- Closes the floating windows.
function M.close_floats()
  for _, window in ipairs(floats()) do
    vim.api.nvim_win_close(window, true)
  end
end

--- The text of the floating window, once there is one.
function M.float()
  local window = M.wait('a floating window is open', function()
    return floats()[1]
  end)
  return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
end

--- What a user reads when asking for the hover at the cursor; asked again while the server still reads its workspace.
function M.hover_until(part)
  local text
  M.wait(('the hover says %q'):format(part), function()
    M.close_floats()
    vim.lsp.buf.hover()
    vim.wait(2000, function()
      return #floats() > 0
    end, 10)
    if #floats() == 0 then
      return false
    end
    text = M.float()
    return text:find(part, 1, true)
  end)
  M.close_floats()
  return text
end

--- The line under the cursor from the cursor on.
function M.rest_of_line()
  return vim.api.nvim_get_current_line():sub(vim.api.nvim_win_get_cursor(0)[2] + 1)
end

--- Dateline's findings in a buffer, as `rule: text under it`.
function M.findings(buffer)
  return vim.tbl_map(function(d)
    local last = d.end_lnum or d.lnum
    local lines = vim.api.nvim_buf_get_lines(buffer, d.lnum, last + 1, false)
    if #lines == 0 then
      return M.rule(d) .. ': of lines that are no more'
    end
    lines[#lines] = lines[#lines]:sub(1, d.end_col)
    lines[1] = lines[1]:sub(d.col + 1)
    return ('%s: %s'):format(M.rule(d), table.concat(lines, ' '))
  end, require('dateline.findings').list(buffer))
end

--- The rule of a diagnostic; Neovim 0.7 keeps it in the server's own record.
function M.rule(diagnostic)
  local lsp = (diagnostic.user_data or {}).lsp or {}
  return diagnostic.code or lsp.code
end

--- Collects what is told to the user from now on.
function M.catch_messages()
  local told = {}
  local function catch(text)
    told[#told + 1] = text
  end
  vim.notify, vim.notify_once = catch, catch
  return told
end

--- What is told to the user while `action` runs.
function M.messages_of(action)
  local before = vim.notify
  local told = {}
  vim.notify = function(text)
    told[#told + 1] = text
  end
  action()
  vim.notify = before
  return told
end

--- Stops the servers, prints the count and leaves Neovim with 0 where nothing failed.
function M.finish()
  M.check('the server stops when asked', function()
    local asked = {}
    M.wait('no server runs', function()
      -- One that was still starting comes later; none is asked twice, which Neovim 0.7 does not bear.
      for _, client in ipairs(require('dateline.client').running()) do
        if not asked[client.id] then
          asked[client.id] = true
          require('dateline.client').stop(client, false)
        end
      end
      return #require('dateline.client').running() == 0
    end)
  end)
  say(('%d passed, %d failed'):format(M.passed, M.failed))
  vim.cmd(M.failed == 0 and 'qall!' or 'cquit! 1')
end

M.workspace = vim.env.DATELINE_TEST_WORKSPACE

vim.o.swapfile = false
vim.cmd('filetype on')
require('dateline').setup({ cmd = { vim.env.DATELINE_TEST_SERVER, 'lsp' } })

return M
