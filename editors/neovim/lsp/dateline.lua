-- For `vim.lsp.enable('dateline')` of Neovim 0.11: the same client that the plugin starts by itself.
return require('dateline.client').config()
