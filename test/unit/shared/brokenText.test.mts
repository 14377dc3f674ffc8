import { refuseBrokenText } from '../../../nodes/ExotelWhatsApp/shared/brokenText';
import { thrownBy } from '../support/messages.mts';

describe('refuseBrokenText', () => {
	it.each([
		'undefined',
		'null',
		'NaN',
		' undefined\n',
		'undefined undefined',
		'null, null',
		'"undefined"',
		'undefined/NaN',
		'Invalid Date',
		'Invalid DateTime',
		'[object Object]',
		'[object Undefined]',
		'[object Promise],[object Promise]',
		'#N/A',
		'#REF!',
		'#VALUE!',
		'#DIV/0!',
		'#NAME?',
		NaN,
		Infinity,
		-Infinity,
	])('refuses %p as a whole', (value) => {
		const { message, advice } = thrownBy(() => refuseBrokenText(value, 'Body'));
		expect(message).toMatch(
			/^Body is ".*", which looks like the result of a broken expression or formula$/,
		);
		expect(advice).toBe(
			"Check the expression of this field for this item. If a message is meant to say so, switch on its option 'Send Undefined and Null as Text'.",
		);
	});

	it.each(['Hi [object Object]!', 'Items: [object Array]', 'https://a.example/[object Object]'])(
		'refuses %p for what cannot be meant',
		(value) => {
			const [object] = /\[.*\]/.exec(value) ?? [];
			expect(thrownBy(() => refuseBrokenText(value, 'Body')).message).toContain(
				`Body has "${object}" in it, which looks like`,
			);
		},
	);

	it.each([
		'Hello',
		'The value is undefined.',
		'null and void',
		'Null',
		'NULL',
		'Undefined',
		'Infinity',
		'nan',
		'Nandini',
		'NaNo',
		'Invalid Date given',
		'[object]',
		'[object lesson]',
		'#1',
		'N/A',
		'-',
		'0',
		0,
		false,
		true,
		1e21,
	])('lets %p through', (value) => {
		expect(() => refuseBrokenText(value, 'Body')).not.toThrow();
	});

	it('reads long texts of marks and of such words', () => {
		for (const text of [
			'.'.repeat(100_000),
			`${'undefined '.repeat(10_000)}x`,
			'#['.repeat(50_000),
		]) {
			expect(() => refuseBrokenText(text, 'Body')).not.toThrow();
		}
	});
});
