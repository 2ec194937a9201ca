-- The user commands; `:help dateline-commands` describes them.

local M = {}

function M.define()
  local function command(name, description, action, attributes)
    attributes = vim.tbl_extend('force', { desc = description }, attributes or {})
    vim.api.nvim_create_user_command(name, action, attributes)
  end
  command('DatelineRestart', 'Stop the dateline server and start it again', function()
    require('dateline.client').restart()
  end)
  command('DatelineLog', "Open the log with the dateline server's messages", function()
    vim.cmd('tabnew ' .. vim.fn.fnameescape(require('dateline.client').log_path()))
    vim.cmd('normal! G')
  end)
  command('DatelineNext', 'Go to the next finding', function()
    require('dateline.findings').jump(true)
  end)
  command('DatelinePrev', 'Go to the previous finding', function()
    require('dateline.findings').jump(false)
  end)
  command('DatelineExplain', 'Open the page of the rule of the finding at the cursor', function()
    require('dateline.findings').explain()
  end)
  local function keys(start)
    return require('dateline.cite').keys(start)
  end
  command('DatelineCite', 'Cite a source at the cursor', function(given)
    require('dateline.cite').insert(given.args ~= '' and given.args or nil)
  end, { nargs = '?', complete = keys })
  command('DatelineCitePassage', 'Cite the selected words of this source', function(given)
    require('dateline.cite').passage(given.line1, given.line2, given.reg ~= '' and given.reg or nil)
  end, { range = true, register = true })
  command('DatelineNotes', 'List the notes that cite this source', function()
    require('dateline.cite').notes()
  end)
end

return M
