import { entriesOf } from '../../../nodes/ExotelWhatsApp/callbacks/entries';

const report = {
	callback_type: 'dlr',
	sid: 'AbC1',
	to: '+919000000000',
	exo_status_code: 30002,
	exo_detailed_status: 'EX_MESSAGE_DELIVERED',
	description: 'Message & more = "delivered"',
};
const incoming = {
	callback_type: 'incoming_message',
	sid: 'InC1',
	from: '+919000000000',
	content: { type: 'text', text: { body: 'Hello 😀' } },
};
const envelope = (...messages: unknown[]) => ({ whatsapp: { messages } });
const json = JSON.stringify(envelope(report));

describe('entriesOf a callback', () => {
	it.each<[string, unknown, unknown[]]>([
		['the envelope', envelope(report), [report]],
		['a report and a message in one', envelope(report, incoming), [report, incoming]],
		['text with JSON', json, [report]],
		['indented text with JSON', `\n${JSON.stringify(envelope(report), null, 2)}\n`, [report]],
		['an array of envelopes', [envelope(report), envelope(incoming)], [report, incoming]],
		[
			'text with an array of envelopes',
			JSON.stringify([envelope(report), envelope(incoming)]),
			[report, incoming],
		],
		['an array of bare entries', [report, incoming], [report, incoming]],
		['messages at the top', { messages: [report, incoming] }, [report, incoming]],
		['messages and statuses', { messages: [incoming], statuses: [report] }, [incoming, report]],
		['an empty list beside statuses', { messages: [], statuses: [report] }, [report]],
		['a change without a list', { entry: [{ changes: [{ value: report }] }] }, [report]],
		['an entry without a change', { entry: [] }, [{ entry: [] }]],
		['a bare entry', report, [report]],
		['a bare entry as text', JSON.stringify(incoming), [incoming]],
		['no message in the list', envelope(), []],
		['something else', { hello: 'world' }, [{ hello: 'world' }]],
		[
			'a verification',
			{ type: 'verification', challenge: 'c' },
			[{ type: 'verification', challenge: 'c' }],
		],
		[
			'an envelope without a list',
			{ whatsapp: { messages: null } },
			[{ whatsapp: { messages: null } }],
		],
		['a body of the sister channel', { rcs: { messages: [report] } }, []],
		['a field with text that is no object', { text: '5' }, [{ text: '5' }]],
		['an empty field', { ping: '' }, [{ ping: '' }]],
	])('reads %s', (_, body, entries) => {
		expect(entriesOf(body)).toEqual(entries);
	});

	it('skips what is no object among the messages', () => {
		expect(entriesOf(envelope(null, report, 'x', 5))).toEqual([report]);
	});

	it("gives each of Meta's messages its sender's contact", () => {
		const contacts = [
			{ wa_id: '1', profile: { name: 'Asha' } },
			{ wa_id: '2', profile: { name: 'Ravi' } },
		];
		const messages = [{ from: '2' }, { from: '1' }, { from: '3' }];
		expect(entriesOf({ contacts, messages })).toEqual([
			{ from: '2', contact: contacts[1] },
			{ from: '1', contact: contacts[0] },
			{ from: '3' },
		]);
	});

	it.each([
		undefined,
		null,
		'',
		' ',
		'hello',
		'<html></html>',
		'{ "whatsapp": ',
		'5',
		'null',
		'"text"',
		5,
		true,
		[],
		'[]',
		{},
		'{}',
		[1, 2],
		['x', {}],
		[report, 'x'],
		[{}, {}],
	])('refuses %p', (body) => {
		expect(entriesOf(body)).toBeUndefined();
	});
});
