import { tapIds } from '../../../nodes/ExotelWhatsApp/messages/tapIds';
import { Values } from '../../../nodes/ExotelWhatsApp/shared/values';

const id = { name: 'id', displayName: 'Button ID' };
const title = { name: 'title', displayName: 'Title' };

interface Entry {
	title?: unknown;
	id?: string;
}

const idsOf = (...given: Entry[]) => {
	const entries = given.map((one, index) => new Values({ ...one }, [`Button ${index + 1}`]));
	const ids = tapIds(entries, 'button', title, (entry) => entry.optionalText(id));
	return entries.map((entry) => ids.get(entry));
};

const idOf = (one: unknown) => idsOf({ title: one })[0];

describe('the ID of a button that was given none', () => {
	it.each([
		['Yes', 'yes'],
		['Yes, please!', 'yes-please'],
		['  Call me  ', 'call-me'],
		['09:00 to 11:00', '09-00-to-11-00'],
		['São Paulo', 'são-paulo'],
		['Sa\u0303o Paulo', 'são-paulo'],
		['हाँ, कृपया', 'हाँ-कृपया'],
		['क्\u200Dष', 'क्ष'],
		['ใช่ ครับ', 'ใช่-ครับ'],
		['น้ำ', 'น้ำ'],
		['是的，谢谢', '是的-谢谢'],
		['👍 Yes', 'yes'],
		['❤\uFE0F\u200D🔥 Deals', 'deals'],
		['1\uFE0F\u20E3 First', '1-first'],
		['½ kg', '½-kg'],
		['--', 'button-1'],
		['👍', 'button-1'],
		['👩\u200D👩\u200D👧', 'button-1'],
		['✌\uFE0F', 'button-1'],
		['🇮🇳', 'button-1'],
	])('of %p is %p', (given, expected) => {
		expect(idOf(given)).toBe(expected);
	});

	it('is a text for a title that is a number', () => {
		expect(idOf(7)).toBe('7');
	});

	it('has a number behind it where another one has the same', () => {
		const titles = ['Yes', 'yes!', 'YES?'].map((one) => ({ title: one }));
		expect(idsOf(...titles)).toEqual(['yes', 'yes-2', 'yes-3']);
	});

	it('is never one that was given, before or behind it', () => {
		expect(idsOf({ title: 'Yes' }, { title: 'Sure', id: 'yes' })).toEqual(['yes-2', 'yes']);
		expect(idsOf({ title: 'A', id: 'b' }, { title: 'B' }, { title: 'b!', id: 'b-2' })).toEqual([
			'b',
			'b-3',
			'b-2',
		]);
	});

	it('keeps its place where titles are emoji alone', () => {
		expect(idsOf({ title: '👍' }, { title: '👎' }, { title: 'Button 2' })).toEqual([
			'button-1',
			'button-2',
			'button-2-2',
		]);
	});

	it('is the same in each try', () => {
		const given = [{ title: 'Yes' }, { title: 'yes!' }, { title: '👍' }];
		expect(idsOf(...given)).toEqual(idsOf(...given));
	});

	it('needs a title, and says which one is empty', () => {
		expect(() => idsOf({ title: 'Yes' }, { title: ' ' })).toThrow('Button 2 › Title is empty');
	});
});

it('leaves what was given as it is, also twice', () => {
	expect(idsOf({ title: 'A', id: 'X Y' }, { title: 'B', id: 'X Y' })).toEqual(['X Y', 'X Y']);
});
