import { createRequire } from 'node:module';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';

/**
 * `tsx scan.mts <folder> <pattern>...` lints as n8n's package scanner does (`scan-community-package`
 * 0.32), and prints the errors as JSON. It lints the sources, and then all code that the tarball has;
 * comments that disable rules do not count. It is a process of its own since the plugin is an ES module.
 */
const fromCli = createRequire(createRequire(import.meta.url).resolve('@n8n/node-cli/eslint'));
const { n8nCommunityNodesPlugin } = (await import(
	fromCli.resolve('@n8n/eslint-plugin-community-nodes')
)) as { n8nCommunityNodesPlugin: { configs: { recommended: Linter.Config } } };

type RuleSets = Record<'community' | 'credentials' | 'nodes', { rules: Linter.RulesRecord }>;
const nodesBase = fromCli('eslint-plugin-n8n-nodes-base') as ESLint.Plugin & { configs: RuleSets };

const rulesOf = (name: keyof RuleSets) => nodesBase.configs[name].rules;

/** What the scanner turns off, as `n8n-node lint` does. */
const OFF: Linter.RulesRecord = {
	'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
	'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
	'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
	'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
	'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
};

const { parser } = tseslint;
const config = [
	n8nCommunityNodesPlugin.configs.recommended,
	{ plugins: { 'n8n-nodes-base': nodesBase }, rules: { 'no-console': 'error' } },
	{ files: ['package.json'], rules: rulesOf('community') },
	{ files: ['**/credentials/**/*.ts'], rules: { ...rulesOf('credentials'), ...OFF } },
	{ files: ['**/nodes/**/*.ts'], rules: { ...rulesOf('nodes'), ...OFF } },
	{ files: ['**/*.json', '**/*.ts'], languageOptions: { parser } },
] as Linter.Config[];

const [cwd, ...patterns] = process.argv.slice(2);
const eslint = new ESLint({
	cwd,
	allowInlineConfig: false,
	overrideConfigFile: true,
	overrideConfig: config,
});
const results = await eslint.lintFiles(patterns);
const errors = results.flatMap(({ filePath, messages }) =>
	messages
		.filter(({ severity }) => severity === 2)
		.map(({ ruleId, line, message }) => ({ filePath, line, ruleId, message })),
);
console.log(JSON.stringify({ files: results.map(({ filePath }) => filePath), errors }));
