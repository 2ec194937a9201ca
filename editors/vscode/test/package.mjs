// The package of a platform brings its server along; it is looked at in a high contrast theme, and the walkthrough is walked.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Editor, check, finish, given, seeds, until } from './harness.mjs';

const extension = path.join(import.meta.dirname, '..');
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'dateline-package-'));
const vsix = path.join(extension, 'dateline-linux-x64.vsix');
const folder = seeds();
const note = `${folder}/notes/working-note.md`;

await check('the package of a platform is made from a binary', async () => {
  // Named from where the user stands.
  fs.copyFileSync(given.server, path.join(scratch, 'built'));
  execFileSync(path.join(extension, 'scripts/package-platforms.sh'), ['linux-x64=built'], { cwd: scratch, stdio: 'pipe' });
  assert.ok(fs.existsSync(vsix));
  assert.ok(!fs.existsSync(path.join(extension, 'bin')), 'the binary was left in the checkout');
});
await check('a binary that is not there is said', async () => {
  const made = spawnSync(path.join(extension, 'scripts/package-platforms.sh'), ['linux-x64=nowhere'], { cwd: scratch, encoding: 'utf8' });
  assert.notEqual(made.status, 0);
  assert.match(made.stderr, /nowhere/);
});

// No setting names a server, and none is on the PATH.
const editor = await Editor.start({ machine: {}, install: vsix, settings: { 'workbench.colorTheme': 'Default High Contrast', 'editor.accessibilitySupport': 'on' } });
const bundled = path.join(editor.extension('dateline.dateline'), 'bin/dateline');
const running = () => fs.readdirSync('/proc').filter((name) => {
  try {
    return /^\d+$/.test(name) && fs.readlinkSync(`/proc/${name}/exe`) === bundled;
  } catch {
    return false;
  }
});
const screen = await editor.window(folder, [note]);
const { page } = screen;
await check('installed, the binary can be run by everybody', async () => {
  assert.equal(fs.statSync(bundled).mode & 0o777, 0o755);
  assert.match(fs.readFileSync(path.join(editor.extension('dateline.dateline'), '.vsixmanifest'), 'utf8'), /TargetPlatform="linux-x64"/);
});
await check('the server that came along is the one that runs', async () => {
  await screen.load('working-note.md');
  await page.locator('.squiggly-error').first().waitFor();
  assert.equal(running().length, 1);
}, screen);

await check('in high contrast findings are seen, and told in words', async () => {
  await page.locator('.monaco-workbench.hc-black').waitFor();
  await page.keyboard.press('Control+Shift+M');
  const row = screen.problems('unresolved-citation').first();
  await row.waitFor();
  const told = await row.getAttribute('aria-label');
  assert.match(told, /^Error: .*complexpath2023/);
  assert.match(await screen.problems('undated-claim').first().getAttribute('aria-label'), /^Warning: /);
  await page.screenshot({ path: path.join(given.out, 'high-contrast.png') });
}, screen);
await check('the status bar item has words for a screen reader', async () => {
  await until('the findings are counted', async () => {
    const item = page.locator('[id$="dateline.status"] a').first();
    return /^Dateline: \d+ findings/.test(await item.getAttribute('aria-label') ?? '');
  });
}, screen);

await check('the walkthrough is there, with its steps and what they show', async () => {
  await screen.command('Open Walkthrough');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Get Started with Dateline' }).first().click();
  const steps = page.locator('.getting-started-step');
  await until('there are five steps', async () => (await steps.count()) === 5);
  const shown = ['A workspace is a folder', 'Who, what, when', 'From a note to the passage', 'Claims want a date', 'Citing'];
  for (const [at, heading] of shown.entries()) {
    await steps.nth(at).click();
    await until(`'${heading}' is shown`, async () => {
      const texts = await Promise.all(page.frames().map((frame) => frame.locator('body').innerText({ timeout: 2_000 }).catch(() => '')));
      return texts.some((text) => text.includes(heading));
    });
  }
  await page.screenshot({ path: path.join(given.out, 'walkthrough.png') });
}, screen);
await check('a button of the walkthrough does what it says', async () => {
  await page.locator('.getting-started-step', { hasText: 'Cite' }).last().click();
  await page.locator('.getting-started-step.expanded .monaco-button', { hasText: 'Insert Citation' }).click();
  // No note is in front.
  await screen.notification('Open a note or a source first').waitFor();
}, screen);
await screen.close();
await editor.stop();
fs.rmSync(path.dirname(folder), { recursive: true, force: true });
fs.rmSync(scratch, { recursive: true, force: true });
fs.rmSync(vsix, { force: true });
finish();
