// Finding the server's program: the user's setting, the one that came with the extension, the PATH.

import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';

const name = process.platform === 'win32' ? 'dateline.exe' : 'dateline';

/** A program, or why there is none. */
export type Binary =
  | { path: string; origin: 'setting' | 'bundled' | 'path' }
  | { problem: string };

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Looks for the program. A setting that names none is a problem of its own and hides no other program behind it. */
export async function findBinary(context: vscode.ExtensionContext): Promise<Binary> {
  // Of machine scope, so that no workspace can set it.
  const set = vscode.workspace.getConfiguration('dateline').get<string>('server.path', '').trim();
  if (set !== '') {
    return await isExecutable(set)
      ? { path: set, origin: 'setting' }
      : { problem: `the setting dateline.server.path names '${set}', which is no program that can be run` };
  }
  const bundled = context.asAbsolutePath(path.join('bin', name));
  if (await isExecutable(bundled)) {
    return { path: bundled, origin: 'bundled' };
  }
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    // A relative entry would name a program of the folder that happens to be open.
    if (path.isAbsolute(folder) && await isExecutable(path.join(folder, name))) {
      return { path: path.join(folder, name), origin: 'path' };
    }
  }
  return { problem: `'${name}' is not on the PATH` };
}

/** What `dateline --version` says, without the name. */
export function versionOf(program: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, ['--version'], { timeout: 10_000 }, (error, output) => {
      if (error) {
        reject(new Error(error.message));
      } else {
        resolve(output.trim().replace(/^dateline\s+/, ''));
      }
    });
  });
}
