// What a user does in a window on the seed workspace. The pictures of the README are taken on the way.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Editor, check, count, finish, given, seeds, until } from './harness.mjs';

const pictures = path.join(import.meta.dirname, '../docs/images');
const folder = seeds();
const briefing = `${folder}/notes/briefing.md`;
const working = `${folder}/notes/working-note.md`;
const article = '004_4aec452666275507.txt';
const editor = await Editor.start();
const screen = await editor.window(folder, [briefing]);
const { page } = screen;

/** Keeps the screen as a picture of the README, where the pictures are wanted anew. */
async function picture(name, box) {
  if (process.env.DATELINE_PICTURES) {
    fs.mkdirSync(pictures, { recursive: true });
    if (name !== 'hover') {
      // A pointer that rests on a tab would show where it lies.
      await page.mouse.move(900, 1100);
      await page.locator('.monaco-hover:visible').first().waitFor({ state: 'detached' });
    }
    await page.screenshot({ path: path.join(pictures, `${name}.png`), ...(box && { clip: box }) });
  }
}

const test = (name, action) => check(name, action, screen);
const selected = async () => Number(/\((\d+) selected\)/.exec(await screen.position())?.[1] ?? 0);

await test('the window opens, and the server with it', async () => {
  await screen.load('briefing.md');
  await until('the status bar tells the findings', async () => /findings?$/.test(await screen.status()));
});
await test('the careful briefing has no findings', async () => {
  await until('the status bar says so', async () => (await screen.status()) === 'Dateline: no findings');
});

await test('hover over a name tells who it is', async () => {
  const text = await screen.hover('Kim', 'Kim Jong Un', 'Donald Trump met Kim Jong Un');
  assert.match(text, /Supreme Leader/i);
  await picture('hover', { x: 0, y: 0, width: 1280, height: 1060 });
});
await test('hover over a citation tells of its source and passage', async () => {
  await screen.hover('@complexpath2024, ¶ 3', 'A Complex Path from Diplomacy to Uncertainty');
});
await test('hover over a quotation says that it is exact', async () => {
  const text = await screen.hover('provocations and escalating', 'xact');
  assert.match(text, /exact/i);
});

await test('F12 in a citation leads to the passage, which is selected', async () => {
  await screen.to(briefing, '@complexpath2024, ¶ 3');
  await page.keyboard.press('F12');
  await screen.tab(article).waitFor();
  await until('the passage is selected', async () => (await selected()) > 100);
});
await test('and back', async () => {
  await screen.command('Go Back');
  await screen.tab('briefing.md').waitFor();
});
await test('F12 in a quotation leads to its words, and they are selected', async () => {
  const words = 'fueling provocations and escalating the risk of nuclear war';
  await screen.to(briefing, 'fueling provocations');
  await page.keyboard.press('F12');
  await screen.tab('001_e6247ebbc90b03f1.txt').waitFor();
  await until('the words are selected', async () => (await selected()) === words.length);
  await picture('jump', { x: 0, y: 0, width: 1280, height: 390 });
  await screen.command('Go Back');
  await screen.tab('briefing.md').waitFor();
});
await test('F12 in a name leads to its entry', async () => {
  await screen.to(briefing, 'Kim Jong Un in Singapore');
  await page.keyboard.press('F12');
  await screen.tab('actors.toml').waitFor();
  await screen.command('Go Back');
  await screen.tab('briefing.md').waitFor();
});

await test('Shift+F12 in an article lists the notes that rest on the passage', async () => {
  await screen.open(article);
  await screen.to(path.join(folder, article), 'abruptly with no agreement');
  await page.keyboard.press('Shift+F12');
  const peek = page.locator('.reference-zone-widget');
  await peek.locator('.ref-tree .monaco-list-row', { hasText: 'briefing.md' }).first().waitFor();
  await page.keyboard.press('Escape');
  await peek.waitFor({ state: 'detached' });
});
await test("Open This Source's Notes lists them for the whole article", async () => {
  await screen.command("Dateline: Open This Source's Notes");
  const peek = page.locator('.reference-zone-widget');
  await peek.locator('.ref-tree .monaco-list-row', { hasText: 'briefing.md' }).first().waitFor();
  await page.keyboard.press('Escape');
  await peek.waitFor({ state: 'detached' });
});

