import type { NodeExecutionHint } from 'n8n-workflow';

import { hasPrivateHost } from '../shared/privateHost';

const PUBLIC = 'Give n8n a public address (WEBHOOK_URL)';

/** What to say of an address that cannot be reached from outside, by what it is for. */
const SENTENCES = {
	callbacks: (host: string) =>
		`Reports and replies go to ${host}, which Exotel cannot reach. ${PUBLIC}, and use that one.`,
	files: (host: string) =>
		`WhatsApp gets the files from ${host}, which it cannot reach. ${PUBLIC}, and send again.`,
};

type Purpose = keyof typeof SENTENCES;

/** Scheme and host, by which the links of a campaign come down to a few. */
const ORIGIN = /^[^/?#]*\/\/[^/?#]*/;

const originsOf = (urls: Array<string | undefined>) =>
	new Set(urls.flatMap((url) => url?.match(ORIGIN) ?? []));

/**
 * Warnings of addresses that Exotel or WhatsApp cannot reach, one at most for each purpose.
 * @param isOnThisMachine whether the API is, as a sandbox is, which reaches what Exotel cannot
 */
export function addressHints(
	addresses: Record<Purpose, Array<string | undefined>>,
	isOnThisMachine: boolean,
): NodeExecutionHint[] {
	if (isOnThisMachine) return [];
	const purposes = Object.keys(SENTENCES) as Purpose[];
	return purposes.flatMap((purpose) => {
		const unreachable = [...originsOf(addresses[purpose])].find(hasPrivateHost);
		if (unreachable === undefined) return [];
		const message = SENTENCES[purpose](new URL(unreachable).host);
		return [{ type: 'warning' as const, location: 'outputPane' as const, message }];
	});
}
