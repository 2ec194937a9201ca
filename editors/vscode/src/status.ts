// The status bar item: what the server does, how many findings the file has, and why nothing is checked where nothing is.

import * as vscode from 'vscode';
import { findingsOf } from './findings';
import type { Server, State } from './server';

const languages = new Set(['markdown', 'plaintext', 'html', 'toml', 'bibtex']);

const off: Record<Exclude<State, 'running' | 'starting'>, { icon: string; text: string; command: string; action: string }> = {
  stopped: { icon: 'circle-slash', text: 'Dateline: stopped', command: 'dateline.restart', action: 'Restart the server' },
  missing: { icon: 'error', text: 'Dateline: no server', command: 'dateline.restart', action: 'Try again' },
  dead: { icon: 'error', text: 'Dateline: server stopped', command: 'dateline.restart', action: 'Restart the server' },
  untrusted: { icon: 'shield', text: 'Dateline: off', command: 'workbench.trust.manage', action: 'Manage workspace trust' },
};

export function registerStatus(context: vscode.ExtensionContext, server: Server): void {
  const item = vscode.window.createStatusBarItem('dateline.status', vscode.StatusBarAlignment.Left, 1);
  item.name = 'Dateline';

  const show = (): void => {
    const { text, tooltip, command } = describe(server);
    item.text = text;
    item.tooltip = tooltip;
    item.command = command;
    // Icons have no words of their own.
    const words = text.replace(/\$\([^)]*\) ?/g, '');
    item.accessibilityInformation = { label: words.startsWith('Dateline') ? words : `Dateline: ${words}` };
    item.show();
  };
  context.subscriptions.push(
    item,
    server.onDidChange(show),
    vscode.languages.onDidChangeDiagnostics(show),
    vscode.window.onDidChangeActiveTextEditor(show),
  );
  show();
}

function describe(server: Server): { text: string; tooltip: string; command: string } {
  const version = server.version === undefined ? '' : ` (version ${server.version})`;
  if (server.state === 'starting') {
    return { text: '$(sync~spin) Dateline: starting', tooltip: `The server is starting${version}.`, command: 'dateline.showLog' };
  }
  if (server.state !== 'running') {
    const { icon, text, command, action } = off[server.state];
    return { text: `$(${icon}) ${text}`, tooltip: `${server.reason}\n${action}: click here.`, command };
  }
  if (server.progress !== '') {
    return { text: `$(sync~spin) Dateline: ${server.progress}`, tooltip: `${server.progress}${version}`, command: 'dateline.showLog' };
  }
  const editor = vscode.window.activeTextEditor;
  if (!editor || !languages.has(editor.document.languageId)) {
    return { text: '$(check) Dateline', tooltip: `The server runs${version}.`, command: 'dateline.showLog' };
  }
  const count = findingsOf(editor.document.uri).length;
  const said = count === 0 ? 'no findings' : count === 1 ? '1 finding' : `${count} findings`;
  return {
    text: `$(${count === 0 ? 'check' : 'checklist'}) Dateline: ${said}`,
    tooltip: `${said} in this file${version}. Click for the list.`,
    command: 'workbench.actions.view.problems',
  };
}