await test('the working note has its faults underlined', async () => {
  await screen.open('working-note.md');
  await page.locator('.squiggly-error').first().waitFor();
  await page.locator('.squiggly-warning').first().waitFor();
});
await test('the Problems list names every rule that is broken', async () => {
  await page.keyboard.press('Control+Shift+M');
  for (const rule of ['undated-claim', 'unsourced-claim', 'unanchored-date', 'unresolved-citation', 'misquotation', 'unlocated-quotation']) {
    await screen.problems(rule).first().waitFor();
  }
});
await test('the outline has each heading once', async () => {
  await page.keyboard.press('Control+Shift+O');
  const rows = page.locator('.quick-input-list .monaco-list-row', { hasText: 'Quotations' });
  await rows.first().waitFor();
  assert.equal(await rows.count(), 1);
  await page.keyboard.press('Escape');
});

/** The entry of the light bulb's list at words, once it is there. A list that comes while the text still changes goes away again. */
async function offered(words, entry) {
  await screen.to(working, words);
  const fix = page.locator('.action-widget .monaco-list-row', { hasText: entry }).first();
  await until(`'${entry}' is offered`, async () => {
    if (!(await fix.isVisible())) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+.');
      await fix.waitFor({ timeout: 5_000 });
    }
    return true;
  });
  return fix;
}
await test('the light bulb offers the date of the event, and the finding goes', async () => {
  await page.keyboard.press('Control+J');
  const fix = await offered('The summit of Trump and Kim ended', /insert the date/i);
  await picture('warnings', { x: 0, y: 0, width: 1280, height: 780 });
  const before = await screen.status();
  await fix.click();
  await until('a date is in the sentence', async () => (await screen.lines()).some((line) => /summit.*(2018|2019)/.test(line)));
  await until('there is a finding less', async () => (await screen.status()) !== before);
  await page.keyboard.press('Control+Z');
  await until('undone', async () => (await screen.status()) === before);
});
await test("the light bulb corrects a quotation to the source's words, and undo brings the fault back", async () => {
  const has = async (words) => (await screen.lines()).some((text) => text.includes(words));
  const before = await screen.status();
  await (await offered('strengthened his ties with Russia', "source's words")).click();
  await until('the quotation is as the source has it', async () => await has('declared South'));
  await until('there is a finding less', async () => (await screen.status()) !== before);
  await page.keyboard.press('Control+Z');
  await until('the words are back', () => has('declared North'));
  await until('and the finding', async () => (await screen.status()) === before);
});
await test('a comment from the light bulb silences a rule, and its finding goes', async () => {
  const before = await screen.status();
  await (await offered('Experts quoted nowhere', 'Silence vague-attribution here')).click();
  await until('the comment is there', async () => (await screen.lines()).some((text) => text.includes('<!-- dateline: ignore vague-attribution -->')));
  await until('there is a finding less', async () => (await screen.status()) !== before);
  await page.keyboard.press('Control+Z');
  await until('the finding is back', async () => (await screen.status()) === before);
});
await test('a claim that is typed is underlined', async () => {
  const before = await screen.status();
  await screen.to(working, '# Working note with faults');
  await page.keyboard.press('End');
  await page.keyboard.type('\n\nThe two presidents signed a treaty of friendship.\n');
  await until('there are more findings', async () => (await screen.status()) !== before);
  await screen.command('File: Revert File');
  await until('typing is undone', async () => (await screen.status()) === before);
});
await test('Next Finding goes to the first one and shows it', async () => {
  await screen.goto(1, 1);
  await screen.command('Dateline: Next Finding in This File');
  await until('the cursor moved', async () => !(await screen.position()).startsWith('Ln 1, Col 1'));
  await page.locator('.monaco-hover:visible').first().waitFor();
  await page.keyboard.press('Escape');
});

