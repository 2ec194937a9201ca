// Runs test/host/index.cjs in the extension host, as extensions' own tests run.

import path from 'node:path';
import { Editor, check, count, finish, given, seeds } from './harness.mjs';

const extension = path.join(import.meta.dirname, '..');
const folder = seeds();
const editor = await Editor.start({ install: false, options: ['--vscode-option', 'enable-smoke-test-driver'] });
const screen = await editor.window(folder, [], [
  ['extensionDevelopmentPath', extension], ['extensionTestsPath', path.join(extension, 'test/host/index.cjs')], ['skipWelcome', 'true'],
]);
let ended;
const end = new Promise((resolve) => { ended = resolve; });
await screen.page.exposeFunction('codeAutomationLog', (_kind, args) => {
  const line = args.join(' ');
  if (/^ok - /.test(line)) {
    count.passed++;
  } else if (/^not ok - /.test(line)) {
    count.failed++;
  }
  // VS Code writes its own messages here too.
  if (/^(not )?ok - /.test(line)) {
    console.log(line);
  }
});
await screen.page.exposeFunction('codeAutomationExit', (code) => { ended(code); });
await check('the tests in the extension host ran to their end', async () => {
  await screen.page.goto(screen.address);
  let clock;
  const code = await Promise.race([end, new Promise((resolve) => { clock = setTimeout(() => { resolve('no answer'); }, 300_000); })]);
  clearTimeout(clock);
  if (code !== 0 && !(code === 1 && count.failed > 0)) {
    throw new Error(`ended with ${code}`);
  }
}, screen);
await editor.stop();
if (given.out) {
  finish();
}
