import type { INodeParameters } from 'n8n-workflow';

import {
	credentialFor,
	credentials,
	execute,
	node,
	passNode,
	recipients,
	TEXT,
	useSandbox,
	workflowOf,
} from './support/engine.mts';
import { ACTION } from './support/host.mts';

const sandbox = useSandbox();

/** It takes a while, and the comment keeps it from being read for many items at once. */
const SLOW = '{{ /**/ [...Array(20000).keys()].map(one => one + 1).length }}';

const ITEMS = 500;

type OnError = 'continueRegularOutput' | 'stopWorkflow';

/** Start → Work; the user cancels while Work is at its items. */
async function cancelled(parameters: INodeParameters, onError: OnError) {
	const workflow = workflowOf(
		[passNode('Start'), node('Work', ACTION, { parameters, credentials, onError })],
		{ Start: ['Work'] },
	);
	const items = recipients(ITEMS).map((json) => ({ json }));
	const soon = new Promise<void>((resolve) => setTimeout(resolve, 50));
	return await execute(workflow, 'Start', [items], credentialFor(sandbox), soon);
}

describe('an execution that is cancelled', () => {
	it.each<OnError>(['stopWorkflow', 'continueRegularOutput'])(
		'while messages are made sends none of them: %s',
		async (onError) => {
			const parameters = { resource: 'message', ...TEXT, body: `=${SLOW}` };
			const { run, output } = await cancelled(parameters, onError);
			expect(run.status).toBe('canceled');
			expect(sandbox.state.requests.total).toBe(0);
			const message = 'Not sent, since the execution was cancelled';
			expect(output('Work').map(({ json }) => json)).toEqual(
				Array.from({ length: ITEMS }, () =>
					expect.objectContaining({
						status: 'rejected',
						error: expect.objectContaining({ message }) as unknown,
					}),
				),
			);
		},
	);

	it('takes up no further item of another operation', async () => {
		const parameters = {
			resource: 'template',
			operation: 'get',
			template: { __rl: true, mode: 'name', value: `=${SLOW}` },
			language: 'en',
		};
		const { run, output } = await cancelled(parameters, 'continueRegularOutput');
		expect(run.status).toBe('canceled');
		expect(output('Work').length).toBeGreaterThan(0);
		expect(output('Work').length).toBeLessThan(ITEMS);
	});
});
