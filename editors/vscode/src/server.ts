// The server's life: found, started, watched, stopped, and what the user is told of it.

import * as vscode from 'vscode';
import {
  CloseAction, ErrorAction, LanguageClient, Trace,
  type LanguageClientOptions, type Middleware, type ServerOptions, type WorkDoneProgressBegin, type WorkDoneProgressEnd, type WorkDoneProgressReport,
} from 'vscode-languageclient/node';
import { findBinary, versionOf } from './binary';
import { offer } from './jump';
import { explicitSettings } from './settings';

/** Where the server is in its life. */
export type State = 'stopped' | 'starting' | 'running' | 'missing' | 'dead' | 'untrusted';

const documents = [
  ...['markdown', 'plaintext', 'html'].flatMap((language) => ['file', 'untitled'].map((scheme) => ({ scheme, language }))),
  { scheme: 'file', pattern: '**/dateline.toml' },
  { scheme: 'file', pattern: '**/dossier/**/*.toml' },
  { scheme: 'file', pattern: '**/*.bib' },
];

/** One server for all folders of the window. */
export class Server implements vscode.Disposable {
  state: State = 'stopped';
  /** Why it does not run, where it does not. */
  reason = '';
  version: string | undefined;
  /** What it is busy with: `Reading the workspace 40 %`. */
  progress = '';
  client: LanguageClient | undefined;
  private readonly changed = new vscode.EventEmitter<void>();
  /** Anything above is another than before. */
  readonly onDidChange = this.changed.event;
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly context: vscode.ExtensionContext, private readonly log: vscode.LogOutputChannel) {}

  /** Starts the server unless it runs. Never rejects: what went wrong is said to the user. */
  start(): Promise<void> {
    return this.inTurn(() => this.startNow());
  }

  /** Stops the server. */
  stop(): Promise<void> {
    return this.inTurn(() => this.stopNow());
  }

  /** Stops the server where it runs, and starts it. */
  restart(): Promise<void> {
    return this.inTurn(async () => {
      await this.stopNow();
      await this.startNow();
    });
  }

  dispose(): void {
    void this.stop();
    this.changed.dispose();
  }

  // Two commands at once must not start two servers.
  private inTurn(action: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(action, action);
    return this.queue;
  }

  private become(state: State, reason = ''): void {
    this.state = state;
    this.reason = reason;
    this.progress = '';
    void vscode.commands.executeCommand('setContext', 'dateline.running', state === 'running');
    this.changed.fire();
  }

  private async startNow(): Promise<void> {
    if (this.client) {
      return;
    }
    if (!vscode.workspace.isTrusted) {
      this.become('untrusted', 'This workspace is in Restricted Mode: trust it, and Dateline reads and checks it.');
      return;
    }
    this.become('starting');
    const binary = await findBinary(this.context);
    if ('problem' in binary) {
      this.missing(`Dateline cannot find its server: ${binary.problem}.`);
      return;
    }
    try {
      this.version = await versionOf(binary.path);
    } catch (error) {
      this.missing(`Dateline cannot run its server '${binary.path}': ${messageOf(error)}`);
      return;
    }
    this.log.info(`dateline ${this.version}: ${binary.path} (${binary.origin})`);
    const run: ServerOptions = { command: binary.path, args: ['lsp'] };
    const client = new LanguageClient('dateline', 'Dateline', run, this.options());
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      if (this.client === client) {
        this.died(`it did not start: ${messageOf(error)}`);
      }
      return;
    }
    await this.setTrace(client);
    this.become('running');
  }

  private async stopNow(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client?.isRunning()) {
      try {
        await client.stop(5000);
      } catch (error) {
        this.log.warn(`the server did not stop as it should: ${messageOf(error)}`);
      }
    }
    await client?.dispose().catch(() => undefined);
    if (this.state !== 'untrusted') {
      this.become('stopped', 'The server was stopped.');
    }
  }

  private async setTrace(client: LanguageClient): Promise<void> {
    const level = vscode.workspace.getConfiguration('dateline').get<string>('trace.server', 'off');
    await client.setTrace(Trace.fromString(level));
  }

  private options(): LanguageClientOptions {
    return {
      documentSelector: documents,
      outputChannel: this.log,
      traceOutputChannel: this.log,
      initializationOptions: explicitSettings(),
      diagnosticCollectionName: 'dateline',
      diagnosticPullOptions: { onChange: true, onTabs: false, onFocus: false },
      markdown: { isTrusted: false, supportHtml: false },
      middleware: this.middleware(),
      initializationFailedHandler: () => false,
      errorHandler: {
        error: (error) => {
          this.log.error(messageOf(error));
          return { action: ErrorAction.Continue, handled: true };
        },
        closed: () => {
          this.died('it ended');
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    };
  }

  private middleware(): Middleware {
    return {
      // VS Code's own Markdown and HTML support has the headings of a document already; ours beside them would show each twice.
      provideDocumentSymbols: (document, token, next) =>
        hasOwnSupport(document) ? undefined : next(document, token),
      provideWorkspaceSymbols: async (query, token, next) =>
        (await next(query, token))?.filter((symbol) =>
          symbol.kind !== vscode.SymbolKind.String || !/\.(md|markdown)$/i.test(symbol.location.uri.path)),
      provideFoldingRanges: (document, context, token, next) => hasOwnSupport(document) ? undefined : next(document, context, token),
      provideDocumentLinks: async (document, token, next) => {
        const links = await next(document, token);
        return document.languageId === 'markdown' ? links?.filter((link) => !isMarkdownLink(document, link.range)) : links;
      },
      provideDefinition: async (document, position, token, next) => {
        const found = await next(document, position, token);
        offer(found);
        return found;
      },
      handleWorkDoneProgress: (token, params, next) => {
        this.showProgress(params);
        next(token, params);
      },
      workspace: {
        configuration: (params) => params.items.map((item) => item.section === 'dateline' ? explicitSettings() : null),
      },
    };
  }

  private showProgress(params: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd): void {
    if (params.kind === 'end') {
      this.progress = '';
    } else {
      const title = params.kind === 'begin' ? params.title : this.progress.replace(/ \d+ %$/, '');
      this.progress = params.percentage === undefined ? title : `${title} ${params.percentage} %`;
    }
    this.changed.fire();
  }

  private missing(text: string): void {
    this.log.error(text);
    this.become('missing', text);
    void this.offer(`${text} Install it with 'cargo install --path .' in dateline's checkout, or name it in the settings.`, 'Open Settings');
  }

  // Called when the connection closes on its own; after a stop that was asked for there is no client any more.
  private died(how: string): void {
    const client = this.client;
    if (!client) {
      return;
    }
    this.client = undefined;
    void client.dispose().catch(() => undefined);
    const text = `Dateline's server stopped: ${how}.`;
    this.log.error(text);
    this.become('dead', text);
    void this.offer(`${text} The log says more.`, 'Show Log');
  }

  private async offer(text: string, other: 'Open Settings' | 'Show Log'): Promise<void> {
    const answer = await vscode.window.showErrorMessage(text, 'Restart', other);
    if (answer === 'Restart') {
      await this.restart();
    } else if (answer === 'Show Log') {
      this.log.show();
    } else if (answer === 'Open Settings') {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'dateline.server.path');
    }
  }
}

/** Whether VS Code itself knows headings and folding of a document. */
function hasOwnSupport(document: vscode.TextDocument): boolean {
  return document.languageId === 'markdown' || document.languageId === 'html';
}

/** Whether a link of a Markdown document is one that VS Code itself makes clickable; citations and wikilinks are ours alone. */
function isMarkdownLink(document: vscode.TextDocument, range: vscode.Range): boolean {
  const before = document.lineAt(range.start.line).text.slice(0, range.start.character);
  return /(\]\(<?|<|^\s*\[[^\]]+\]:\s*<?)$/.test(before) || /^(\[[^\]]*\]\(|<?https?:)/.test(document.getText(range));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
