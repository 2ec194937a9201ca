// VS Code on a screen that tests can read: code-server in a process of its own, shown by a headless Chromium.
// Nothing here waits for a time; everything waits for what a user would see.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const patience = Number(process.env.DATELINE_TEST_PATIENCE ?? 60_000);

/** What the shell hands over. */
export const given = {
  node: process.env.DATELINE_TEST_NODE,
  codeServer: process.env.DATELINE_TEST_CODE_SERVER,
  chromium: process.env.DATELINE_TEST_CHROMIUM,
  server: process.env.DATELINE_TEST_SERVER,
  nullServer: process.env.DATELINE_TEST_NULL_SERVER,
  vsix: process.env.DATELINE_TEST_VSIX,
  seeds: process.env.DATELINE_TEST_SEEDS,
  out: process.env.DATELINE_TEST_OUT,
};

export const count = { passed: 0, failed: 0 };

/** Runs one check. Where it fails the screen is kept as a picture and the next check goes on. */
export async function check(name, action, screen) {
  const began = performance.now();
  try {
    await action();
    count.passed++;
    console.log(`ok - ${name} (${Math.round(performance.now() - began)} ms)`);
  } catch (error) {
    count.failed++;
    console.log(`not ok - ${name}: ${String(error.message).split('\n').slice(0, 12).join('\n    ')}`);
    if (screen) {
      const picture = path.join(given.out, `failed-${name.replace(/[^a-z0-9]+/gi, '-').slice(0, 80)}.png`);
      await screen.page.screenshot({ path: picture }).catch(() => undefined);
      console.log(`    the screen: ${path.relative(process.cwd(), picture)}`);
    }
  }
}

/** Asks again until the answer is true, and returns it. */
export async function until(what, ask) {
  const end = performance.now() + patience;
  let last;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) {
        return answer;
      }
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) {
      throw new Error(`waited in vain until ${what}${last ? `; last: ${last.message}` : ''}`);
    }
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => { resolve(port); });
    });
  });
}

const quiet = {
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'npm.fetchOnlinePackageInfo': false,
  'editor.hover.delay': 100,
  'editor.wordWrap': 'on',
  'editor.minimap.enabled': false,
  'files.autoSave': 'off',
  'security.workspace.trust.enabled': false,
};

/** An installation of VS Code with a user's settings, and the browser that shows it. */
export class Editor {
  /** `machine`: the settings of this machine, such as where the server is; `install`: the package of the extension, or false. */
  static async start({ settings = {}, machine = { 'dateline.server.path': given.server }, install = given.vsix, trust = false, options = [] } = {}) {
    const editor = new Editor();
    editor.state = fs.mkdtempSync(path.join(os.tmpdir(), 'dateline-editor-'));
    editor.write('data/User/settings.json', { ...quiet, ...settings });
    editor.write('data/Machine/settings.json', machine);
    fs.writeFileSync(path.join(editor.state, 'config.yaml'), 'auth: none\ncert: false\n');
    const entry = path.join(given.codeServer, 'out/node/entry.js');
    const common = [
      entry, '--config', path.join(editor.state, 'config.yaml'), '--user-data-dir', path.join(editor.state, 'data'),
      '--extensions-dir', path.join(editor.state, 'extensions'), '--disable-telemetry', '--disable-update-check',
      ...(trust ? [] : ['--disable-workspace-trust']),
    ];
    // The extension host gets no PATH on which a dateline of this machine could be.
    const env = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', PATH: `${path.dirname(given.node)}:/usr/bin:/bin` };
    if (install) {
      const installed = spawnSync(given.node, [...common, '--install-extension', install], { env, encoding: 'utf8' });
      assert.equal(installed.status, 0, installed.stderr);
    }
    const port = await freePort();
    editor.url = `http://127.0.0.1:${port}`;
    const log = fs.openSync(path.join(editor.state, 'log'), 'w');
    editor.process = spawn(given.node, [...common, '--bind-addr', `127.0.0.1:${port}`, '--disable-getting-started-override', ...options], { env, stdio: ['ignore', log, log] });
    await until('VS Code answers', async () => (await fetch(`${editor.url}/healthz`)).ok);
    editor.browser = await chromium.launch({
      executablePath: given.chromium, headless: true,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    return editor;
  }

  /** The folder of an installed extension. */
  extension(name) {
    const folder = path.join(this.state, 'extensions');
    return path.join(folder, fs.readdirSync(folder).find((it) => it.startsWith(name)) ?? name);
  }

  write(file, value) {
    const where = path.join(this.state, file);
    fs.mkdirSync(path.dirname(where), { recursive: true });
    fs.writeFileSync(where, JSON.stringify(value, null, 2));
  }

  /** Opens a window on a folder or a `.code-workspace` file, with these files open. */
  async window(folder, files = [], payload = []) {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 1200 }, deviceScaleFactor: 1, permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    const screen = new Screen(page);
    const remote = (file) => `vscode-remote://${new URL(this.url).host}${file}`;
    const said = [...files.map((file) => ['openFile', remote(file)]), ...payload.map(([key, value]) => [key, value.startsWith('/') ? remote(value) : value])];
    const kind = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
    screen.address = `${this.url}/?${kind}=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(said))}`;
    return screen;
  }

  async stop() {
    await this.browser?.close();
    this.process?.kill();
    await new Promise((resolve) => { this.process.exitCode !== null ? resolve() : this.process.once('exit', resolve); });
    fs.rmSync(this.state, { recursive: true, force: true });
  }
}

/** One window, as a user sees it. */
export class Screen {
  constructor(page) {
    this.page = page;
  }

