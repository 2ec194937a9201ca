// The server's life as a user sees it: missing, killed and back, Restricted Mode, started on demand.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Editor, check, finish, given, seeds, until } from './harness.mjs';

const folder = seeds();
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'dateline-life-'));
// A copy under a name of its own: its processes are this test's and nobody else's.
const server = path.join(scratch, 'dateline');
const machine = { 'dateline.server.path': server };
const note = `${folder}/notes/working-note.md`;

const running = () => fs.readdirSync('/proc').filter((name) => {
  try {
    return /^\d+$/.test(name) && fs.readlinkSync(`/proc/${name}/exe`).startsWith(server);
  } catch {
    return false;
  }
}).map(Number);

const editor = await Editor.start({ machine });
const screen = await editor.window(folder, [note]);
await check('a missing server is said at once, with what to do', async () => {
  await screen.load('working-note.md');
  await screen.notification('Dateline cannot find its server').waitFor();
  await screen.notification('dateline.server.path').waitFor();
  assert.equal(await screen.status(), 'Dateline: no server');
}, screen);
await check('once it is there, Restart starts it', async () => {
  fs.copyFileSync(given.server, server);
  fs.chmodSync(server, 0o755);
  await screen.notification('Dateline cannot find its server').getByText('Restart', { exact: true }).click();
  await screen.page.locator('.squiggly-error').first().waitFor();
  assert.equal(running().length, 1);
}, screen);
await check('a killed server is said at once; Restart brings the findings back', async () => {
  const [before] = running();
  process.kill(before, 'SIGKILL');
  await screen.notification("Dateline's server stopped").waitFor();
  await until('the status bar says so', async () => (await screen.status()) === 'Dateline: server stopped');
  await screen.notification("Dateline's server stopped").getByText('Restart', { exact: true }).click();
  await until('another server runs', () => running().length === 1 && running()[0] !== before);
  await until('the findings are back', async () => /\d+ findings$/.test(await screen.status()));
}, screen);
await check('Restart Server starts another one', async () => {
  const [before] = running();
  await screen.command('Dateline: Restart Server');
  await until('another server runs', () => running().length === 1 && running()[0] !== before);
  await until('the findings are back', async () => /\d+ findings$/.test(await screen.status()));
}, screen);
await check("Show Log shows dateline's channel", async () => {
  // Its lines are not looked for: code-server, installed without its compiled parts, writes no log files.
  await screen.command('Dateline: Show Log');
  await screen.output('Dateline').first().waitFor({ state: 'attached' });
}, screen);
await check('closing the window ends the server', async () => {
  await screen.page.close();
  // VS Code keeps a closed window's extension host for a while, in case it comes back: stopping the editor ends it.
  await editor.stop();
  await until('no server runs', () => running().length === 0);
});

const careful = await Editor.start({ machine, trust: true, settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' } });
const restricted = await careful.window(folder, [note]);
await check('in Restricted Mode no server runs, and the status bar says so', async () => {
  await restricted.load('working-note.md');
  await until('the status bar says so', async () => (await restricted.status()) === 'Dateline: off');
  assert.equal(running().length, 0);
}, restricted);
await check('trust starts it', async () => {
  await restricted.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).first().click();
  await restricted.page.locator('.workspace-trust-editor .monaco-button', { hasText: 'Trust' }).first().click();
  await until('the server runs', () => running().length === 1);
  await restricted.open('working-note.md');
  await restricted.page.locator('.squiggly-error').first().waitFor();
}, restricted);
await restricted.close();

const plain = path.join(scratch, 'plain');
fs.mkdirSync(plain);
fs.writeFileSync(path.join(plain, 'draft.md'), '---\ntype: note\n---\n\nThe mayor of the town resigned.\n');
await careful.stop();
const third = await Editor.start({ machine });
const elsewhere = await third.window(plain, [`${plain}/draft.md`]);
await check('in any other folder it waits until it is asked: Check This File', async () => {
  await elsewhere.load('draft.md');
  // The command is listed without the extension running.
  assert.equal(running().length, 0);
  await elsewhere.command('Dateline: Check This File');
  await elsewhere.page.locator('.squiggly-warning').first().waitFor();
  assert.equal(running().length, 1);
}, elsewhere);
await elsewhere.close();
await third.stop();
fs.rmSync(scratch, { recursive: true, force: true });
finish();
