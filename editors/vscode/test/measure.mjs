// How long a user waits in VS Code, as the page itself sees it: from opening the window on the seed workspace to the first squiggle,
// and from a keystroke to the changed squiggle. Beside it, run by run, the same with the null server of benches/latency, which gives
// the same answers without any work: what remains is the editor's own.
// usage: test/run --measure [SERVER]; DATELINE_RUNS=20 runs of each. ./test does two, and looks at no time.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Editor, check, finish, given, seeds, until } from './harness.mjs';
import { record } from './recorder.mjs';

const runs = Number(process.env.DATELINE_RUNS ?? 20);
const squiggle = '.squiggly-warning, .squiggly-error, .squiggly-info';
const claim = '# Typing\n\nThe governor of the province resigned';

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'dateline-measure-'));
const folder = seeds();
const replies = path.join(scratch, 'replies.json');
const note = `${folder}/notes/working-note.md`;
const typing = `${folder}/typing.md`;
fs.writeFileSync(typing, `${claim}\n`);

// The null server is the benchmark's program, told by the environment what to be.
const nullServer = path.join(scratch, 'dateline');
fs.writeFileSync(nullServer, `#!/bin/sh
[ "$1" = --version ] && { echo 'dateline 0.0.0'; exit; }
DATELINE_BENCH_NULL_SERVER='${replies}' exec '${given.nullServer}'
`, { mode: 0o755 });

const sides = [{ name: 'dateline', server: given.server }, { name: 'null server', server: nullServer }];
for (const side of sides) {
  // The extension hosts of closed windows end at once: they would share the machine with the window that is measured.
  side.editor = await Editor.start({ machine: { 'dateline.server.path': side.server }, options: ['--reconnection-grace-time', '1'] });
}

/** From the request for the page to the first squiggle, in milliseconds. */
async function opening({ editor }) {
  const screen = await editor.window(folder, [note]);
  const began = performance.now();
  await until('the page is there', async () => {
    await screen.page.goto(screen.address);
    return true;
  });
  try {
    await screen.page.locator(squiggle).first().waitFor({ state: 'attached' });
    return performance.now() - began;
  } catch (error) {
    await screen.page.screenshot({ path: path.join(given.out, 'failed-opening.png') });
    throw error;
  } finally {
    await screen.close();
  }
}

/** A window in which the squiggle comes and goes with a question mark at the end of the claim: a question asserts nothing. */
async function ready({ editor }) {
  const screen = await editor.window(folder, [typing]);
  await screen.load('typing.md');
  await screen.page.locator(squiggle).first().waitFor({ state: 'attached' });
  await screen.to(typing, 'resigned', 'resigned'.length);
  await screen.page.evaluate((squiggle) => {
    window.times = [];
    let pressed;
    document.addEventListener('keydown', () => { pressed = performance.now(); }, true);
    let shown = true;
    const look = () => {
      const now = document.querySelector(squiggle) !== null;
      if (now !== shown) {
        shown = now;
        window.times.push(performance.now() - pressed);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, squiggle);
  return screen;
}

/** From a keystroke to the frame in which the squiggle has changed, for a key that takes it away and one that brings it back. */
async function keystrokes(screen) {
  const before = await screen.page.evaluate(() => window.times.length);
  for (const [at, key] of ['?', 'Backspace'].entries()) {
    await screen.page.keyboard.press(key);
    await until('the squiggle changed', () => screen.page.evaluate((wanted) => window.times.length >= wanted, before + at + 1));
  }
  return screen.page.evaluate((from) => window.times.slice(from), before);
}

function middle(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function report(what) {
  const says = ({ name, times }) =>
    `${name}: median ${Math.round(middle(times))} ms, fastest ${Math.round(Math.min(...times))}, slowest ${Math.round(Math.max(...times))} (${times.length} times)`;
  const more = middle(sides[0].times) - middle(sides[1].times);
  console.log(`   ${what}\n      ${sides.map(says).join('\n      ')}\n      dateline less null server, at the median: ${Math.round(more)} ms`);
}

await check('from opening the window to the first squiggle', async () => {
  const text = fs.readFileSync(note, 'utf8');
  fs.writeFileSync(replies, JSON.stringify(await record(given.server, folder, note, text)));
  for (const side of sides) {
    // The first one finds nothing in any cache and is not counted; where no time is looked at it is left out.
    if (runs > 2) {
      await opening(side);
    }
    side.times = [];
  }
  for (let i = 0; i < runs; i++) {
    for (const side of sides) {
      side.times.push(await opening(side));
    }
  }
  assert.ok(sides.every(({ times }) => times.length === runs));
  report('from opening the window to the first squiggle');
});
await check('from a keystroke to the changed squiggle', async () => {
  fs.writeFileSync(replies, JSON.stringify(await record(given.server, folder, typing, `${claim}\n`, `${claim}?\n`)));
  for (const side of sides) {
    side.screen = await ready(side);
    side.times = [];
  }
  for (let i = 0; i < runs; i++) {
    for (const side of sides) {
      side.times.push(...await keystrokes(side.screen));
    }
  }
  assert.ok(sides.every(({ times }) => times.length === 2 * runs));
  report('from a keystroke to the changed squiggle; debounce: none, VS Code asks for findings at each change');
}, sides[0].screen);
for (const side of sides) {
  await side.screen?.close();
  await side.editor.stop();
}
fs.rmSync(path.dirname(folder), { recursive: true, force: true });
fs.rmSync(scratch, { recursive: true, force: true });
finish();
