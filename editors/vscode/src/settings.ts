// The user's settings as the server takes them: the keys of dateline.toml.

import * as vscode from 'vscode';

/** The settings that go to the server, by their names below `dateline.`. */
export const serverSettings = [
  'dossier.builtin',
  'rules.select',
  'rules.ignore',
  'rules.severity',
  'rules.citation-scope',
  'workspace.exclude',
  'workspace.file-folders',
  'limits.document-bytes',
  'inlayHints.enable',
  'semanticTokens.enable',
] as const;

interface Tree { [key: string]: unknown }

/** Those settings that somebody has set. A default is not sent: it would win over the workspace's dateline.toml. */
export function explicitSettings(): Tree {
  const configuration = vscode.workspace.getConfiguration('dateline');
  const tree: Tree = {};
  for (const name of serverSettings) {
    const set = configuration.inspect(name);
    const isSet = set?.globalValue !== undefined || set?.workspaceValue !== undefined || set?.workspaceFolderValue !== undefined;
    if (isSet) {
      place(tree, name.split('.'), configuration.get(name));
    }
  }
  return tree;
}

function place(tree: Tree, keys: string[], value: unknown): void {
  const [first, ...rest] = keys;
  if (first === undefined) {
    return;
  }
  if (rest.length === 0) {
    tree[first] = value;
    return;
  }
  const branch = (tree[first] ?? {}) as Tree;
  tree[first] = branch;
  place(branch, rest, value);
}
