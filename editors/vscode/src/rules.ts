// The page of a rule, as `dateline explain` has it, behind the link that each finding carries.

import { execFile } from 'node:child_process';
import * as vscode from 'vscode';
import { findBinary } from './binary';

const scheme = 'dateline-rule';

/** Gives findings that only name their rule a link to its page. */
export function linkRules(findings: vscode.Diagnostic[]): vscode.Diagnostic[] {
  for (const finding of findings) {
    if (typeof finding.code === 'string') {
      finding.code = { value: finding.code, target: vscode.Uri.from({ scheme, path: `/${finding.code}.md` }) };
    }
  }
  return findings;
}

export function registerRules(context: vscode.ExtensionContext): void {
  context.subscriptions.push(vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async (uri) => {
      const rule = uri.path.replace(/^\/|\.md$/g, '');
      const binary = await findBinary(context);
      if ('problem' in binary) {
        return `# ${rule}\n\nThe page cannot be shown: ${binary.problem}.\n`;
      }
      return new Promise<string>((resolve) => {
        execFile(binary.path, ['explain', rule], { timeout: 10_000 }, (error, page, said) => {
          resolve(error ? `# ${rule}\n\nThe page cannot be shown: ${said.trim() || error.message}\n` : page);
        });
      });
    },
  }));
}
