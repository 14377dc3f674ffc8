import { randomUUID } from 'node:crypto';

import { execution, FROM, REFUSED, tap, TO, UNREACHABLE, type Sent } from '../e2e/questions.mts';
import {
	connections,
	editor,
	node,
	noOp,
	post,
	sandbox,
	sender,
	state,
	triggerWorkflow,
	until,
	workflowOf,
} from '../e2e/support.mts';

/** One round of mixed traffic; the same for our nodes and, as far as they can, for n8n's own. */
export type Round = () => Promise<void>;

const ITEMS = 20;
const WAITS = 3;

/** Customers of a round: most are there, one cannot be reached, one is refused, one is no number. */
const customers = () =>
	Array.from({ length: ITEMS }, (_, index) => ({
		to: [UNREACHABLE, REFUSED, '12'][index] ?? `+9190000000${String(index).padStart(2, '0')}`,
		order: randomUUID(),
	}));

/** The messages that came since the last look, once there are so many; the sandbox forgets them. */
async function taken(count: number): Promise<Sent[]> {
	const messages = await until(async () => {
		const seen = await sandbox.seen();
		return seen.messages.length >= count ? seen.messages : undefined;
	}, `${count} messages`);
	return messages as unknown as Sent[];
}

const buttons = { button: [{ id: 'yes', title: 'Yes' }, { title: 'No' }] };
const sections = { section: [{ title: 'Day', rows: { row: [{ id: 's1', title: '09:00' }] } }] };

/** Reports and replies as anybody may post them, good and bad. */
async function postMixed(url: string): Promise<void> {
	const report = { sid: randomUUID(), exo_status_code: 30002, to: TO };
	const reply = { sid: randomUUID(), from: TO, content: { type: 'text', text: { body: 'Hi' } } };
	const bodies = [report, report, { whatsapp: { messages: [reply, report] } }, [], 'hello', '{'];
	for (const body of bodies) await post(url, body, { 'content-type': 'application/json' });
}

/** Sends of several kinds with reports to a trigger, waits, questions, and bad calls. */
export async function ourRound(): Promise<Round> {
	const trigger = await triggerWorkflow({ events: ['deliveryReport', 'incomingMessage'] });
	const options = { statusCallback: trigger.url, customData: '={{ $json.order }}' };
	const numbers = { from: FROM, to: '={{ $json.to }}', options };
	const more = { onError: 'continueErrorOutput' };
	const words = '=Order {{ $json.order }}';
	const sends = await workflowOf(
		[
			sender('Text', { operation: 'sendText', ...numbers, body: words }, more),
			sender('Buttons', { operation: 'sendButtons', ...numbers, bodyText: words, buttons }, more),
			sender(
				'List',
				{ operation: 'sendList', ...numbers, bodyText: words, buttonText: 'Slots', sections },
				more,
			),
			noOp('Sent'),
			noOp('Failed'),
		],
		{
			Split: [['Text', 'Buttons', 'List']],
			Text: ['Sent', 'Failed'],
			Buttons: ['Sent', 'Failed'],
			List: ['Sent', 'Failed'],
		},
	);
	const wait = { operation: 'sendText', from: FROM, to: TO, body: 'Well?' };
	const waits = await workflowOf(
		[sender('Wait', { ...wait, afterSending: 'waitForReply' }), noOp('Sent')],
		{ Split: ['Wait'], Wait: ['Sent'] },
	);
	const question = { operation: 'sendAndWait', from: FROM, to: TO, message: 'Refund?' };
	const questions = await workflowOf([sender('Ask', question), noOp('Sent')], {
		Split: ['Ask'],
		Ask: ['Sent'],
	});
	return async () => {
		await sends.run(customers());
		await postMixed(trigger.url);
		for (let count = 0; count < WAITS; count += 1) {
			await sandbox.clear();
			await waits.start([{}]);
			await execution(waits.id, 'waiting');
			await sandbox.reply({ sid: (await taken(1))[0].sid, text: 'Well.' });
			await execution(waits.id, 'success');
		}
		await sandbox.clear();
		await questions.start([{}]);
		await execution(questions.id, 'waiting');
		await tap((await taken(1))[0], 'Approve');
		await execution(questions.id, 'success');
		await sandbox.clear();
	};
}

/** A message to the sandbox by n8n's HTTP Request node. */
const request = (name: string, callback: string) =>
	node(
		name,
		'n8n-nodes-base.httpRequest',
		4.2,
		{
			method: 'POST',
			url: `${state.sandboxUrl}/v2/accounts/sandbox1/messages`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'exotelWhatsAppApi',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: `={{ JSON.stringify({ whatsapp: { messages: [ { from: "${FROM}", to: $json.to ?? "${TO}", content: { type: "text", text: { body: "Order " + $json.order } }, status_callback: ${callback} } ] } }) }}`,
			options: {},
		},
		{
			onError: 'continueErrorOutput',
			credentials: { exotelWhatsAppApi: { id: state.credentialId, name: 'Sandbox' } },
		},
	);

/** The same by n8n's own HTTP Request, Webhook and Wait nodes. */
export async function theirRound(): Promise<Round> {
	const path = randomUUID();
	const parameters = { path, httpMethod: 'POST', responseMode: 'onReceived', options: {} };
	const saved = await editor.createWorkflow({
		name: `reports ${path}`,
		nodes: [
			node('In', 'n8n-nodes-base.webhook', 2, parameters, { webhookId: path }),
			noOp('After'),
		],
		connections: connections({ In: ['After'] }),
	});
	await editor.activate(saved);
	const url = `${state.n8nUrl}/webhook/${path}`;
	await until(async () => ((await post(url, {})).status === 200 ? true : undefined), url);
	const sends = await workflowOf(
		[
			request('Text', JSON.stringify(url)),
			request('Buttons', JSON.stringify(url)),
			request('List', JSON.stringify(url)),
			noOp('Sent'),
			noOp('Failed'),
		],
		{
			Split: [['Text', 'Buttons', 'List']],
			Text: ['Sent', 'Failed'],
			Buttons: ['Sent', 'Failed'],
			List: ['Sent', 'Failed'],
		},
	);
	const waits = await workflowOf(
		[
			request('Ask', '$execution.resumeUrl'),
			node(
				'Wait',
				'n8n-nodes-base.wait',
				1.1,
				{ resume: 'webhook', httpMethod: 'POST', options: {} },
				{ webhookId: randomUUID() },
			),
			noOp('Sent'),
		],
		{ Split: ['Ask'], Ask: ['Wait'], Wait: ['Sent'] },
	);
	return async () => {
		await sends.run(customers());
		await postMixed(url);
		for (let count = 0; count < WAITS + 1; count += 1) {
			await sandbox.clear();
			await waits.start([{ order: randomUUID() }]);
			const [{ message }] = await taken(1);
			// A report of the sandbox may end it too, whichever comes first.
			await execution(waits.id, 'waiting', 'success');
			await post(String(message.status_callback), { status: 'seen' });
			await execution(waits.id, 'success');
		}
		await sandbox.clear();
	};
}
