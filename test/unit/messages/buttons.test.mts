import {
	contentOf,
	emoji,
	refusalOf,
	thrownBy,
	tooLong,
	type Parameters,
} from '../support/messages.mts';

const yes = { id: 'yes', title: 'Yes' };
const no = { id: 'no', title: 'No' };
const message = { bodyText: 'Is tomorrow fine?', buttons: { button: [yes, no] } };
const link = 'https://cdn.example.com/a';

const interactive = (parameters: Parameters) =>
	(contentOf('sendButtons', { ...message, ...parameters }) as { interactive: Parameters })
		.interactive;
const refusal = (parameters: Parameters) => refusalOf('sendButtons', { ...message, ...parameters });
const refusalOfButtons = (...button: unknown[]) => refusal({ buttons: { button } });

describe('sendButtons', () => {
	it('makes the content of the API', () => {
		const parameters = {
			headerType: 'text',
			headerText: 'Delivery',
			bodyText: 'Is tomorrow fine?',
			footerText: 'Reply any time',
			buttonsSource: 'fields',
			buttons: { button: [yes, no] },
		};
		expect(contentOf('sendButtons', parameters)).toEqual({
			type: 'interactive',
			interactive: {
				type: 'button',
				header: { type: 'text', text: 'Delivery' },
				body: { text: 'Is tomorrow fine?' },
				footer: { text: 'Reply any time' },
				action: {
					buttons: [
						{ type: 'reply', reply: yes },
						{ type: 'reply', reply: no },
					],
				},
			},
		});
	});

	it.each([undefined, 'none'])('has neither header nor footer by itself (%p)', (headerType) => {
		expect(
			Object.keys(interactive({ headerType, headerText: 'left over', footerText: '' })),
		).toEqual(['type', 'body', 'action']);
	});

	it.each([
		['an image', { headerType: 'image', headerLink: link }, { type: 'image', image: { link } }],
		['a video', { headerType: 'video', headerLink: link }, { type: 'video', video: { link } }],
		[
			'a document',
			{ headerType: 'document', headerLink: link },
			{ type: 'document', document: { link } },
		],
		[
			'a text at the limit',
			{ headerType: 'text', headerText: emoji(60) },
			{ type: 'text', text: emoji(60) },
		],
	])('has a header that is %s', (_, parameters, header) => {
		expect(interactive(parameters).header).toEqual(header);
	});

	it.each(['IMAGE', 'Image', ' image\n'])('takes the header type %p', (headerType) => {
		const header = { type: 'image', image: { link } };
		expect(interactive({ headerType, headerLink: link }).header).toEqual(header);
	});

	it.each([
		[{ bodyText: emoji(1024) }, { body: { text: emoji(1024) } }],
		[{ footerText: emoji(60) }, { footer: { text: emoji(60) } }],
	])('takes texts at the limit', (parameters, expected) => {
		expect(interactive(parameters)).toMatchObject(expected);
	});

	it.each<[string, Parameters, string]>([
		['a body that is too long', { bodyText: emoji(1025) }, tooLong('Body Text', 1025, 1024)],
		['an empty body', { bodyText: '' }, 'Body Text is empty'],
		['a footer that is too long', { footerText: emoji(61) }, tooLong('Footer Text', 61, 60)],
		[
			'a header text that is too long',
			{ headerType: 'text', headerText: emoji(61) },
			tooLong('Header Text', 61, 60),
		],
		['a blank header text', { headerType: 'text', headerText: ' ' }, 'Header Text is empty'],
		[
			'a header that is an image without a link',
			{ headerType: 'image', headerLink: '' },
			'Header Link is empty',
		],
		[
			'a header link that is no link',
			{ headerType: 'video', headerLink: 'a.mp4' },
			'Header Link must be a link that begins with https:// or http://, and was given "a.mp4"',
		],
		[
			'an unknown kind of header',
			{ headerType: 'sticker' },
			'Header must be one of Document, Image, None, Text, Video, and was given "sticker"',
		],
	])('refuses %s', (_, parameters, sentence) => {
		expect(refusal(parameters)).toBe(sentence);
	});
});

