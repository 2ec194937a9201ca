// What the server shows beside the text: the command of its lenses.

import * as vscode from 'vscode';

interface Position { line: number; character: number }
interface Location { uri: string; range: { start: Position; end: Position } }

const position = (at: Position): vscode.Position => new vscode.Position(at.line, at.character);

/** A lens was chosen: the places that it names are shown as references at its place. */
async function showReferences(uri: string, at: Position, places: Location[]): Promise<void> {
  const locations = places.map((place) => new vscode.Location(
    vscode.Uri.parse(place.uri),
    new vscode.Range(position(place.range.start), position(place.range.end)),
  ));
  await vscode.commands.executeCommand('editor.action.showReferences', vscode.Uri.parse(uri), position(at), locations);
}

export function registerViews(context: vscode.ExtensionContext): void {
  // Named by the server's lenses; it is in no menu.
  context.subscriptions.push(vscode.commands.registerCommand('dateline.showReferences', showReferences));
}
