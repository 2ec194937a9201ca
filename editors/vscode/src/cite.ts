// Citing: a citation out of the list of sources, words of a source with their citation, and the notes that rest on a source.

import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Server } from './server';

/** A source, as the server names it among the workspace's symbols: by its citation key. */
interface Source { key: string; about: string; uri: vscode.Uri }

async function sources(): Promise<Source[]> {
  const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[] | undefined>('vscode.executeWorkspaceSymbolProvider', '');
  const found = (symbols ?? [])
    .filter((symbol) => symbol.kind === vscode.SymbolKind.File)
    .map((symbol) => {
      // `key title`; a key has no space.
      const [key = '', ...title] = symbol.name.split(' ');
      return { key, about: title.join(' '), uri: symbol.location.uri };
    });
  return found.sort((a, b) => a.key.localeCompare(b.key));
}

/** How a note cites: as most of its citations do, as Pandoc does where it has none. */
export function style(text: string): 'pandoc' | 'wikilink' {
  const pandoc = text.match(/\[[^\][]*@[\p{L}\p{N}_][^\][]*\]/gu)?.length ?? 0;
  const wikilinks = text.match(/\[\[[^\][]+\]\]/gu)?.length ?? 0;
  return wikilinks > pandoc ? 'wikilink' : 'pandoc';
}

/** The citation of a key in a style. */
export function citation(key: string, how: 'pandoc' | 'wikilink'): string {
  return how === 'pandoc' ? `[@${key}]` : `[[${key}]]`;
}

async function pickSource(): Promise<Source | undefined> {
  const list = await sources();
  if (list.length === 0) {
    void vscode.window.showInformationMessage('Dateline knows no sources here: put articles into the workspace, or a bibliography.');
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(
    list.map((source) => ({ label: source.key, description: source.about, source })),
    { title: 'Insert Citation', placeHolder: 'The source to cite', matchOnDescription: true },
  );
  return picked?.source;
}

async function insertCitation(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    return;
  }
  const source = await pickSource();
  if (!source) {
    return;
  }
  const text = citation(source.key, style(editor.document.getText()));
  await editor.edit((edit) => {
    for (const selection of editor.selections) {
      const before = selection.end.character === 0 ? '' : editor.document.lineAt(selection.end.line).text[selection.end.character - 1] ?? '';
      edit.insert(selection.end, before === '' || /\s/.test(before) ? text : ` ${text}`);
    }
  });
}

/** The selected words as they stand in a sentence: on one line, in quote marks, inner ones single. */
export function quoted(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim().replace(/[“”"]/g, "'");
  return `"${line}"`;
}

async function citePassage(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const words = editor?.document.getText(editor.selection) ?? '';
  if (!editor || words.trim() === '') {
    void vscode.window.showInformationMessage('Select the words of the source that you want to cite.');
    return;
  }
  const here = editor.document.uri.toString();
  const known = (await sources()).find((source) => source.uri.toString() === here);
  const key = known?.key ?? path.parse(editor.document.uri.path).name;
  const notes = await vscode.workspace.findFiles('**/*.{md,markdown}', undefined, 500);
  const picked = await vscode.window.showQuickPick(
    [
      { label: '$(clippy) Copy', description: 'quotation and citation, to the clipboard', uri: undefined },
      ...notes.map((uri) => ({ label: `$(note) ${vscode.workspace.asRelativePath(uri)}`, description: 'append', uri })),
    ],
    { title: 'Cite This Passage', placeHolder: 'Where to?', matchOnDescription: true },
  );
  if (!picked) {
    return;
  }
  if (!picked.uri) {
    await vscode.env.clipboard.writeText(`${quoted(words)} ${citation(key, 'pandoc')}`);
    vscode.window.setStatusBarMessage(`Copied with its citation: ${key}`, 5000);
    return;
  }
  const note = await vscode.workspace.openTextDocument(picked.uri);
  const last = note.lineAt(note.lineCount - 1);
  const text = `${quoted(words)} ${citation(key, style(note.getText()))}\n`;
  const edit = new vscode.WorkspaceEdit();
  edit.insert(note.uri, last.range.end, `${last.isEmptyOrWhitespace ? '' : '\n'}\n${text}`);
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(note);
}

async function referencesAt(uri: vscode.Uri, at: vscode.Position): Promise<vscode.Location[]> {
  return await vscode.commands.executeCommand<vscode.Location[] | undefined>('vscode.executeReferenceProvider', uri, at) ?? [];
}

/** The citations of a source as a whole: those of its entry in a bibliography. */
async function citationsOf(key: string): Promise<vscode.Location[]> {
  for (const uri of await vscode.workspace.findFiles('**/*.bib', undefined, 50)) {
    const bibliography = await vscode.workspace.openTextDocument(uri);
    const at = bibliography.getText().search(new RegExp(`\\{\\s*${key.replace(/[^\w-]/g, '\\$&')}\\s*,`));
    if (at >= 0) {
      return referencesAt(uri, bibliography.positionAt(at + 1));
    }
  }
  return [];
}

async function openNotesOfSource(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    return;
  }
  const { document } = editor;
  const own = (await sources()).find((source) => source.uri.toString() === document.uri.toString());
  const places = own ? await citationsOf(own.key) : [];
  for (let line = 0; line < document.lineCount; line++) {
    const text = document.lineAt(line).text.trimEnd();
    // At the mark that ends a paragraph no name stands, whose mentions would be found instead.
    if (/[.!?…"”'’)\]>]$/.test(text)) {
      places.push(...await referencesAt(document.uri, new vscode.Position(line, text.length - 1)));
    }
  }
  const byPlace = new Map(places
    .filter((place) => place.uri.toString() !== document.uri.toString())
    .map((place) => [`${place.uri.toString()}#${place.range.start.line}:${place.range.start.character}`, place]));
  if (byPlace.size === 0) {
    void vscode.window.showInformationMessage('No note cites this source yet.');
    return;
  }
  await vscode.commands.executeCommand('editor.action.showReferences', document.uri, editor.selection.active, [...byPlace.values()]);
}

export function registerCite(context: vscode.ExtensionContext, server: Server): void {
  const running = (action: () => Promise<void>) => async (): Promise<void> => {
    await server.start();
    if (server.state === 'running') {
      await action();
    }
  };
  context.subscriptions.push(
    vscode.commands.registerCommand('dateline.insertCitation', running(insertCitation)),
    vscode.commands.registerCommand('dateline.citePassage', running(citePassage)),
    vscode.commands.registerCommand('dateline.openNotesOfSource', running(openNotesOfSource)),
  );
}
