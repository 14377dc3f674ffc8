import { contentOf, emoji, refusalOf, tooLong, type Parameters } from '../support/messages.mts';

const message = {
	bodyText: 'Book a visit',
	flowId: '1234567890',
	flowCta: 'Book',
	flowToken: 'tok-1',
	flowAction: 'navigate',
	screen: 'START',
	flowData: '{ "city": "Pune" }',
	mode: 'published',
};

const flow = (parameters: Parameters) => {
	const content = contentOf('sendFlow', { ...message, ...parameters });
	return (content as { interactive: { action: { parameters: Parameters } } }).interactive.action
		.parameters;
};

describe('sendFlow', () => {
	it('makes the content of the API', () => {
		expect(contentOf('sendFlow', message)).toEqual({
			type: 'interactive',
			interactive: {
				type: 'flow',
				body: { text: 'Book a visit' },
				action: {
					name: 'flow',
					parameters: {
						flow_message_version: '3',
						flow_token: 'tok-1',
						flow_id: '1234567890',
						flow_cta: 'Book',
						flow_action: 'navigate',
						flow_action_payload: { screen: 'START', data: { city: 'Pune' } },
					},
				},
			},
		});
	});

	it.each([20, 23, 30, 31])('leaves the length of the button to WhatsApp: %i', (length) => {
		expect(flow({ flowCta: 'x'.repeat(length) }).flow_cta).toHaveLength(length);
	});

	it.each(['', ' ', undefined])('leaves out a token that is empty (%p)', (flowToken) => {
		expect(flow({ flowToken })).not.toHaveProperty('flow_token');
	});

	it('may fill the first screen without naming it', () => {
		expect(flow({ screen: '' }).flow_action_payload).toEqual({ data: { city: 'Pune' } });
	});

	it('leaves the first screen to the flow when nothing is said of it', () => {
		const parameters = flow({ screen: '', flowData: '{}' });
		expect(parameters.flow_action).toBe('navigate');
		expect(parameters).not.toHaveProperty('flow_action_payload');
	});

	it.each(['{}', {}, '', undefined, null])('leaves out data that is empty (%p)', (flowData) => {
		expect(flow({ flowData }).flow_action_payload).toEqual({ screen: 'START' });
	});

	it('takes data from an expression', () => {
		expect(flow({ flowData: { city: 'Pune' } }).flow_action_payload).toEqual({
			screen: 'START',
			data: { city: 'Pune' },
		});
	});

	it('has no first screen of its own when the endpoint gives it', () => {
		const parameters = flow({ flowAction: 'data_exchange', screen: '', flowData: 'left over' });
		expect(parameters.flow_action).toBe('data_exchange');
		expect(parameters).not.toHaveProperty('flow_action_payload');
	});

	it.each(['draft', 'DRAFT', ' Draft\n'])('says when the flow is a draft (%p)', (mode) => {
		expect(flow({ mode }).mode).toBe('draft');
	});

	it.each(['DATA_EXCHANGE', 'Data Exchange', 'data-exchange'])(
		'takes %p for an exchange of data',
		(flowAction) => {
			expect(flow({ flowAction, screen: '' }).flow_action).toBe('data_exchange');
		},
	);

	it('says nothing of the mode when the flow is published', () => {
		expect(flow({})).not.toHaveProperty('mode');
	});

	it.each<[string, Parameters, string]>([
		['an empty flow ID', { flowId: '' }, 'Flow ID is empty'],
		['an empty button text', { flowCta: '' }, 'Button Text is empty'],
		['a body that is too long', { bodyText: emoji(1025) }, tooLong('Body Text', 1025, 1024)],
		[
			'an unknown mode',
			{ mode: 'test' },
			'Mode must be one of Draft, Published, and was given "test"',
		],
		[
			'an unknown flow action',
			{ flowAction: 'next' },
			'Flow Action must be one of Data Exchange, Navigate, and was given "next"',
		],
		['flow data that are not JSON', { flowData: '{' }, 'Flow Data is not valid JSON: "{"'],
		[
			'flow data that are a list',
			{ flowData: '[1]' },
			'Flow Data must be an object, and was given "[1]"',
		],
	])('refuses %s', (_, parameters, sentence) => {
		expect(refusalOf('sendFlow', { ...message, ...parameters })).toBe(sentence);
	});
});