describe('buttons of sendButtons', () => {
	it.each([1, 2, 3])('takes %i', (count) => {
		const button = [yes, no, { id: 'later', title: 'Later' }].slice(0, count);
		expect(interactive({ buttons: { button } }).action).toEqual({
			buttons: button.map((reply) => ({ type: 'reply', reply })),
		});
	});

	it('takes ID and title at the limit', () => {
		const reply = { id: emoji(256), title: emoji(20) };
		expect(interactive({ buttons: { button: [reply] } }).action).toEqual({
			buttons: [{ type: 'reply', reply }],
		});
	});

	it('sends numbers as text', () => {
		expect(interactive({ buttons: { button: [{ id: 1, title: 2 }] } }).action).toEqual({
			buttons: [{ type: 'reply', reply: { id: '1', title: '2' } }],
		});
	});

	it('makes the IDs of those that have none of their titles', () => {
		const button = [{ id: '', title: 'Yes, please!' }, { title: 'नहीं' }, { id: ' ', title: '👍' }];
		const ids = ['yes-please', 'नहीं', 'button-3'];
		expect(interactive({ buttons: { button } }).action).toEqual({
			buttons: ids.map((id, index) => ({
				type: 'reply',
				reply: { id, title: button[index].title },
			})),
		});
	});

	it('leaves it to WhatsApp whether two may have the same ID', () => {
		const button = [yes, { id: 'yes', title: 'No' }];
		expect(interactive({ buttons: { button } }).action).toEqual({
			buttons: button.map((reply) => ({ type: 'reply', reply })),
		});
	});

	it('sends nothing but ID and title', () => {
		const button = [{ ...yes, price: 5 }];
		expect(interactive({ buttonsSource: 'data', buttonsData: button }).action).toEqual({
			buttons: [{ type: 'reply', reply: yes }],
		});
	});

	it.each<[string, unknown[], string]>([
		['no buttons', [], 'Buttons: WhatsApp takes 1 to 3, and 0 were given'],
		[
			'four buttons',
			[yes, no, { id: 'c', title: 'C' }, { id: 'd', title: 'D' }],
			'Buttons: WhatsApp takes 1 to 3, and 4 were given',
		],
		['a missing title', [yes, { id: 'no' }], 'Button 2 › Title is empty'],
		['a blank title', [yes, { id: 'no', title: '  ' }], 'Button 2 › Title is empty'],
		[
			'an ID that is too long',
			[{ id: emoji(257), title: 'Yes' }],
			tooLong('Button 1 › Button ID', 257, 256),
		],
		[
			'a title that is too long',
			[yes, { id: 'no', title: emoji(21) }],
			tooLong('Button 2 › Title', 21, 20),
		],
		[
			'an ID with a space at its beginning',
			[{ id: ' yes', title: 'Yes' }],
			'Button 1 › Button ID has a space at its beginning or end: " yes"',
		],
		[
			'an ID with a space at its end',
			[{ id: 'yes ', title: 'Yes' }],
			'Button 1 › Button ID has a space at its beginning or end: "yes "',
		],
		[
			'the same title twice',
			[yes, no, { id: 'y', title: 'Yes' }],
			'Button 3 › Title is the same as Button 1 › Title: "Yes"',
		],
		[
			'the same title as a number and as text',
			[
				{ id: 'one', title: 1 },
				{ id: 'two', title: '1' },
			],
			'Button 2 › Title is the same as Button 1 › Title: "1"',
		],
		[
			'a text in the place of a button',
			['Yes'],
			'Button 1 must be an object with fields, and was given "Yes"',
		],
		[
			'null in the place of a button',
			[yes, null],
			'Button 2 must be an object with fields, and was given "null"',
		],
	])('refuses %s', (_, button, sentence) => {
		expect(refusalOfButtons(...button)).toBe(sentence);
	});

	it.each<[string, unknown[], string]>([
		['no buttons', [], 'Add what is missing.'],
		['four buttons', [yes, no, yes, no], 'Remove some, or spread them over several messages.'],
		[
			'the same title twice',
			[yes, yes],
			'Give each its own Title; WhatsApp tells them apart by it.',
		],
		['an ID with a space at its end', [{ id: 'a ', title: 'A' }], 'Remove the space.'],
	])('says what to do about %s', (_, button, advice) => {
		const act = () => contentOf('sendButtons', { ...message, buttons: { button } });
		expect(thrownBy(act).advice).toBe(advice);
	});
});

describe('buttons of sendButtons from data', () => {
	const replies = [yes, no].map((reply) => ({ type: 'reply', reply }));
	const left = { button: [{ id: 'left', title: 'Left over' }] };

	it.each([
		['an array', [yes, no]],
		['JSON text of an array', JSON.stringify([yes, no])],
		['a fixed collection', { button: [yes, no] }],
		['JSON text of a fixed collection', JSON.stringify({ button: [yes, no] })],
	])('reads %s', (_, buttonsData) => {
		const parameters = { buttonsSource: 'data', buttonsData, buttons: left };
		expect(interactive(parameters).action).toEqual({ buttons: replies });
	});

	it('reads the fields when they are chosen', () => {
		expect(interactive({ buttonsSource: 'fields', buttonsData: [no] }).action).toEqual({
			buttons: replies,
		});
	});

	it.each<[string, unknown, string]>([
		['a bracket that is not closed', '[', 'Buttons Data is not valid JSON: "["'],
		['text that is not JSON', 'Yes, No', 'Buttons Data is not valid JSON: "Yes, No"'],
		['a number', 5, 'Buttons Data must be a list, and was given "5"'],
		['JSON text of true', 'true', 'Buttons Data must be a list, and was given "true"'],
		[
			'a fixed collection with no list in it',
			{ button: yes },
			`Buttons Data must be a list, and was given "{"button":${JSON.stringify(yes)}}"`,
		],
		[
			'a button outside a list',
			yes,
			`Buttons Data must be a list, and was given "${JSON.stringify(yes)}"`,
		],
		['JSON text of an empty list', '[]', 'Buttons: WhatsApp takes 1 to 3, and 0 were given'],
		['empty text', '', 'Buttons: WhatsApp takes 1 to 3, and 0 were given'],
		['no data', undefined, 'Buttons: WhatsApp takes 1 to 3, and 0 were given'],
	])('refuses %s', (_, buttonsData, sentence) => {
		expect(refusal({ buttonsSource: 'data', buttonsData })).toBe(sentence);
	});
});
