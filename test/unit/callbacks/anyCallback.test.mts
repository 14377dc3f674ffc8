import fc from 'fast-check';

import { entriesOf } from '../../../nodes/ExotelWhatsApp/callbacks/entries';
import { eventOf } from '../../../nodes/ExotelWhatsApp/callbacks/events';
import { passes } from '../../../nodes/ExotelWhatsApp/trigger/filter';
import { challengeOf } from '../../../nodes/ExotelWhatsApp/callbacks/otherForms';

// 110,000 bodies take longer than jest lets a test last of itself.
jest.setTimeout(300_000);

const EVENTS = ['deliveryReport', 'incomingMessage', 'unknown'];

/** What users' expressions count on: a text, or null where nothing is known. */
const text = (value: unknown) => value === null || typeof value === 'string';
const number = (value: unknown) => value === null || typeof value === 'number';
const boolean = (value: unknown) => typeof value === 'boolean';

const REPORT = {
	...{ sid: text, status: text, reason: text, code: number, description: text, advice: text },
	...{ isFailure: boolean, isFinal: boolean, retryable: boolean },
	...{ to: text, timestamp: text, customData: text },
};
const MESSAGE = {
	...{ sid: text, type: text, from: text, to: text, profileName: text, text, replyId: text },
	...{ replyTo: text, timestamp: text },
};
const MEDIA = { url: text, id: text, mimeType: text, fileName: text, caption: text };

function expectTypes(object: object, types: Record<string, (value: unknown) => boolean>) {
	for (const [key, isRight] of Object.entries(types)) {
		const value = (object as Record<string, unknown>)[key];
		if (!isRight(value)) throw new Error(`${key} is ${JSON.stringify(value)}`);
	}
}

/** All that the trigger does with a body, without n8n. */
function read(body: unknown): void {
	challengeOf(body);
	const events = entriesOf(body)?.map(eventOf) ?? [];
	for (const event of events) {
		expect(EVENTS).toContain(event.event);
		expect(typeof JSON.stringify(event)).toBe('string');
		if (event.event === 'deliveryReport') expectTypes(event, REPORT);
		if (event.event === 'incomingMessage') {
			expectTypes(event, MESSAGE);
			if (event.media !== null) expectTypes(event.media, MEDIA);
		}
		passes(event, {
			events: EVENTS,
			statuses: ['failed'],
			reasons: ['x'],
			messageTypes: ['text'],
			replyIds: ['x'],
		});
	}
}

/** Keys at which the reading looks, so that made-up bodies get somewhere. */
const KEYS = [
	'whatsapp messages callback_type sid message_sid id to from recipient exo_status_code',
	'exo_detailed_status description timestamp custom_data content type text body image url link',
	'interactive button_reply list_reply nfm_reply response_json title payload button context',
	'profile_name contact profile name event message data status errors code challenge rcs sms error',
	'reaction emoji message_id order __proto__ constructor toString statuses entry changes value',
	'metadata contacts wa_id from_user_id edit original_message_id revoke system referral document',
	'caption id error_data details filename mime_type location unsupported',
].flatMap((line) => line.split(' '));

const VALUES = [
	'dlr incoming_message icm verification message_status inbound_message text image interactive edit',
	'delivered failed 131047 EX_MESSAGE_DELIVERED 30018 919000000000 1772360400 {"a":1} __proto__',
].flatMap((line) => line.split(' '));

const value = fc.letrec<{ node: unknown }>((tie) => ({
	node: fc.oneof(
		{ depthSize: 'medium', withCrossShrink: true },
		fc.constantFrom<unknown>(...VALUES, null, true, 0, -1, 30001, 1e308, ''),
		fc.jsonValue(),
		fc.array(tie('node'), { maxLength: 4 }),
		fc
			.array(fc.tuple(fc.constantFrom(...KEYS), tie('node')), { maxLength: 6 })
			.map((pairs) => Object.fromEntries(pairs)),
	),
})).node;

describe('any callback', () => {
	it('is read without an exception when it is made of the known keys', () => {
		fc.assert(fc.property(value, read), { numRuns: 60_000 });
	});

	it('is read without an exception when it is the text of such a body, or a piece of it', () => {
		fc.assert(
			fc.property(value, fc.nat(), (body, cut) => {
				const text = JSON.stringify(body) ?? '';
				read(text);
				read(text.slice(0, cut % (text.length + 1)));
				read({ [text]: '' });
				read({ payload: text });
			}),
			{ numRuns: 20_000 },
		);
	});

	it('is read without an exception when it is any JSON or any text', () => {
		fc.assert(fc.property(fc.oneof(fc.jsonValue(), fc.string()), read), { numRuns: 30_000 });
	});
});
