-- The user commands; `:help dateline-commands` describes them.

local M = {}

function M.define()
  local function command(name, description, action)
    vim.api.nvim_create_user_command(name, action, { desc = description })
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
end

return M
