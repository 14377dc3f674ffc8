import { refuseHalfCharacters } from '../../../nodes/ExotelWhatsApp/shared/halfCharacters';
import { thrownBy } from '../support/messages.mts';

const [HIGH, LOW] = '😀'.split('');

describe('refuseHalfCharacters', () => {
	it.each<[string, object, string]>([
		['a cut emoji at the end', { text: { body: `Hello 😀${HIGH}` } }, 'text.body'],
		['a lone second half', { text: { body: `${LOW}Hello` } }, 'text.body'],
		['halves in the wrong order', { text: { body: LOW + HIGH } }, 'text.body'],
		['a list', { rows: [{ id: 'a' }, { id: HIGH }] }, 'rows.1.id'],
		['a key', { data: { [HIGH]: 1 } }, 'data.\uFFFD'],
	])('finds %s', (_, value, place) => {
		const { message, advice } = thrownBy(() => refuseHalfCharacters(value));
		expect(message).toContain(`The text at ${place} has half a character in it: "`);
		expect(message).toContain('\uFFFD');
		expect(advice).toContain('emoji');
	});

	it('lets whole characters, numbers and nothing through', () => {
		const value = { a: '😀👩‍👩‍👧 फोटो', b: 1, c: null, d: undefined, e: [true], f: '' };
		expect(() => refuseHalfCharacters(value)).not.toThrow();
	});
});
