import jsdoc from 'eslint-plugin-jsdoc';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**', '.demo/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.ts'],
    plugins: { jsdoc },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          contexts: [
            'TSInterfaceDeclaration',
            'TSTypeAliasDeclaration',
            'ExportNamedDeclaration > VariableDeclaration',
          ],
          require: { ClassDeclaration: true, FunctionDeclaration: true, MethodDefinition: false },
        },
      ],
      'jsdoc/no-blank-blocks': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export it by its name.' },
        {
          selector: 'ExportNamedDeclaration[source=null] > ExportSpecifier',
          message: 'Write "export" where it is declared: the rule on docstrings looks there.',
        },
        { selector: 'TSEnumDeclaration', message: 'Write a closed union of strings.' },
      ],
    },
  },
  { files: ['src/notice/**/*.ts', 'src/dashboard/**/*.ts'], ...lit.configs['flat/recommended'] },
  { files: ['src/notice/**/*.ts', 'src/dashboard/**/*.ts'], ...wc.configs['flat/recommended'] },
  {
    files: ['src/notice/**/*.ts', 'src/dashboard/**/*.ts'],
    plugins: { 'lit-a11y': litA11y },
    rules: { ...litA11y.configs.recommended.rules },
  },
  {
    files: ['src/notice/**/*.ts', 'src/clean/**/*.ts', 'src/collector/formats/**/*.ts', 'src/cli/text-width.ts'],
    // control characters are what these files look for
    rules: { 'no-control-regex': 'off' },
  },
);
