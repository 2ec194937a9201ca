// What stands beside the text in a window: lenses, hints, colours; the completion list, the rename, and one undo.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Editor, check, count, finish, given, seeds, until } from './harness.mjs';

const folder = seeds();
const own = `${folder}/notes/hints.md`;
fs.writeFileSync(own, `---
type: note
date: 2024-12-02
---

# Hints and colours

Kim Jong Un inspected a factory last week [@complexpath2024]. It is likely that he will come again.

Donald Trump called it "fueling provocations and escalating the risk of nuclear war" on 26 November 2024.

The Hanoi summit ended early [@complexpath2024, ¶ 4].
`);
const article = '004_4aec452666275507.txt';
const editor = await Editor.start();
const screen = await editor.window(folder, [own]);
const { page } = screen;
const test = (name, action) => check(name, action, screen);
const read = (name) => fs.readFileSync(path.join(folder, name), 'utf8');

await test('a relative date and an event have their hints', async () => {
  await screen.load('hints.md');
  await until('the hint of the date', async () => (await screen.lines()).some((line) => /last week\s*25.November.+2024/.test(line.replaceAll('\u00a0', ' '))));
  await until('the hint of the event', async () => (await screen.lines()).some((line) => /Hanoi summit\s*27-28 February 2019/.test(line.replaceAll('\u00a0', ' '))));
});
await test('names, times, quotations and assessments have colours of their own', async () => {
  const colour = async (words) => page.evaluate((wanted) => {
    const spans = [...document.querySelectorAll('.view-line span span')];
    const span = spans.find((it) => it.textContent.replaceAll('\u00a0', ' ').includes(wanted));
    return span && document.defaultView.getComputedStyle(span).color;
  }, words);
  const plain = await colour('inspected a factory');
  await until('the name has one', async () => (await colour('Kim Jong Un')) !== (await colour('inspected a factory')));
  for (const words of ['Kim Jong Un', '26 November 2024', 'fueling provocations', 'It is likely that he']) {
    assert.notEqual(await colour(words), plain, words);
  }
  await page.screenshot({ path: path.join(given.out, 'views.png'), clip: { x: 0, y: 0, width: 1280, height: 420 } });
});
await test('both go and come with their settings', async () => {
  const settings = path.join(folder, '.vscode/settings.json');
  fs.mkdirSync(path.dirname(settings), { recursive: true });
  fs.writeFileSync(settings, JSON.stringify({ 'dateline.inlayHints.enable': false, 'dateline.semanticTokens.enable': false }));
  await until('no hint', async () => !(await screen.lines()).some((line) => /27-28.February/.test(line)));
  fs.writeFileSync(settings, '{}');
  await until('the hint again', async () => (await screen.lines()).some((line) => /27-28.February/.test(line)));
});

await test('a key is completed by its title, in the middle of a sentence', async () => {
  await screen.to(own, 'It is likely');
  await page.keyboard.type('It ended [@revi');
  const row = page.locator('.suggest-widget .monaco-list-row', { hasText: 'revival2024' }).first();
  await until('the list is there', async () => {
    if (!(await row.isVisible())) {
      await page.keyboard.press('Control+Space');
      await row.waitFor({ timeout: 2000 });
    }
    return true;
  });
  await page.keyboard.press('Enter');
  await until('the key is written', async () => (await screen.lines()).some((line) => line.replaceAll('\u00a0', ' ').includes('[@revival2024')));
  await screen.command('File: Revert File');
});

await test('a lens over a paragraph shows the notes that rest on it', async () => {
  await screen.open(article);
  const lens = page.locator('.codelens-decoration a', { hasText: /rests? on this$/ }).first();
  await lens.waitFor();
  await page.locator('.codelens-decoration a', { hasText: /on this source/ }).first().waitFor();
  await page.screenshot({ path: path.join(given.out, 'lens.png'), clip: { x: 0, y: 0, width: 1280, height: 420 } });
  const peek = page.locator('.reference-zone-widget');
  // Lenses that come in above it move the one that is clicked away from under the pointer; a second click would close the list.
  await until('the notes are shown', async () => {
    if (!(await peek.isVisible())) {
      await lens.click();
    }
    // Whichever lens comes first: notes that are several have a row each, a note alone stands in the list's head only.
    await peek.locator('.ref-tree .monaco-list-row').first().waitFor({ timeout: 10_000 });
    await peek.locator('.peekview-title .filename', { hasText: '.md' }).waitFor({ timeout: 10_000 });
    return true;
  });
  await page.keyboard.press('Escape');
  await peek.waitFor({ state: 'detached' });
});

await test('F2 renames a key in the bibliography and every note', async () => {
  const before = read('references.bib');
  await screen.open('references.bib');
  // Only what is open is taken back by one undo: it has to be there, in a tab that the next file does not replace.
  await until('the bibliography is shown', async () => (await screen.lines()).some((line) => line.includes('{complexpath2024,')));
  await screen.command('View: Keep Editor');
  await screen.open('hints.md');
  await screen.to(own, '@complexpath2024, ¶ 4');
  await page.keyboard.press('F2');
  const box = page.locator('.rename-box input');
  await box.waitFor();
  assert.equal(await box.inputValue(), 'complexpath2024');
  await box.fill('complex-path');
  await page.keyboard.press('Enter');
  await until('the note has the new key', async () => (await screen.lines()).some((line) => line.includes('@complex-path,')));
  // VS Code saves what a refactoring has changed, last of all.
  await until('the bibliography has it', () => read('references.bib').includes('{complex-path,') && !read('references.bib').includes('complexpath2024'));
  // One undo takes it back in every file that is open; VS Code may ask whether it is meant for every file.
  const everywhere = page.locator('.monaco-dialog-box').getByRole('button', { name: /^(Undo|Redo) in \d+ Files/ });
  const shows = async (part) => {
    if (await everywhere.isVisible()) {
      await everywhere.click();
    }
    return (await screen.lines()).some((line) => line.includes(part));
  };
  await page.keyboard.press('Control+Z');
  await until('the note has the old key', () => shows('@complexpath2024, ¶ 4'));
  await screen.open('references.bib');
  // Where VS Code has saved it in between, the undo is of the note alone, and the bibliography has its own.
  const bibliography = async () => {
    if (await shows('{complexpath2024,')) {
      return true;
    }
    await page.keyboard.press('Control+Z');
    return false;
  };
  await until('and the bibliography', bibliography);
  await screen.open('hints.md');
  await page.keyboard.press('Control+Shift+Z');
  await until('redone', () => shows('@complex-path,'));
  await screen.command('File: Save All Files');
  await until('the bibliography has it', () => read('references.bib').includes('{complex-path,') && !read('references.bib').includes('complexpath2024'));
  assert.ok(!read('notes/briefing.md').includes('complexpath2024') && read('notes/briefing.md').includes('complex-path'));
  assert.notEqual(before, read('references.bib'));
});

await screen.close();
await editor.stop();
fs.rmSync(path.dirname(folder), { recursive: true, force: true });
assert.ok(count.passed + count.failed > 0 && given.out);
finish();
