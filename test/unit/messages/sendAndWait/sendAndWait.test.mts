import { forModels } from '../../../../nodes/ExotelWhatsApp/messages/forModels';
import type { TemplateButton } from '../../../../nodes/ExotelWhatsApp/api/templateDefinition';
import { Values } from '../../../../nodes/ExotelWhatsApp/shared/values';
import { replyIdsOf } from '../../../../nodes/ExotelWhatsApp/wait/replyIds';
import { SEAL_LENGTH } from '../../../../nodes/ExotelWhatsApp/wait/seal';
import {
	contentOf,
	emoji,
	quoted,
	refusalOf,
	thrownBy,
	tooLong,
	typeOf,
	type Parameters,
} from '../../support/messages.mts';
import { answered } from '../../support/delivery.mts';
import { body, buttons, filledFor, listing, templateOf, TRACK } from '../../support/templates.mts';

const message = 'Refund 4,500 rupees?';

const content = (parameters: Parameters) => contentOf('sendAndWait', { message, ...parameters });
const refusal = (parameters: Parameters) => refusalOf('sendAndWait', { message, ...parameters });

interface Interactive {
	interactive: { action: { buttons: Array<{ reply: { id: string; title: string } }> } };
}

const titlesOf = (parameters: Parameters) =>
	(content(parameters) as Interactive).interactive.action.buttons.map(({ reply }) => reply);

describe('an approval', () => {
	it('is a text with two buttons, the first of which approves', () => {
		expect(content({})).toEqual({
			type: 'interactive',
			interactive: {
				type: 'button',
				body: { text: message },
				action: {
					buttons: [
						{ type: 'reply', reply: { id: 'approve', title: 'Approve' } },
						{ type: 'reply', reply: { id: 'decline', title: 'Decline' } },
					],
				},
			},
		});
	});

	it('has the labels that were set', () => {
		const values = { approveLabel: 'Yes, refund', disapproveLabel: emoji(20) };
		expect(titlesOf({ approvalOptions: { values } })).toEqual([
			{ id: 'approve', title: 'Yes, refund' },
			{ id: 'decline', title: emoji(20) },
		]);
	});

	it('has one button where one is wanted', () => {
		const values = { approvalType: 'single', approveLabel: 'Done', disapproveLabel: 'Left over' };
		expect(titlesOf({ approvalOptions: { values } })).toEqual([{ id: 'approve', title: 'Done' }]);
	});

	it.each<[Parameters, string]>([
		[{ message: '' }, 'Message is empty'],
		[{ message: emoji(1025) }, tooLong('Message', 1025, 1024)],
		[
			{ approvalOptions: { values: { approveLabel: emoji(21) } } },
			tooLong('Approve Button Label › Title', 21, 20),
		],
		[
			{ approvalOptions: { values: { approveLabel: 'No', disapproveLabel: 'No' } } },
			'Decline Button Label › Title is the same as Approve Button Label › Title: "No"',
		],
	])('refuses %p', (parameters, sentence) => {
		expect(refusal(parameters)).toBe(sentence);
	});
});

describe('free text', () => {
	it('is asked for by a text of up to 4,096 characters', () => {
		expect(content({ responseType: 'freeText', message: emoji(4096) })).toEqual({
			type: 'text',
			text: { body: emoji(4096), preview_url: false },
		});
		expect(refusal({ responseType: 'freeText', message: emoji(4097) })).toBe(
			tooLong('Message', 4097, 4096),
		);
	});
});

describe('a choice', () => {
	const ask = { responseType: 'choice', buttonText: 'Slots', choicesSource: 'data' };
	const choice = (choicesData: unknown) => content({ ...ask, choicesData });
	const row = (index: number) => ({ title: `Slot ${index}` });
	const rows = (count: number) => Array.from({ length: count }, (_, index) => row(index));

	it('is a list whose rows have their title as ID, unless they have one', () => {
		const morning = { title: '09:00', id: 's1', description: 'Branch A' };
		expect(choice([morning, { title: '18:00' }])).toEqual({
			type: 'interactive',
			interactive: {
				type: 'list',
				body: { text: message },
				action: {
					button: 'Slots',
					sections: [{ rows: [morning, { id: '18:00', title: '18:00' }] }],
				},
			},
		});
	});

	it('reads the fields when they are chosen', () => {
		const choices = { choice: [row(1)] };
		expect(content({ ...ask, choicesSource: 'fields', choices })).toEqual(choice([row(1)]));
	});

	it('may have ten rows, and leaves room for the seal behind an ID', () => {
		const id = emoji(200 - SEAL_LENGTH);
		expect(() => choice([...rows(9), { ...row(9), id }])).not.toThrow();
	});

	it.each<[unknown, string]>([
		[[], 'Choices: WhatsApp takes 1 to 10, and 0 were given'],
		[rows(11), 'Choices: WhatsApp takes 1 to 10, and 11 were given'],
		[[{ title: '' }], 'Choice 1 › Title is empty'],
		[[{ title: emoji(25) }], tooLong('Choice 1 › Title', 25, 24)],
		[[row(1), row(1)], 'Choice 2 › Choice ID is the same as Choice 1 › Choice ID: "Slot 1"'],
		[
			[{ ...row(1), id: emoji(192) }],
			`Choice 1 › Choice ID is 192 characters long, and the limit is 191: ${quoted(192)}`,
		],
	])('refuses rows that WhatsApp does not take', (choicesData, sentence) => {
		expect(refusal({ ...ask, choicesData })).toBe(sentence);
	});

	it('refuses a button without a text', () => {
		expect(refusal({ ...ask, buttonText: '', choicesData: rows(1) })).toBe('Button Text is empty');
	});
});

