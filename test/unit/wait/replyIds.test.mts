import { replyIdsOf } from '../../../nodes/ExotelWhatsApp/wait/replyIds';

describe('replyIdsOf', () => {
	it('finds the IDs of buttons', () => {
		const buttons = ['yes', 'no'].map((id) => ({ type: 'reply', reply: { id, title: id } }));
		const content = { type: 'interactive', interactive: { type: 'button', action: { buttons } } };
		expect(replyIdsOf(content)).toEqual(['yes', 'no']);
	});

	it('finds the IDs of rows', () => {
		const sections = [{ rows: [{ id: 's1', title: 'a' }] }, { rows: [{ id: 's2', title: 'b' }] }];
		const content = { type: 'interactive', interactive: { type: 'list', action: { sections } } };
		expect(replyIdsOf(content)).toEqual(['s1', 's2']);
	});

	it("finds the payloads of a template's buttons, and no other parameters", () => {
		const components = [
			{ type: 'body', parameters: [{ type: 'text', text: 'x' }] },
			{
				type: 'button',
				sub_type: 'quick_reply',
				index: '0',
				parameters: [{ type: 'payload', payload: 'p1' }],
			},
			{ type: 'header', parameters: [{ type: 'image', image: { id: '5', link: 'https://a.b' } }] },
		];
		expect(replyIdsOf({ type: 'template', template: { name: 'n', components } })).toEqual(['p1']);
	});

	it('finds the token of a flow, in a message and in a template', () => {
		const parameters = { flow_token: 'tok-1', flow_id: '5', flow_action_payload: { id: 'no' } };
		const flow = { type: 'flow', action: { name: 'flow', parameters } };
		expect(replyIdsOf({ type: 'interactive', interactive: flow })).toEqual(['tok-1']);
		const button = { type: 'action', action: { flow_token: 'tok-2', flow_action_data: {} } };
		const components = [{ type: 'button', sub_type: 'flow', index: '0', parameters: [button] }];
		expect(replyIdsOf({ type: 'template', template: { name: 'n', components } })).toEqual([
			'tok-2',
		]);
	});

	it('finds IDs that were given as numbers', () => {
		const buttons = [{ type: 'reply', reply: { id: 1, title: 'One' } }];
		const content = { type: 'interactive', interactive: { type: 'button', action: { buttons } } };
		expect(replyIdsOf(content)).toEqual(['1']);
	});

	it('finds none where there is nothing to tap', () => {
		expect(replyIdsOf({ type: 'text', text: { body: 'Hello' } })).toEqual([]);
	});
});
