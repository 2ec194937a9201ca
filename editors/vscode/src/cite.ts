// Citing: a citation out of the list of sources, words of a source with their citation, and the notes that rest on a source.
// What there is and how it is written the server says; here it is picked and put in place.

import * as vscode from 'vscode';
import type { LanguageClient, Location, TextEdit, WorkspaceEdit } from 'vscode-languageclient/node';
import type { Server } from './server';

/** A source that can be cited; no `uri` where its text is not here. */
interface Source { key: string; title: string; detail: string; uri?: string }

/** A note that a passage can be added to. */
interface Note { uri: string; path: string; title: string }

/** Words with their citation, and the edit that adds them to the end of a note, where one was named. */
interface Passage { key: string; text: string; edit?: WorkspaceEdit }

async function insertCitation(client: LanguageClient, editor: vscode.TextEditor): Promise<void> {
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document);
  const sources = await client.sendRequest<Source[]>('dateline/sources', { textDocument });
  if (sources.length === 0) {
    void vscode.window.showInformationMessage('Dateline knows no sources here: put articles into the workspace, or a bibliography.');
    return;
  }
  const picked = await vscode.window.showQuickPick(
    sources.map(({ key, title, detail }) => ({ label: key, description: title, detail })),
    { title: 'Insert Citation', placeHolder: 'The source to cite', matchOnDescription: true, matchOnDetail: true },
  );
  if (!picked) {
    return;
  }
  const edits = await Promise.all(editor.selections.map((selection) => client.sendRequest<TextEdit | null>('dateline/insertCitation', {
    textDocument, position: client.code2ProtocolConverter.asPosition(selection.active), key: picked.label,
  })));
  const done = await editor.edit((edit) => {
    for (const { range, newText } of edits.filter((it) => it !== null)) {
      edit.insert(client.protocol2CodeConverter.asPosition(range.start), newText);
    }
  });
  if (!done || edits.includes(null)) {
    void vscode.window.showWarningMessage(`'${picked.label}' was not cited: the file or the list of sources has changed meanwhile. Try again.`);
  }
}

async function citePassage(client: LanguageClient, editor: vscode.TextEditor): Promise<void> {
  const { document, selection } = editor;
  if (document.getText(selection).trim() === '') {
    void vscode.window.showInformationMessage('Select the words of the source that you want to cite.');
    return;
  }
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const range = client.code2ProtocolConverter.asRange(selection);
  const notes = await client.sendRequest<Note[]>('dateline/notes', { textDocument });
  const copy = { label: '$(clippy) Copy', description: 'quotation and citation, to the clipboard', uri: '' };
  const items = notes.map(({ uri, path, title }) => ({ label: `$(note) ${path}`, description: title === '' ? 'append' : `append · ${title}`, uri }));
  const picked = items.length === 0 ? copy : await vscode.window.showQuickPick(
    [copy, ...items], { title: 'Cite This Passage', placeHolder: 'Where to?', matchOnDescription: true },
  );
  if (!picked) {
    return;
  }
  const note = picked.uri === '' ? undefined : { uri: picked.uri };
  const passage = await client.sendRequest<Passage | null>('dateline/citePassage', { textDocument, range, note });
  if (!passage) {
    void vscode.window.showInformationMessage('There are no words in the selection that could be cited.');
  } else if (!passage.edit) {
    await vscode.env.clipboard.writeText(passage.text);
    vscode.window.setStatusBarMessage(`Copied with its citation: ${passage.key}`, 5000);
  } else if (await vscode.workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(passage.edit))) {
    await showEnd(client.protocol2CodeConverter.asUri(picked.uri));
  } else {
    void vscode.window.showWarningMessage('Nothing was appended: the note has changed meanwhile. Try again.');
  }
}

/** Shows what was appended to a note, the cursor after it. */
async function showEnd(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const end = document.positionAt(document.getText().trimEnd().length);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(end, end) });
}

async function openNotesOfSource(client: LanguageClient, editor: vscode.TextEditor): Promise<void> {
  const textDocument = client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document);
  const found = await client.sendRequest<Location[] | null>('dateline/notesOfSource', { textDocument });
  if (!found) {
    void vscode.window.showInformationMessage('This file is no source: open an article, a saved page or a report.');
  } else if (found.length === 0) {
    void vscode.window.showInformationMessage('No note cites this source yet.');
  } else {
    const places = found.map((place) => client.protocol2CodeConverter.asLocation(place));
    await vscode.commands.executeCommand('editor.action.showReferences', editor.document.uri, editor.selection.active, places);
  }
}

export function registerCite(context: vscode.ExtensionContext, server: Server): void {
  const register = (command: string, action: (client: LanguageClient, editor: vscode.TextEditor) => Promise<void>): void => {
    context.subscriptions.push(vscode.commands.registerCommand(command, async () => {
      const editor = vscode.window.activeTextEditor;
      if (!editor) {
        void vscode.window.showInformationMessage('Open a note or a source first.');
        return;
      }
      await server.start();
      // Where it does not start, it has been said why.
      if (server.client) {
        await action(server.client, editor);
      }
    }));
  };
  register('dateline.insertCitation', insertCitation);
  register('dateline.citePassage', citePassage);
  register('dateline.openNotesOfSource', openNotesOfSource);
}
