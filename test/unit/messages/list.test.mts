import { contentOf, emoji, refusalOf, tooLong, type Parameters } from '../support/messages.mts';

const rowsOf = (count: number, prefix = 's') =>
	Array.from({ length: count }, (_, index) => ({
		id: `${prefix}${index + 1}`,
		title: `Slot ${index + 1}`,
	}));

/** A section as n8n's fixed collections give it. */
const section = (row: unknown[], title = 'Morning') => ({ title, rows: { row } });

const message = {
	bodyText: 'Pick a slot',
	buttonText: 'Slots',
	sections: { section: [section(rowsOf(1))] },
};
const interactive = (parameters: Parameters) =>
	(contentOf('sendList', { ...message, ...parameters }) as { interactive: Parameters }).interactive;
const sections = (...given: unknown[]) =>
	(interactive({ sections: { section: given } }).action as Parameters).sections;
const refusal = (parameters: Parameters) => refusalOf('sendList', { ...message, ...parameters });

describe('sendList', () => {
	it('makes the content of the API', () => {
		const morning = { id: 's1', title: '09:00', description: 'Branch A' };
		const evening = { id: 's2', title: '18:00', description: '' };
		const parameters = {
			headerType: 'text',
			headerText: 'Delivery',
			bodyText: 'Pick a slot',
			footerText: 'Reply any time',
			buttonText: 'Slots',
			sectionsSource: 'fields',
			sections: { section: [section([morning]), section([evening], 'Evening')] },
		};
		expect(contentOf('sendList', parameters)).toEqual({
			type: 'interactive',
			interactive: {
				type: 'list',
				header: { type: 'text', text: 'Delivery' },
				body: { text: 'Pick a slot' },
				footer: { text: 'Reply any time' },
				action: {
					button: 'Slots',
					sections: [
						{ title: 'Morning', rows: [morning] },
						{ title: 'Evening', rows: [{ id: 's2', title: '18:00' }] },
					],
				},
			},
		});
	});

	it('has neither header nor footer by itself', () => {
		expect(Object.keys(interactive({}))).toEqual(['type', 'body', 'action']);
	});

	it('takes every text at the limit', () => {
		const row = { id: emoji(200), title: emoji(24), description: emoji(72) };
		const parameters = {
			headerType: 'text',
			headerText: emoji(60),
			bodyText: emoji(1024),
			footerText: emoji(60),
			buttonText: emoji(20),
			sections: { section: [section([row], emoji(24))] },
		};
		expect(interactive(parameters)).toEqual({
			type: 'list',
			header: { type: 'text', text: emoji(60) },
			body: { text: emoji(1024) },
			footer: { text: emoji(60) },
			action: { button: emoji(20), sections: [{ title: emoji(24), rows: [row] }] },
		});
	});

	it.each<[string, Parameters, string]>([
		['an empty button text', { buttonText: '' }, 'Button Text is empty'],
		['a button text that is too long', { buttonText: emoji(21) }, tooLong('Button Text', 21, 20)],
		['a body that is too long', { bodyText: emoji(1025) }, tooLong('Body Text', 1025, 1024)],
		['a footer that is too long', { footerText: emoji(61) }, tooLong('Footer Text', 61, 60)],
		[
			'a header text that is too long',
			{ headerType: 'text', headerText: emoji(61) },
			tooLong('Header Text', 61, 60),
		],
		[
			'a header that is an image',
			{ headerType: 'image' },
			'Header must be one of None, Text, and was given "image"',
		],
	])('refuses %s', (_, parameters, sentence) => {
		expect(refusal(parameters)).toBe(sentence);
	});
});