describe('a question from an expression', () => {
	it.each(['SINGLE', 'Approve Only', ' single'])('has one button for %p', (approvalType) => {
		const approvalOptions = { values: { approvalType } };
		expect(titlesOf({ approvalOptions })).toEqual([{ id: 'approve', title: 'Approve' }]);
	});

	it('is refused when its buttons are neither', () => {
		expect(refusal({ approvalOptions: { values: { approvalType: 'both' } } })).toBe(
			'Type of Approval must be one of Approve and Decline, Approve Only, and was given "both"',
		);
	});

	it('is asked as its type says, however that is written', () => {
		expect(contentOf('sendAndWait', { message: 'Why?', responseType: 'Free text' })).toMatchObject({
			type: 'text',
		});
	});
});

describe('a question of a kind that there is not', () => {
	it('is refused', () => {
		expect(refusal({ responseType: 'customForm' })).toBe(
			'Response Type must be one of Approval, Choice, Free Text, and was given "customForm"',
		);
	});
});

describe('a question in a template that is not looked up', () => {
	const reply = (number: number, value: string) => ({ number, type: 'quick_reply', value });
	const template = (button: unknown[]) => ({
		sendAs: 'template',
		template: { mode: 'name', value: 'refund_request' },
		language: 'en',
		componentsSource: 'fields',
		bodyParameters: { parameter: [{ text: '4711' }] },
		buttonParameters: { button },
	});
	const payload = (index: string, id: string) => ({
		type: 'button',
		sub_type: 'quick_reply',
		index,
		parameters: [{ type: 'payload', payload: id }],
	});

	it('has its quick replies in their order, so that the first one approves', () => {
		const { template: sent } = content(template([reply(2, 'no'), reply(1, 'yes')])) as {
			template: { components: unknown[] };
		};
		expect(sent.components).toEqual([
			{ type: 'body', parameters: [{ type: 'text', text: '4711' }] },
			payload('0', 'yes'),
			payload('1', 'no'),
		]);
	});

	it('needs a quick reply for an approval, and for nothing else', () => {
		const thrown = thrownBy(() => content(template([])));
		expect(thrown.message).toMatch(/^An approval needs a quick reply to tap on/);
		expect(thrown.advice).toContain("'Button Variables'");
		expect(() => content({ ...template([]), responseType: 'freeText' })).not.toThrow();
	});

	it('refuses quick replies that cannot be told apart', () => {
		expect(refusal(template([reply(1, 'yes'), reply(2, 'yes')]))).toMatch(
			/^Two quick replies of the template bring back the same/,
		);
	});
});

describe('a question in a template that is looked up', () => {
	const YES: TemplateButton = { type: 'QUICK_REPLY', text: 'Go ahead' };
	const NO: TemplateButton = { type: 'QUICK_REPLY', text: 'Stop' };
	const all = [
		templateOf([body('Refund {{1}}?', '4711'), buttons(TRACK, YES, NO)], { name: 'refund' }),
		templateOf([body('Hello')], { name: 'hello' }),
	];
	const read: Parameters = { sendAs: 'template', componentsSource: 'variables' };

	async function asked(name: string, given: Parameters, more: Parameters = {}) {
		const type = await typeOf('sendAndWait').prepare?.({
			read: (parameter) => read[parameter],
			isByData: () => false,
			account: { apiKey: 'k', apiToken: 't', accountSid: 's', subdomain: 'custom', wabaId: '1' },
			call: async () => answered(200, listing(all)),
		});
		const values = new Values({
			sendAs: 'template',
			template: { mode: 'list', value: `${name}|en` },
			templateVariables: { value: filledFor(`${name}|en`, given) },
			...more,
		});
		if (!type) throw new Error('sendAndWait is not prepared');
		return { content: () => type.toContent(values), preview: type.preview?.(values) };
	}

	const variables = { 'body.1': '4711', 'button.0.url': '1' };

	it('gives each quick reply its text for an ID, and the first one comes first', async () => {
		const { content: made, preview } = await asked('refund', variables);
		expect(replyIdsOf(made() as Parameters)).toEqual(['Go ahead', 'Stop']);
		expect(preview).toContain('Refund 4711?');
	});

	it('leaves a quick reply the ID that it was given', async () => {
		const given = { ...variables, 'button.2.payload': 'no' };
		const { content: made } = await asked('refund', given);
		expect(replyIdsOf(made() as Parameters)).toEqual(['Go ahead', 'no']);
	});

	it('refuses an approval by a template without quick replies', async () => {
		const { content: made } = await asked('hello', {});
		expect(thrownBy(made).message).toMatch(/^An approval needs a quick reply/);
		const { content: free } = await asked('hello', {}, { responseType: 'freeText' });
		expect(free()).toMatchObject({ type: 'template', template: { name: 'hello' } });
	});
});

describe('what a model reads of the kinds of messages', () => {
	const guidance = (operation: string) => forModels(typeOf(operation)).asTool?.guidance;

	it.each(['sendText', 'sendTemplate', 'sendAndWait', 'sendList'])(
		'tells it of %s how to write numbers, and not to send twice',
		(operation) => {
			expect(guidance(operation)).toContain('E.164, such as +919000000000');
			expect(guidance(operation)).toContain('Never send a message again');
		},
	);

	it('tells it when to use a template', () => {
		expect(guidance('sendText')).toContain('within the last 24 hours; to all others');
		expect(guidance('sendTemplate')).toContain('any person at any time');
	});
});
