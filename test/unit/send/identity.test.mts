import { Identities } from '../../../nodes/ExotelWhatsApp/send/identity';
import { messagesOf } from '../support/delivery.mts';

describe('Identities', () => {
	const [one, two] = messagesOf(2);

	it('gives a message the same identity in each try', () => {
		expect(new Identities().of({ ...one })).toEqual(new Identities().of(one));
	});

	it('tells equal messages apart by their order', () => {
		const identities = new Identities();
		const [first, , third] = [one, two, { ...one }].map((message) => identities.of(message));
		expect(first.fingerprint).toBe(third.fingerprint);
		expect([first.copy, third.copy]).toEqual([0, 1]);
	});

	it('takes a message with another text, recipient, sender or callback as another', () => {
		const others = [
			one,
			{ ...one, to: two.to },
			{ ...one, from: '+918000000001' },
			{ ...one, content: two.content },
			{ ...one, status_callback: 'https://example.com' },
			{ ...one, custom_data: 'x' },
		];
		const identities = new Identities();
		const fingerprints = others.map((other) => identities.of(other).fingerprint);
		expect(new Set(fingerprints).size).toBe(others.length);
	});
});
