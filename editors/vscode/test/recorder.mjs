// What the server answers in a file, taken down for the null server of benches/latency, which gives the same answers without any work.

import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** A server over pipes, asked one thing after the other. */
class Server {
  constructor(program) {
    this.process = spawn(program, ['lsp'], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.waiting = new Map();
    this.last = 0;
    let buffer = Buffer.alloc(0);
    this.process.stdout.on('data', (data) => {
      buffer = Buffer.concat([buffer, data]);
      for (;;) {
        const head = buffer.indexOf('\r\n\r\n');
        const length = head < 0 ? NaN : Number(/content-length: *(\d+)/i.exec(buffer.subarray(0, head).toString())?.[1]);
        if (!(buffer.length >= head + 4 + length)) {
          return;
        }
        const message = JSON.parse(buffer.subarray(head + 4, head + 4 + length).toString());
        buffer = buffer.subarray(head + 4 + length);
        if (message.method === undefined) {
          this.waiting.get(message.id)?.(message.result);
        } else if (message.id !== undefined) {
          // A client that can do nothing more: progress, watching.
          this.send({ id: message.id, result: null });
        }
      }
    });
  }

  send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  ask(method, params) {
    const id = ++this.last;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.send({ id, method, params });
    });
  }
}

/** The answers of `program` about `file` of a workspace: its capabilities for diagnostics, and those of the text before and after a change. */
export async function record(program, folder, file, before, after = before) {
  const server = new Server(program);
  const uri = pathToFileURL(file).href;
  const { capabilities } = await server.ask('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'seeds' }],
    capabilities: { textDocument: { diagnostic: { relatedInformation: true }, publishDiagnostics: { codeDescriptionSupport: true } } },
  });
  server.send({ method: 'initialized', params: {} });
  const findings = async () => (await server.ask('textDocument/diagnostic', { textDocument: { uri } })).items;
  server.send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'markdown', version: 1, text: before } } });
  const odd = await findings();
  server.send({ method: 'textDocument/didChange', params: { textDocument: { uri, version: 2 }, contentChanges: [{ text: after }] } });
  const even = await findings();
  await server.ask('shutdown');
  server.send({ method: 'exit' });
  const { textDocumentSync, diagnosticProvider } = capabilities;
  return { capabilities: { textDocumentSync, diagnosticProvider }, pulled: [even, odd] };
}
