import type { NodeExecutionHint } from 'n8n-workflow';

import { hasPrivateHost } from '../shared/privateHost';
import type { Message } from './envelope';

/** What to say of callback addresses that Exotel cannot reach; undefined when there is none. */
export function callbackHint(messages: Message[]): NodeExecutionHint | undefined {
	const unreachable = messages.find(({ status_callback: url }) => hasPrivateHost(url ?? ''));
	if (!unreachable) return undefined;
	const { host } = new URL(unreachable.status_callback as string);
	return {
		type: 'warning',
		location: 'outputPane',
		message: `Reports and replies go to ${host}, which Exotel cannot reach; only a sandbox in the same network can. Give n8n a public address (WEBHOOK_URL), and use that one.`,
	};
}