  /** Loads the window; a workbench with its first editor is there afterwards. */
  async load(file) {
    // The first request for a workspace file may be answered by a redirection that cuts it off.
    await until('the page is there', async () => {
      await this.page.goto(this.address);
      return true;
    });
    await this.page.locator('.monaco-workbench').waitFor();
    if (file) {
      await this.tab(file).waitFor();
    }
  }

  async close() {
    await this.page.context().close();
  }

  tab(file) {
    return this.page.locator(`.tabs-container .tab.active[data-resource-name="${file}"]`);
  }

  /** Runs a command by its title in the command palette; looks again where the palette opened before the command was known. */
  async command(title) {
    await until(`'${title}' was chosen`, async () => {
      // Not Escape, which would end a selection.
      await this.page.keyboard.press('F1');
      const input = this.page.locator('.quick-input-widget:visible input.input');
      await input.waitFor({ timeout: 10_000 });
      await input.fill(`>${title}`);
      const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
      try {
        await row.click({ timeout: 5_000 });
      } catch (error) {
        // An open list stays as it was made, without commands that have come since.
        await this.page.keyboard.press('Escape');
        throw error;
      }
      return true;
    });
  }

  /** Opens a file of the workspace by its name. */
  async open(file) {
    await until(`${file} is open`, async () => {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('Control+P');
      const input = this.page.locator('.quick-input-widget:visible input.input');
      await input.waitFor();
      await input.fill(file);
      const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: file }).first();
      await row.waitFor({ timeout: 10_000 });
      await row.click();
      await this.tab(file).waitFor({ timeout: 10_000 });
      return true;
    });
  }

  /** Puts the cursor at a line and column, both from 1. */
  async goto(line, column) {
    await until(`the cursor is at ${line}:${column}`, async () => {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('Control+G');
      const input = this.page.locator('.quick-input-widget:visible input.input');
      await input.waitFor({ timeout: 10_000 });
      await input.fill(`:${line}:${column}`);
      await this.page.locator('.quick-input-list .monaco-list-row', { hasText: `line ${line}` }).first().waitFor({ timeout: 5_000 }).catch(() => undefined);
      await this.page.keyboard.press('Enter');
      await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      return (await this.position()).startsWith(`Ln ${line}, Col ${column}`);
    });
  }

  /** What the status bar says of the cursor: `Ln 3, Col 7 (12 selected)`. */
  async position() {
    return (await this.page.locator('#status\\.editor\\.selection').innerText()).trim();
  }

  /** What dateline's item in the status bar says. */
  async status() {
    return (await this.page.locator('[id="dateline.dateline.dateline.status"], [id$="dateline.status"]').first().innerText()).trim();
  }

  /** The middle of `words` on the screen, in the line that has `line` in it. */
  async place(words, line = words) {
    return until(`'${words}' is on the screen`, () => this.page.evaluate(([words, line]) => {
      for (const element of document.querySelectorAll('.editor-instance .view-line')) {
        const text = element.textContent.replaceAll('\u00a0', ' ');
        const at = text.indexOf(words);
        if (at < 0 || !text.includes(line)) {
          continue;
        }
        const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        let passed = 0;
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
          if (at < passed + node.data.length) {
            const range = document.createRange();
            range.setStart(node, at - passed);
            range.setEnd(node, Math.min(node.data.length, at - passed + words.length));
            const box = range.getBoundingClientRect();
            return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
          }
          passed += node.data.length;
        }
      }
      return null;
    }, [words, line]));
  }

  /** Rests the pointer on words and returns the hover, once it says `part`. */
  async hover(words, part, line = words) {
    const hovers = this.page.locator('.monaco-hover:visible .hover-contents');
    return until(`the hover over '${words}' says '${part}'`, async () => {
      await this.page.mouse.move(900, 20);
      const { x, y } = await this.place(words, line);
      await this.page.mouse.move(x - 12, y);
      await this.page.mouse.move(x, y, { steps: 4 });
      await hovers.filter({ hasText: part }).first().waitFor({ timeout: 5_000 });
      return (await hovers.allInnerTexts()).join('\n');
    });
  }

  /** Puts the cursor into words of the open file, `within` characters after their start, which brings them on the screen. */
  async to(file, words, within = 1) {
    const before = fs.readFileSync(file, 'utf8').split(words, 1)[0].split('\n');
    await this.goto(before.length, before.at(-1).length + within + 1);
  }

  /** The file shown in the output panel. */
  output(name) {
    return this.page.locator('.part.panel select option:checked, .part.panel .monaco-select-box', { hasText: name });
  }

  /** The rows of the Problems list that have `part` in them. */
  problems(part) {
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: part });
  }

  /** The text of the lines that are on the screen. */
  lines() {
    return this.page.evaluate(() => [...document.querySelectorAll('.editor-instance .view-line')]
      .map((line) => ({ top: parseFloat(line.style.top), text: line.textContent.replaceAll('\u00a0', ' ') }))
      .sort((a, b) => a.top - b.top).map((line) => line.text));
  }

  /** A notification that has `part` in it. */
  notification(part) {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: part });
  }
}

/** A copy of the seed workspace that a test may change. */
export function seeds(name = 'seeds') {
  const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'dateline-seeds-')), name);
  fs.cpSync(given.seeds, folder, { recursive: true });
  return folder;
}

/** Prints the count and ends. */
export function finish() {
  console.log(`${count.passed} passed, ${count.failed} failed`);
  process.exit(count.failed === 0 ? 0 : 1);
}
