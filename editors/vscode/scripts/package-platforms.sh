#!/usr/bin/env bash
# Packages the extension with the server inside, one package for each platform whose binary is there.
# usage: scripts/package-platforms.sh TARGET=BINARY…     for example linux-x64=target/release/dateline
set -eu
from=$PWD
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || { sed -n '2,3s/^# //p' "$0"; exit 2; }
npm run --silent build
trap 'rm -rf bin' EXIT
for pair in "$@"; do
  target=${pair%%=*} binary=${pair#*=}
  rm -rf bin
  mkdir bin
  case $target in win32-*) name=dateline.exe ;; *) name=dateline ;; esac
  (cd "$from" && install -m 755 "$binary" "$OLDPWD/bin/$name")
  node_modules/.bin/vsce package --no-dependencies --allow-missing-repository --no-rewrite-relative-links --target "$target" --out "dateline-$target.vsix"
done
