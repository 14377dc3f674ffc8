import { PlainError } from './plainError.mts';

/** The n8n releases that the package is proven on, and what each needs to run here. */
export interface N8nRelease {
	version: string;
	/** Major versions of Node on which it runs. */
	node: { min: number; max: number };
	/** npm `overrides` without which it does not install from a registry alone. */
	overrides: Record<string, string>;
	env: Record<string, string>;
	/** What it takes once it is installed. */
	diskGb: number;
}

export const releases: N8nRelease[] = [
	{
		version: '1.123.81',
		diskGb: 1.8,
		node: { min: 20, max: 24 },
		// It names a tarball outside the registry.
		overrides: { xlsx: '0.18.5' },
		env: {
			// Its other engine needs an add-on that is not built without install scripts.
			N8N_EXPRESSION_ENGINE: 'legacy',
			// It keeps files in memory otherwise, and makes no links to them; n8n 2 has it so by itself.
			N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
		},
	},
	{ version: '2.41.1', diskGb: 3, node: { min: 24, max: 24 }, overrides: {}, env: {} },
];

/** The release that the demo starts. */
export const newest = releases[releases.length - 1];

/** @throws PlainError that names the releases, for a version that is none of them */
export function releaseOf(version: string): N8nRelease {
	const release = releases.find((one) => one.version === version);
	if (release) return release;
	const known = releases.map((one) => one.version).join(', ');
	throw new PlainError(`n8n ${version} is not among the releases that are tested here: ${known}`);
}