describe('sections of sendList', () => {
	it('needs no title for a single section', () => {
		expect(sections(section(rowsOf(1), ''))).toEqual([{ rows: rowsOf(1) }]);
	});

	it('takes 10 sections with a row each', () => {
		const given = rowsOf(10).map((row, index) => section([row], `Part ${index}`));
		expect(sections(...given)).toEqual(
			rowsOf(10).map((row, index) => ({ title: `Part ${index}`, rows: [row] })),
		);
	});

	it('takes 10 rows in one section', () => {
		expect(sections(section(rowsOf(10)))).toEqual([{ title: 'Morning', rows: rowsOf(10) }]);
	});

	it('leaves it to WhatsApp whether two rows may have the same ID', () => {
		const [row] = rowsOf(1);
		expect(sections(section([row, row]), section([row], 'Evening'))).toEqual([
			{ title: 'Morning', rows: [row, row] },
			{ title: 'Evening', rows: [row] },
		]);
	});

	it('takes rows that have the same title', () => {
		const rows = [
			{ id: 'a', title: '09:00' },
			{ id: 'b', title: '09:00' },
		];
		expect(sections(section(rows))).toEqual([{ title: 'Morning', rows }]);
	});

	it('makes the IDs of rows that have none of their titles, different in the whole list', () => {
		const given = [section([{ title: '09:00' }]), section([{ title: '09:00' }], 'Evening')];
		expect(sections(...given)).toEqual([
			{ title: 'Morning', rows: [{ id: '09-00', title: '09:00' }] },
			{ title: 'Evening', rows: [{ id: '09-00-2', title: '09:00' }] },
		]);
	});

	const row = { id: 'a', title: 'A' };
	const refusals: Array<[string, unknown[], string]> = [
		['none', [], 'Sections: WhatsApp takes 1 to 10, and 0 were given'],
		[
			'11 sections',
			rowsOf(11).map((one) => section([one])),
			'Sections: WhatsApp takes 1 to 10, and 11 were given',
		],
		[
			'11 rows',
			[section(rowsOf(11))],
			'Rows of all sections: WhatsApp takes 1 to 10, and 11 were given',
		],
		[
			'11 rows in two sections',
			[section(rowsOf(6, 'a')), section(rowsOf(5, 'b'), 'Evening')],
			'Rows of all sections: WhatsApp takes 1 to 10, and 11 were given',
		],
		[
			'a section without rows',
			[section([row]), section([], 'Evening')],
			'Section 2 › Rows: WhatsApp takes 1 to 10, and 0 were given',
		],
		[
			'a section of two without a title',
			[section([row]), section(rowsOf(1), '')],
			'Section 2 › Title is empty',
		],
		['a long section title', [section([row], emoji(25))], tooLong('Section 1 › Title', 25, 24)],
		[
			'a long row ID',
			[section([row, { ...row, id: emoji(201) }])],
			tooLong('Section 1 › Row 2 › Row ID', 201, 200),
		],
		[
			'a row without a title',
			[section(rowsOf(1)), section([row, { id: 'b', title: '' }], 'Evening')],
			'Section 2 › Row 2 › Title is empty',
		],
		[
			'a long row title',
			[section([{ ...row, title: emoji(25) }])],
			tooLong('Section 1 › Row 1 › Title', 25, 24),
		],
		[
			'a long row description',
			[section([{ ...row, description: emoji(73) }])],
			tooLong('Section 1 › Row 1 › Description', 73, 72),
		],
		[
			'rows that are no objects',
			[section(['09:00'])],
			'Section 1 › Row 1 must be an object with fields, and was given "09:00"',
		],
		[
			'rows that are no list',
			[{ title: 'Morning', rows: 5 }],
			'Section 1 › Rows must be a list, and was given "5"',
		],
		[
			'a section that is no object',
			['Morning'],
			'Section 1 must be an object with fields, and was given "Morning"',
		],
	];
	it.each(refusals)('refuses %s', (_, given, sentence) => {
		expect(refusal({ sections: { section: given } })).toBe(sentence);
	});
});

describe('sections of sendList from data', () => {
	const given = [
		{ title: 'Morning', rows: [{ id: 's1', title: '09:00', description: 'Branch A' }] },
		{ title: 'Evening', rows: [{ id: 's2', title: '18:00' }] },
	];

	it.each([
		['an array', given],
		['JSON text', JSON.stringify(given)],
		['a fixed collection', { section: given.map(({ title, rows }) => section(rows, title)) }],
		[
			'an array with rows as JSON text',
			given.map((one) => ({ ...one, rows: JSON.stringify(one.rows) })),
		],
	])('reads %s', (_, sectionsData) => {
		const parameters = { sectionsSource: 'data', sectionsData };
		expect(interactive(parameters).action).toEqual({ button: 'Slots', sections: given });
	});

	it.each(['DATA', 'Expression or JSON', ' data '])('reads data for the source %p', (source) => {
		const parameters = { sectionsSource: source, sectionsData: given };
		expect(interactive(parameters).action).toEqual({ button: 'Slots', sections: given });
	});

	it('refuses another source, rather than reading what is left in the fields', () => {
		expect(refusal({ sectionsSource: 'json', sectionsData: given })).toBe(
			'Sections From must be one of Expression or JSON, Fields Below, and was given "json"',
		);
	});

	it.each<[string, unknown, string]>([
		['text that is not JSON', '[{]', 'Sections Data is not valid JSON: "[{]"'],
		['a number', 7, 'Sections Data must be a list, and was given "7"'],
		[
			'a section without rows',
			[{ title: 'Morning' }],
			'Rows of all sections: WhatsApp takes 1 to 10, and 0 were given',
		],
		[
			'rows that are not JSON',
			[{ title: 'Morning', rows: '[' }],
			'Section 1 › Rows is not valid JSON: "["',
		],
	])('refuses %s', (_, sectionsData, sentence) => {
		expect(refusal({ sectionsSource: 'data', sectionsData })).toBe(sentence);
	});
});
