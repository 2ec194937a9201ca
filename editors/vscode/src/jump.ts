// After a jump the passage is selected, not only its first letter: VS Code itself puts the cursor at its start.

import * as vscode from 'vscode';

/** The ends of the jumps that the last definition request offered, until one of them is taken or they are old. */
let offered: { uri: string; range: vscode.Range }[] = [];
let offeredAt = 0;

const freshMs = 5000;

/** Remembers where a jump may end. */
export function offer(result: vscode.Definition | vscode.DefinitionLink[] | null | undefined): void {
  const links = result === null || result === undefined ? [] : Array.isArray(result) ? result : [result];
  offered = links.map((link) => 'targetUri' in link
    ? { uri: link.targetUri.toString(), range: link.targetSelectionRange ?? link.targetRange }
    : { uri: link.uri.toString(), range: link.range });
  offeredAt = Date.now();
}

function take(editor: vscode.TextEditor | undefined): void {
  if (!editor || offered.length === 0 || !editor.selection.isEmpty) {
    return;
  }
  const here = editor.document.uri.toString();
  const target = offered.find(({ uri, range }) => uri === here && range.start.isEqual(editor.selection.active));
  if (!target) {
    return;
  }
  offered = [];
  if (Date.now() - offeredAt <= freshMs) {
    // The cursor stays at the start, where the eye is.
    editor.selection = new vscode.Selection(target.range.end, target.range.start);
  }
}

export function registerJump(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.window.onDidChangeActiveTextEditor(take),
    vscode.window.onDidChangeTextEditorSelection((event) => {
      const byHand = event.kind === vscode.TextEditorSelectionChangeKind.Mouse || event.kind === vscode.TextEditorSelectionChangeKind.Keyboard;
      if (!byHand) {
        take(event.textEditor);
      }
    }),
  );
}
