-- Which buffers the server is for, and which folder is their workspace.

local M = {}

local uv = vim.uv or vim.loop

local function exists(path)
  return uv.fs_stat(path) ~= nil
end

--- The folders above a file, the nearest first. Ends below the home folder and the file system's root:
--- a bibliography there does not make everything that somebody owns one workspace.
local function folders_above(file)
  local folders, folder = {}, vim.fn.fnamemodify(file, ':p:h')
  local home = uv.os_homedir()
  while folder ~= home do
    local parent = vim.fn.fnamemodify(folder, ':h')
    if parent == folder or #folders >= 64 then
      break
    end
    folders[#folders + 1] = folder
    folder = parent
  end
  return folders
end

local function has_bibliography_or_dossier(folder)
  if (uv.fs_stat(folder .. '/dossier') or {}).type == 'directory' then
    return true
  end
  local entries = uv.fs_scandir(folder)
  while entries do
    local name = uv.fs_scandir_next(entries)
    if not name then
      return false
    end
    if name:match('%.bib$') then
      return true
    end
  end
  return false
end

local function first(folders, test)
  for _, folder in ipairs(folders) do
    if test(folder) then
      return folder
    end
  end
end

--- The workspace of a file: the nearest folder with a dateline.toml, else with a bibliography or a dossier,
--- else the checkout it is in. Nil: the file stands alone, and no folder is read for its sake.
---@param file string path
---@return string|nil root
---@return string reason
function M.find(file)
  local folders = folders_above(file)
  local root = first(folders, function(folder)
    return exists(folder .. '/dateline.toml')
  end)
  if root then
    return root, 'has a dateline.toml'
  end
  root = first(folders, has_bibliography_or_dossier)
  if root then
    return root, 'has a bibliography or a dossier'
  end
  root = first(folders, function(folder)
    return exists(folder .. '/.git')
  end)
  if root then
    return root, 'is a checkout'
  end
  return nil, 'stands alone'
end

--- Whether the server is for a buffer, and the root of its workspace.
--- Windows that plugins and hovers open are no documents, even where their filetype says markdown.
---@param buffer integer
---@return boolean wanted
---@return string|nil root
function M.of_buffer(buffer)
  local name = vim.api.nvim_buf_get_name(buffer)
  -- `oil://…`, `fugitive://…`: the file system knows no such place, and neither does the server. Two letters or more: a drive is one.
  if vim.bo[buffer].buftype ~= '' or name == '' or name:match('^%a[%w+.-]+://') then
    return false
  end
  local root, reason = M.find(name)
  local filetype = vim.bo[buffer].filetype
  if filetype == 'toml' or filetype == 'bib' then
    return reason == 'has a dateline.toml', root
  end
  return true, root
end

return M