await test('Insert Citation lists the sources and cites as the note does', async () => {
  await screen.to(working, 'Kim visited an arms factory');
  await page.keyboard.press('End');
  await screen.command('Dateline: Insert Citation');
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: 'crossroads2025' }).first();
  await row.waitFor();
  await row.click();
  await until('the citation is there', async () => (await screen.lines()).some((line) => line.includes('[@revival2024]. [@crossroads2025]')));
  await page.keyboard.press('Control+Z');
});
await test('Cite This Passage copies the words with their citation', async () => {
  await screen.open(article);
  await screen.goto(1, 1);
  await page.keyboard.press('Shift+End');
  await screen.command('Dateline: Cite This Passage');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Copy' }).first().click();
  await until('the clipboard has them', async () => /^".+" \[@complexpath2024\]$/.test(await page.evaluate(() => navigator.clipboard.readText())));
});

await test('Cite This Passage adds the words to the note that is picked, in its style', async () => {
  await screen.open(article);
  await screen.goto(4, 1);
  await page.keyboard.press('Shift+End');
  await until('the line is selected', async () => (await selected()) > 20);
  await screen.command('Dateline: Cite This Passage');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'notes/working-note.md' }).first().click();
  await screen.tab('working-note.md').waitFor();
  await until('the words are at its end, with their paragraph', async () => /" *\[@complexpath2024, *¶ *\d+\]/.test((await screen.lines()).join('')));
  await screen.command('File: Revert File');
});
await test('the name of a rule in the Problems list leads to its page', async () => {
  await screen.open('working-note.md');
  await page.keyboard.press('Control+Shift+M');
  const link = screen.problems('unresolved-citation').first().locator('a', { hasText: 'unresolved-citation' });
  await link.first().click({ modifiers: ['Control'] });
  await screen.tab('unresolved-citation.md').waitFor();
  await until('the page says what the rule is', async () => (await screen.lines()).some((line) => line.includes('unresolved-citation')));
  await screen.open('working-note.md');
  await page.keyboard.press('Control+Shift+M');
});

await test('a setting is obeyed as it changes', async () => {
  await screen.open('working-note.md');
  await page.keyboard.press('Control+Shift+M');
  await screen.problems('unresolved-citation').first().waitFor();
  const settings = path.join(folder, '.vscode/settings.json');
  fs.mkdirSync(path.dirname(settings), { recursive: true });
  fs.writeFileSync(settings, JSON.stringify({ 'dateline.rules.ignore': ['unresolved-citation'] }));
  await screen.problems('unresolved-citation').first().waitFor({ state: 'detached' });
  fs.writeFileSync(settings, '{}');
  await screen.problems('unresolved-citation').first().waitFor();
});
await screen.close();

const several = path.join(path.dirname(folder), 'several.code-workspace');
const second = path.join(path.dirname(folder), 'second');
fs.mkdirSync(second);
fs.writeFileSync(path.join(second, 'dateline.toml'), '');
fs.writeFileSync(path.join(second, 'other.md'), '---\ntype: note\n---\n\nThe mayor of the town resigned.\n');
fs.writeFileSync(several, JSON.stringify({ folders: [{ path: folder }, { path: second }] }));
const multi = await editor.window(several, [`${second}/other.md`]);
await check('a window of two folders has one server for both', async () => {
  // VS Code may read the list of folders before it can reach it, and then shows none: such a window is loaded again.
  await until('both folders are shown', async () => {
    await multi.load('other.md');
    await multi.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'second' }).first().waitFor({ timeout: 15_000 });
    return true;
  });
  await multi.page.locator('.squiggly-warning').first().waitFor();
  await multi.open('working-note.md');
  await multi.page.locator('.squiggly-error').first().waitFor();
  await multi.hover('Kim', 'Kim Jong Un', 'Kim visited an arms factory');
}, multi);
await multi.close();
await editor.stop();
fs.rmSync(path.dirname(folder), { recursive: true, force: true });
assert.ok(count.passed + count.failed > 0 && given.out);
finish();
