// Runs inside the extension host, on a copy of the seed workspace.

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
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

const configurationOf = (name) => vscode.workspace.getConfiguration('dateline').get(name);
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
  async 'every setting that is offered is obeyed'() {
    const { document } = await open('notes/working-note.md');
    const rules = () => new Set(findings(document.uri).map(ruleOf));
    const severity = (rule) => findings(document.uri).find((it) => ruleOf(it) === rule)?.severity;
    const draft = vscode.Uri.joinPath(root(), 'notes/sentence.md');
    // Two claims; the citation after the second covers the first as well, as long as citations reach back.
    const filler = `<!-- ${'long '.repeat(220)}-->`;
    fs.writeFileSync(draft.fsPath, `# Draft\n\nOn 3 May 2021 the mayor resigned. On 4 May 2021 the council met [@complexpath2024].\n\nWe assess with high confidence that a vote is very likely.\n\n${filler}\n`);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(draft), vscode.ViewColumn.Beside);
    const tooLong = () => findings(draft).filter((it) => ruleOf(it) === 'limit-exceeded').length;
    const unsourced = () => findings(draft).filter((it) => ruleOf(it) === 'unsourced-claim').length;
    await until('the draft has been checked', () => findings(draft).length === 0 && rules().has('unresolved-citation'));
    const papers = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'dateline-papers-'));
    fs.writeFileSync(path.join(papers, 'report.txt'), 'The quay was closed.\n');
    const library = vscode.Uri.joinPath(root(), 'references.bib');
    const entries = fs.readFileSync(library.fsPath, 'utf8');
    fs.writeFileSync(library.fsPath, `${entries}@misc{outside, title = {Outside}, date = {2024}, file = {${path.join(papers, 'report.txt')}}}\n`);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(library), vscode.ViewColumn.Beside);
    const outside = () => findings(library).filter((it) => ruleOf(it) === 'limit-exceeded').length;
    const estimative = () => findings(draft).filter((it) => ruleOf(it) === 'estimative-language').length;
    const cases = [
      ['rules.select', ['estimative-language'], () => estimative() === 1, () => estimative() === 0],
      ['rules.ignore', ['unresolved-citation'], () => !rules().has('unresolved-citation'), () => rules().has('unresolved-citation')],
      ['rules.severity', { 'undated-claim': 'error' }, () => severity('undated-claim') === vscode.DiagnosticSeverity.Error, () => severity('undated-claim') === vscode.DiagnosticSeverity.Warning],
      ['rules.citation-scope', 'sentence', () => unsourced() === 1, () => unsourced() === 0],
      ['workspace.exclude', ['dossier/**'], async () => !(await dossierIsRead()), dossierIsRead],
      // The user's own, which no workspace can give.
      ['workspace.file-folders', [papers], () => outside() === 0, () => outside() === 1, vscode.ConfigurationTarget.Global],
      ['limits.document-bytes', 1024, () => tooLong() === 1, () => tooLong() === 0],
    ];
    async function dossierIsRead() {
      const symbols = await vscode.commands.executeCommand('vscode.executeWorkspaceSymbolProvider', 'Kim');
      return symbols.some((it) => it.location.uri.path.includes('/dossier/'));
    }
    const offered = Object.keys(vscode.extensions.getExtension('dateline.dateline').packageJSON.contributes.configuration.properties);
    // Hints and colours are switched off and on where they are seen: `views`.
    const tried = [...cases.map(([name]) => name), 'dossier.builtin', 'inlayHints.enable', 'semanticTokens.enable', 'server.path', 'trace.server'];
    assert.deepEqual(offered.map((name) => name.replace('dateline.', '')).sort(), tried.sort());
    const configuration = () => vscode.workspace.getConfiguration('dateline');
    for (const [name, value, on, off, target = vscode.ConfigurationTarget.Workspace] of cases) {
      await until(`before ${name} is set`, off);
      await configuration().update(name, value, target);
      await until(`${name} is obeyed`, on);
      await configuration().update(name, undefined, target);
      await until(`${name} is forgotten`, off);
    }
    fs.rmSync(papers, { recursive: true });
    fs.writeFileSync(library.fsPath, entries);
  },
  async 'without the built-in dossier its actors are not known'() {
    const note = vscode.Uri.joinPath(root(), 'notes/selected.md');
    fs.writeFileSync(note.fsPath, '# Selected\n\nBrazil and Portugal met.\n');
    const { document } = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(note));
    const known = async () => (await vscode.commands.executeCommand('vscode.executeHoverProvider', note, place(document, 'Portugal', 2))).length > 0;
    const configuration = () => vscode.workspace.getConfiguration('dateline');
    await until('it is known', known);
    await configuration().update('dossier.builtin', false, vscode.ConfigurationTarget.Workspace);
    await until('it is not known', async () => !(await known()));
    await configuration().update('dossier.builtin', undefined, vscode.ConfigurationTarget.Workspace);
    await until('it is known again', known);
  },
  async 'nothing that VS Code knows of Markdown is there twice'() {
    const note = vscode.Uri.joinPath(root(), 'notes/links.md');
    fs.writeFileSync(note.fsPath, '# A heading of links\n\nSee [the article](../004_4aec452666275507.txt), [a note](briefing.md) and <https://example.org/a>.\n\n- one\n- two\n');
    const { document } = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(note));
    const ask = async (command, ...rest) => await vscode.commands.executeCommand(command, ...rest) ?? [];
    const once = (what, list) => { assert.deepEqual(list, [...new Set(list)], `${what}: ${JSON.stringify(list)}`); };
    await until('the file is known', async () => (await ask('vscode.executeHoverProvider', note, place(document, '004_4', 2))).length > 0);
    for (const words of ['004_4aec', 'the article', 'briefing.md', 'a note']) {
      const found = await ask('vscode.executeDefinitionProvider', note, place(document, words, 2));
      once(`definitions at ${words}`, found.map((it) => (it.targetUri ?? it.uri).path));
      once(`hovers at ${words}`, (await ask('vscode.executeHoverProvider', note, place(document, words, 2))).map(() => 'hover'));
    }
    const links = await ask('vscode.executeLinkProvider', note);
    once('links', links.map((it) => `${it.range.start.line}:${it.range.start.character}`));
    assert.equal(links.length, 3);
    once('folding', (await ask('vscode.executeFoldingRangeProvider', note)).map((it) => `${it.start}-${it.end}`));
    once('outline', (await ask('vscode.executeDocumentSymbolProvider', note)).map((it) => it.name.replace(/^#+ /, '')));
    const symbols = (await ask('vscode.executeWorkspaceSymbolProvider', 'A heading of links')).filter((it) => it.location.uri.path === note.path);
    once('symbols', symbols.map((it) => it.location.range.start.line));
    assert.equal(symbols.length, 1);
  },
  async 'in a remote window, as this one is, it runs where the files are'() {
    const extension = vscode.extensions.getExtension('dateline.dateline');
    assert.ok(vscode.env.remoteName);
    assert.equal(extension.extensionKind, vscode.ExtensionKind.Workspace);
    assert.equal(extension.packageJSON.capabilities.virtualWorkspaces.supported, false);
  },
  async 'the schema of dateline.toml is where the manifest says, and knows every rule'() {
    const extension = vscode.extensions.getExtension('dateline.dateline');
    const [{ fileMatch, url }] = extension.packageJSON.contributes.tomlValidation;
    assert.equal(fileMatch, 'dateline.toml');
    const schema = JSON.parse(fs.readFileSync(path.join(extension.extensionPath, url), 'utf8'));
    const listed = execFileSync(configurationOf('server.path'), ['explain'], { encoding: 'utf8' }).split('\n').filter(Boolean).map((line) => line.split(' ')[0]);
    assert.ok(listed.length > 10);
    const properties = extension.packageJSON.contributes.configuration.properties;
    for (const known of [schema.definitions.rule.enum, properties['dateline.rules.ignore'].items.enum, properties['dateline.rules.select'].items.enum, properties['dateline.rules.severity'].propertyNames.enum]) {
      assert.deepEqual(listed.filter((rule) => !known.includes(rule)), []);
    }
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
