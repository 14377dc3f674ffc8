import fc from 'fast-check';

import { entriesOf } from '../../../nodes/ExotelWhatsApp/callbacks/entries';
import { eventOf } from '../../../nodes/ExotelWhatsApp/callbacks/events';
import { passes } from '../../../nodes/ExotelWhatsApp/trigger/filter';
import { challengeOf } from '../../../nodes/ExotelWhatsApp/callbacks/otherForms';
import { anyBody } from '../../callbacks/any.mts';

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

describe('any callback', () => {
	it('is read without an exception when it is made of the known keys', () => {
		fc.assert(fc.property(anyBody, read), { numRuns: 60_000 });
	});

	it('is read without an exception when it is the text of such a body, or a piece of it', () => {
		fc.assert(
			fc.property(anyBody, fc.nat(), (body, cut) => {
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
