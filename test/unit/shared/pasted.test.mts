import { pasted, visible, withoutBlanks } from '../../../nodes/ExotelWhatsApp/shared/pasted';

describe('visible', () => {
	it.each([
		['a byte order mark', '\uFEFFabc', 'abc'],
		['zero-width spaces', 'a\u200Bb\u200Bc', 'abc'],
		['a word joiner', 'ab\u2060c', 'abc'],
		['a soft hyphen', 'ab\u00ADc', 'abc'],
		['marks of direction', '\u200Eabc\u202C', 'abc'],
		['a joiner between Latin letters', 'a\u200Db\u200Cc', 'abc'],
		['joiners at the beginning', '\u200C\u200Dabc', 'abc'],
		['a variation selector behind a Latin letter', 'abc\uFE0F', 'abc'],
		['a control character', 'a\u0000b\u0008c', 'abc'],
		['a filler of Hangul', 'abc\u3164', 'abc'],
	])('takes out %s', (_, given, expected) => {
		expect(visible(given)).toBe(expected);
	});

	it.each([
		['white space', ' a\tb\r\nc '],
		['joiners of Indian scripts', 'क्‍ष न्‌य'],
		['an emoji of several', '👩‍👩‍👧 ❤️'],
		['a flag with tags', '🏴\u{E0067}\u{E0062}\u{E007F}'],
		['accents', 'ñ e\u0301'],
	])('keeps %s', (_, given) => {
		expect(visible(given)).toBe(given);
	});
});

it('pasted takes white space off the ends alone', () => {
	expect(pasted('\u200B \uFEFF a b\u00A0\u200B\n')).toBe('a b');
});

it('withoutBlanks leaves no white space at all', () => {
	expect(withoutBlanks(' ab\r\ncd\u00A0\u200B ')).toBe('abcd');
});
