/** Tests, sandbox and harness are `.mts`, where n8n's lint for published code does not look. */
const common = {
	testEnvironment: 'node',
	moduleFileExtensions: ['mts', 'ts', 'js', 'json'],
	transform: {
		'\\.m?ts$': [
			'@swc/jest',
			{ jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
		],
	},
};

module.exports = {
	/** Jest's own five seconds are a matter of the machine, not of the code. */
	testTimeout: 60_000,
	projects: [
		{ ...common, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.test.mts'] },
		{ ...common, displayName: 'engine', testMatch: ['<rootDir>/test/engine/**/*.test.mts'] },
		{ ...common, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.test.mts'] },
		{ ...common, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/*.test.mts'] },
		{ ...common, displayName: 'leftovers', testMatch: ['<rootDir>/test/e2e/leftovers/*.test.mts'] },
		{ ...common, displayName: 'cluster', testMatch: ['<rootDir>/test/cluster/**/*.test.mts'] },
	],
};
