import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**'] },
  js.configs.recommended,
  {
    files: ['src/**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }] },
  },
  {
    files: ['test/**/*.mjs', 'test/**/*.cjs', 'scripts/**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', performance: 'readonly',
        document: 'readonly', fetch: 'readonly', navigator: 'readonly', window: 'readonly', NodeFilter: 'readonly', MutationObserver: 'readonly', requestAnimationFrame: 'readonly',
        require: 'readonly', exports: 'writable', module: 'writable', Buffer: 'readonly', __dirname: 'readonly',
      },
    },
  },
);
