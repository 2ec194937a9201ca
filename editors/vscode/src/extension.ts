// Where the extension begins: it wires the server, the status bar and the commands together.

import * as vscode from 'vscode';
import { registerCite } from './cite';
import { registerFindings } from './findings';
import { registerJump } from './jump';
import { Server } from './server';
import { registerStatus } from './status';
import { registerViews } from './views';
import { registerWorkspace } from './workspace';

let server: Server | undefined;

/** What other extensions, and the tests, may ask. */
export interface Api {
  /** `running`, `starting`, `missing`, `dead`, `untrusted` or `stopped`. */
  state(): string;
  /** The version that the server gave of itself. */
  version(): string | undefined;
}

export async function activate(context: vscode.ExtensionContext): Promise<Api> {
  const log = vscode.window.createOutputChannel('Dateline', { log: true });
  server = new Server(context, log);
  context.subscriptions.push(log, server);
  registerStatus(context, server);
  registerFindings(context);
  registerJump(context);
  registerCite(context, server);
  registerWorkspace(context, server);
  registerViews(context);
  context.subscriptions.push(
    vscode.commands.registerCommand('dateline.restart', () => server?.restart()),
    vscode.commands.registerCommand('dateline.showLog', () => { log.show(); }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => server?.start()),
  );
  await server.start();
  const own = server;
  return { state: () => own.state, version: () => own.version };
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
