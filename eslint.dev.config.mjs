import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** For what is not published. What is published has n8n's own rules, in eslint.config.mjs. */
export default tseslint.config(
	js.configs.recommended,
	{
		files: ['**/*.mts'],
		extends: [tseslint.configs.recommended],
		rules: { '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }] },
	},
	{ languageOptions: { globals: { ...globals.node } } },
	{
		files: ['sandbox/phone/page/*.js'],
		languageOptions: { globals: { ...globals.browser } },
	},
	{
		files: ['test/**/*.mts'],
		languageOptions: { globals: { ...globals.jest } },
	},
);
