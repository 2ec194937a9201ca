// Runs inside the extension host, on a copy of the seed workspace.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

async function until(what, ask) {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`waited in vain until ${what}`);
    }
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

const root = () => vscode.workspace.workspaceFolders[0].uri;
const open = async (file) => vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root(), file)));
const findings = (uri) => vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === 'dateline');
const ruleOf = (diagnostic) => typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
const place = (document, words, within = 0) => document.positionAt(document.getText().indexOf(words) + within);

const tests = {
  async 'the extension is active in this workspace, and its server runs'() {
    const extension = vscode.extensions.getExtension('dateline.dateline');
    const api = await extension.activate();
    await until('the server runs', () => api.state() === 'running');
    assert.match(api.version(), /^\d+\.\d+\.\d+/);
  },
  async 'every command of the manifest is there'() {
    const manifest = vscode.extensions.getExtension('dateline.dateline').packageJSON;
    const known = new Set(await vscode.commands.getCommands(true));
    for (const { command } of manifest.contributes.commands) {
      assert.ok(known.has(command), command);
    }
  },
  async 'findings carry their rule, with a link to its page'() {
    const { document } = await open('notes/working-note.md');
    const found = await until('there are findings', () => findings(document.uri).length > 0 && findings(document.uri));
    for (const diagnostic of found) {
      assert.match(ruleOf(diagnostic), /^[a-z0-9-]+$/);
      assert.equal(typeof diagnostic.code, 'object', `${ruleOf(diagnostic)} has no link`);
    }
    const page = await vscode.workspace.openTextDocument(found.find((it) => ruleOf(it) === 'undated-claim').code.target);
    assert.match(page.getText(), /undated-claim/);
    assert.ok(page.lineCount > 5);
  },
  async 'findings name spans, not paragraphs'() {
    const { document } = await open('notes/working-note.md');
    const finding = await until('the unresolved citation is found', () => findings(document.uri).find((it) => ruleOf(it) === 'unresolved-citation'));
    assert.match(document.getText(finding.range), /complexpath2023/);
    assert.ok(document.getText(finding.range).length < 40);
  },
  async 'no finding twice'() {
    const { document } = await open('notes/working-note.md');
    await until('there are findings', () => findings(document.uri).length > 0);
    const seen = findings(document.uri).map((it) => `${ruleOf(it)} ${it.range.start.line}:${it.range.start.character}`);
    assert.deepEqual(seen, [...new Set(seen)]);
  },
  async 'hovers begin with a short line'() {
    const { document } = await open('notes/briefing.md');
    const hovers = await until('there is a hover', async () => {
      const list = await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, place(document, 'Kim Jong Un', 2));
      return list.length > 0 && list;
    });
    const [first] = hovers[0].contents.map((part) => part.value ?? part).join('\n').split('\n');
    assert.ok(first.length <= 120, first);
    assert.match(first, /Kim Jong Un/);
  },
  async 'links in hovers lead to files that are there'() {
    const { document } = await open('notes/briefing.md');
    const hovers = await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, place(document, '@complexpath2024', 3));
    const text = hovers.flatMap((hover) => hover.contents).map((part) => part.value ?? part).join('\n');
    for (const [, target] of text.matchAll(/\]\((file:[^)\s]+)\)/g)) {
      assert.ok(fs.existsSync(vscode.Uri.parse(target).fsPath), target);
    }
  },
  async 'a jump tells where it begins and ends'() {
    const { document } = await open('notes/briefing.md');
    const links = await vscode.commands.executeCommand('vscode.executeDefinitionProvider', document.uri, place(document, 'fueling provocations', 4));
    const [link] = links;
    const source = await vscode.workspace.openTextDocument(link.targetUri ?? link.uri);
    assert.equal(source.getText(link.targetSelectionRange ?? link.range), 'fueling provocations and escalating the risk of nuclear war');
  },
  async 'positions are right beside characters of two code units'() {
    const { document } = await open('notes/working-note.md');
    const editor = await vscode.window.showTextDocument(document);
    const claim = 'The governor of the province resigned.';
    await editor.edit((edit) => { edit.insert(document.lineAt(document.lineCount - 1).range.end, `\n\nWho left 🚢🚢? ${claim}\n`); });
    await until('the claim alone is underlined', () => findings(document.uri).some((it) => document.getText(it.range) === claim || document.getText(it.range) === claim.slice(0, -1)));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  },
  async 'only settings that somebody set go to the server'() {
    const { document } = await open('notes/working-note.md');
    const configuration = vscode.workspace.getConfiguration('dateline');
    await until('the finding is there', () => findings(document.uri).some((it) => ruleOf(it) === 'unresolved-citation'));
    await configuration.update('rules.severity', { 'unresolved-citation': 'hint' }, vscode.ConfigurationTarget.Workspace);
    await until('it is a hint', () => findings(document.uri).some((it) => ruleOf(it) === 'unresolved-citation' && it.severity === vscode.DiagnosticSeverity.Hint));
    await configuration.update('rules.severity', undefined, vscode.ConfigurationTarget.Workspace);
    await until('it is an error', () => findings(document.uri).some((it) => ruleOf(it) === 'unresolved-citation' && it.severity === vscode.DiagnosticSeverity.Error));
  },
  async 'the server cannot be named by a workspace'() {
    const set = vscode.workspace.getConfiguration('dateline').inspect('server.path');
    await assert.rejects(vscode.workspace.getConfiguration('dateline').update('server.path', '/bin/false', vscode.ConfigurationTarget.Workspace));
    assert.equal(set.workspaceValue, undefined);
  },
  async 'files outside the notes have no findings of ours'() {
    const other = vscode.Uri.joinPath(root(), 'elsewhere.json');
    fs.writeFileSync(other.fsPath, '{}\n');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(other));
    assert.deepEqual(findings(other), []);
  },
  async 'Make a Workspace Here makes one'() {
    const folder = vscode.Uri.joinPath(root(), '..', 'made-here');
    fs.mkdirSync(folder.fsPath);
    await vscode.commands.executeCommand('dateline.makeWorkspaceHere', folder);
    assert.ok(fs.existsSync(path.join(folder.fsPath, 'dateline.toml')));
    assert.equal(path.basename(vscode.window.activeTextEditor.document.fileName), 'dateline.toml');
  },
  async 'Next Finding and Previous Finding go round the end'() {
    const editor = await open('notes/working-note.md');
    const found = await until('there are findings', () => findings(editor.document.uri).length > 1 && findings(editor.document.uri));
    const starts = found.map((it) => it.range.start).sort((a, b) => a.compareTo(b));
    const last = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(last, last);
    await vscode.commands.executeCommand('dateline.nextFinding');
    assert.ok(editor.selection.active.isEqual(starts[0]));
    await vscode.commands.executeCommand('dateline.previousFinding');
    assert.ok(editor.selection.active.isEqual(starts.at(-1)));
  },
};

exports.run = async () => {
  let failed = 0;
  for (const [name, action] of Object.entries(tests)) {
    try {
      await action();
      console.log(`ok - ${name}`);
    } catch (error) {
      failed++;
      console.log(`not ok - ${name}: ${error.message}`);
    }
  }
  if (failed > 0) {
    throw new Error(`${failed} failed`);
  }
};
