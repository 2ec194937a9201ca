#!/usr/bin/env node
// Does nothing, as fast as it can: one constant finding on the second line of every document, gone while that line ends in `x`.
// It stands in for the real server when the editor's own share of a delay is measured.

import process from 'node:process';

if (process.argv[2] === '--version') {
  console.log('dateline 0.0.0');
  process.exit(0);
}

const lines = new Map();

function send(message) {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  process.stdout.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function findings(uri) {
  const line = lines.get(uri) ?? '';
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 12 } };
  return line.endsWith('x') ? [] : [{ range, severity: 2, source: 'dateline', code: 'undated-claim', message: 'always the same' }];
}

const requests = {
  initialize: () => ({
    capabilities: { textDocumentSync: { openClose: true, change: 1 }, diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } },
    serverInfo: { name: 'null', version: '0.0.0' },
  }),
  shutdown: () => null,
  'textDocument/diagnostic': ({ textDocument }) => ({ kind: 'full', items: findings(textDocument.uri) }),
};

function receive({ id, method, params }) {
  if (method === 'exit') {
    process.exit(0);
  } else if (method === 'textDocument/didOpen') {
    lines.set(params.textDocument.uri, params.textDocument.text.split('\n')[1]);
  } else if (method === 'textDocument/didChange') {
    lines.set(params.textDocument.uri, params.contentChanges.at(-1).text.split('\n')[1]);
  } else if (id !== undefined && method !== undefined) {
    send({ id, result: requests[method]?.(params) ?? null });
  }
}

let buffer = Buffer.alloc(0);
process.stdin.on('data', (data) => {
  buffer = Buffer.concat([buffer, data]);
  for (;;) {
    const head = buffer.indexOf('\r\n\r\n');
    const length = head < 0 ? NaN : Number(/content-length: *(\d+)/i.exec(buffer.subarray(0, head).toString())?.[1]);
    if (!(buffer.length >= head + 4 + length)) {
      return;
    }
    receive(JSON.parse(buffer.subarray(head + 4, head + 4 + length).toString()));
    buffer = buffer.subarray(head + 4 + length);
  }
}).on('end', () => { process.exit(0); });
