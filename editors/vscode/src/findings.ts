// The findings of a file, and going from one to the next.

import * as vscode from 'vscode';

/** Dateline's findings in a file that a user is shown, in text order: hints, of which articles are full, are left out. */
export function findingsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri)
    .filter((diagnostic) => diagnostic.source === 'dateline' && diagnostic.severity !== vscode.DiagnosticSeverity.Hint)
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

async function go(forward: boolean): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    return;
  }
  const findings = findingsOf(editor.document.uri);
  const here = editor.selection.active;
  const target = forward
    ? findings.find((finding) => finding.range.start.isAfter(here)) ?? findings[0]
    : findings.findLast((finding) => finding.range.start.isBefore(here)) ?? findings.at(-1);
  if (!target) {
    vscode.window.setStatusBarMessage('Dateline: no findings in this file', 5000);
    return;
  }
  editor.selection = new vscode.Selection(target.range.start, target.range.start);
  editor.revealRange(target.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  await vscode.commands.executeCommand('editor.action.showHover');
}

export function registerFindings(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('dateline.nextFinding', () => go(true)),
    vscode.commands.registerCommand('dateline.previousFinding', () => go(false)),
  );
}
