// On demand where the extension does not start by itself: checking one file, and making a workspace of a folder.

import { execFile } from 'node:child_process';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { findBinary } from './binary';
import { findingsOf } from './findings';
import type { Server } from './server';

const languages = new Set(['markdown', 'plaintext', 'html']);

async function checkThisFile(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !languages.has(editor.document.languageId)) {
    void vscode.window.showInformationMessage('Dateline checks Markdown, plain text and HTML: open such a file first.');
    return;
  }
  await server.start();
  if (server.state !== 'running') {
    return;
  }
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  const count = findingsOf(editor.document.uri).length;
  const named = path.basename(editor.document.fileName);
  vscode.window.setStatusBarMessage(`Dateline checks ${named}${count > 0 ? `: ${count} findings` : ''}`, 5000);
}

/** The folder that a command is about: the one clicked on, the one of the open file, the window's only one, one that is picked. */
async function folderFor(clicked: unknown): Promise<vscode.Uri | undefined> {
  if (clicked instanceof vscode.Uri) {
    return clicked;
  }
  const folders = vscode.workspace.workspaceFolders ?? [];
  const open = vscode.window.activeTextEditor?.document.uri;
  const suggestion = open?.scheme === 'file' ? vscode.workspace.getWorkspaceFolder(open)?.uri ?? vscode.Uri.joinPath(open, '..') : folders[0]?.uri;
  const picked = await vscode.window.showOpenDialog({
    canSelectFiles: false, canSelectFolders: true, openLabel: 'Make a Workspace', title: 'The folder of your notes and sources', defaultUri: suggestion,
  });
  return picked?.[0];
}

async function makeWorkspaceHere(context: vscode.ExtensionContext, server: Server, clicked: unknown): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showWarningMessage('This window is in Restricted Mode: trust it first, then make the workspace.');
    return;
  }
  const folder = await folderFor(clicked);
  if (!folder) {
    return;
  }
  const binary = await findBinary(context);
  if ('problem' in binary) {
    void vscode.window.showErrorMessage(`Dateline cannot find its server: ${binary.problem}.`);
    return;
  }
  const problem = await new Promise<string | undefined>((resolve) => {
    execFile(binary.path, ['init', folder.fsPath], { timeout: 30_000 }, (error, _output, said) => {
      resolve(error ? said.trim() || error.message : undefined);
    });
  });
  if (problem !== undefined) {
    void vscode.window.showErrorMessage(`No workspace was made in ${folder.fsPath}: ${problem}`);
    return;
  }
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'dateline.toml'));
  await server.start();
}

export function registerWorkspace(context: vscode.ExtensionContext, server: Server): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('dateline.checkThisFile', () => checkThisFile(server)),
    vscode.commands.registerCommand('dateline.makeWorkspaceHere', (clicked: unknown) => makeWorkspaceHere(context, server, clicked)),
  );
}
