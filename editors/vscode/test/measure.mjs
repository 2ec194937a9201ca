// How long a user waits in VS Code, as the page itself sees it: from opening the window on the seed workspace to the first squiggle,
// and from a keystroke to the changed squiggle. Beside the same with a server that does nothing: the difference is dateline's.
// usage: test/run --measure [SERVER]; DATELINE_RUNS=20 runs of each

import fs from 'node:fs';
import path from 'node:path';
import { Editor, check, finish, given, seeds, until } from './harness.mjs';

const runs = Number(process.env.DATELINE_RUNS ?? 20);

function summary(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]);
  return `median ${at(0.5)} ms, fastest ${at(0)} ms, slowest ${at(1)} ms (${times.length} runs)`;
}

/** From the request for the page to the first squiggle, in milliseconds. */
async function opening(editor, folder) {
  const screen = await editor.window(folder, [`${folder}/notes/working-note.md`]);
  const began = performance.now();
  await screen.page.goto(screen.address);
  await screen.page.locator('.squiggly-warning').first().waitFor({ state: 'attached' });
  const took = performance.now() - began;
  await screen.close();
  return took;
}

/** From each keystroke that takes the finding away or brings it back to the frame in which the squiggle has changed. */
async function typing(editor, folder) {
  const note = path.join(folder, 'typing.md');
  fs.writeFileSync(note, '# Typing\nThe governor of the province resigned\n');
  const screen = await editor.window(folder, [note]);
  await screen.load('typing.md');
  await screen.page.locator('.squiggly-warning').first().waitFor({ state: 'attached' });
  await screen.goto(2, 38);
  await screen.page.evaluate(() => {
    window.times = [];
    let pressed;
    document.addEventListener('keydown', () => { pressed = performance.now(); }, true);
    let shown = true;
    const look = () => {
      const now = document.querySelector('.squiggly-warning') !== null;
      if (now !== shown) {
        shown = now;
        window.times.push(performance.now() - pressed);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  let changes = 0;
  for (let i = 0; i < runs; i++) {
    // With the mark at its end the line asserts nothing: a question to the server, an `x` to the one that does nothing.
    for (const key of [given.mark, 'Backspace']) {
      await screen.page.keyboard.press(key);
      changes++;
      await until('the squiggle changed', () => screen.page.evaluate((wanted) => window.times.length >= wanted, changes));
    }
  }
  const measured = await screen.page.evaluate(() => window.times);
  await screen.close();
  return measured;
}

const servers = [
  ['dateline', given.server, '?'],
  ['a server that does nothing', path.join(import.meta.dirname, 'null-server.mjs'), 'x'],
];
console.log('VS Code asks for diagnostics after each change, so that no debounce of the server lies between.');
for (const [name, server, mark] of servers) {
  given.mark = mark;
  const folder = seeds();
  const editor = await Editor.start({ machine: { 'dateline.server.path': server } });
  await check(`${name}: from opening the window to the first squiggle`, async () => {
    const times = [];
    // The first one finds nothing in any cache and is not counted.
    await opening(editor, folder);
    for (let i = 0; i < runs; i++) {
      times.push(await opening(editor, folder));
    }
    console.log(`   ${summary(times)}`);
  });
  await check(`${name}: from a keystroke to the changed squiggle`, async () => {
    console.log(`   ${summary(await typing(editor, folder))}`);
  });
  await editor.stop();
  fs.rmSync(path.dirname(folder), { recursive: true, force: true });
}
finish();
