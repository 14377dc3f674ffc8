import { contentOf, emoji, refusalOf, thrownBy } from '../support/messages.mts';

const link = 'https://cdn.example.com/file';

describe('media messages', () => {
	it.each([
		['sendImage', 'image', { caption: 'Front view' }],
		['sendAudio', 'audio', {}],
		['sendVideo', 'video', { caption: 'How it works' }],
		['sendDocument', 'document', { filename: 'invoice-4711.pdf', caption: 'Invoice' }],
		['sendSticker', 'sticker', {}],
	])('%s makes the content of the API', (operation, type, extras) => {
		expect(contentOf(operation, { link, ...extras })).toEqual({
			type,
			[type]: { link, ...extras },
		});
	});

	it.each([
		['sendImage', 'image'],
		['sendVideo', 'video'],
		['sendDocument', 'document'],
	])('%s leaves out what is empty', (operation, type) => {
		for (const empty of ['', null, undefined]) {
			expect(contentOf(operation, { link, caption: empty, filename: empty })).toEqual({
				type,
				[type]: { link },
			});
		}
	});

	it.each([
		['sendAudio', 'audio'],
		['sendSticker', 'sticker'],
	])('%s has neither caption nor file name', (operation, type) => {
		expect(contentOf(operation, { link, caption: 'a', filename: 'b' })).toEqual({
			type,
			[type]: { link },
		});
	});

	it('leaves the length of a caption to WhatsApp', () => {
		const caption = emoji(1025);
		expect(contentOf('sendImage', { link, caption })).toEqual({
			type: 'image',
			image: { link, caption },
		});
	});

	it('has a file name whose ending is not hidden by what was pasted behind it', () => {
		const given = { link, filename: '\uFEFFinvoice 4711.pdf\u200B\n', caption: 'Invoice\u200B\n' };
		expect(contentOf('sendDocument', given)).toEqual({
			type: 'document',
			document: { link, filename: 'invoice 4711.pdf', caption: 'Invoice\u200B\n' },
		});
		const header = { headerType: 'document', headerLink: link, headerFilename: 'a.pdf\n' };
		const button = { button: [{ id: 'a', title: 'A' }] };
		expect(contentOf('sendButtons', { ...header, bodyText: 'Hi', buttons: button })).toMatchObject({
			interactive: { header: { document: { link, filename: 'a.pdf' } } },
		});
	});

	it('keeps line breaks of a caption', () => {
		expect(contentOf('sendImage', { link, caption: 'a\nb' })).toMatchObject({
			image: { caption: 'a\nb' },
		});
	});

	it.each([
		['caption', { a: 1 }, 'Caption must be text, and was given "{"a":1}"'],
		['filename', ['a.pdf'], 'File Name must be text, and was given "["a.pdf"]"'],
	])('refuses the %s %p', (field, value, sentence) => {
		expect(refusalOf('sendDocument', { link, [field]: value })).toBe(sentence);
	});
});

describe('links', () => {
	it.each([
		['http://cdn.example.com/a.jpg', 'http://cdn.example.com/a.jpg'],
		['HTTPS://CDN.example.com/a.jpg?x=1#y', 'HTTPS://CDN.example.com/a.jpg?x=1#y'],
		['  https://cdn.example.com/a.jpg\n', 'https://cdn.example.com/a.jpg'],
		['https://203.0.113.7:8443/a.jpg', 'https://203.0.113.7:8443/a.jpg'],
		['https://cdn.example.com/my photo.jpg', 'https://cdn.example.com/my%20photo.jpg'],
		['\uFEFFhttps://münchen.example/é.jpg\u200B', 'https://xn--mnchen-3ya.example/%C3%A9.jpg'],
	])('takes %p', (given, expected) => {
		expect(contentOf('sendImage', { link: given })).toEqual({
			type: 'image',
			image: { link: expected },
		});
	});

	const noLink = (given: string) =>
		`Link must be a link that begins with https:// or http://, and was given "${given}"`;
	it.each([
		['cdn.example.com/a.jpg', noLink('cdn.example.com/a.jpg')],
		['ftp://cdn.example.com/a.jpg', noLink('ftp://cdn.example.com/a.jpg')],
		['data:image/png;base64,AAAA', noLink('data:image/png;base64,AAAA')],
		['file:///tmp/a.jpg', noLink('file:///tmp/a.jpg')],
		['https://', noLink('https://')],
		['https:///a.jpg', noLink('https:///a.jpg')],
		['https://exa mple.com/a.jpg', noLink('https://exa mple.com/a.jpg')],
		['see https://cdn.example.com/a.jpg', noLink('see https://cdn.example.com/a.jpg')],
		[
			'https://a.example/1.jpg\nhttps://a.example/2.jpg',
			'Link holds more than one link: "https://a.example/1.jpg https://a.example/2.jpg"',
		],
		[
			'https://a.example/[object Object]',
			'Link has "[object Object]" in it, which looks like the result of a broken expression or formula',
		],
		['\u200B', 'Link is empty'],
		['', 'Link is empty'],
		['  ', 'Link is empty'],
		[undefined, 'Link is empty'],
		[{ url: 1 }, 'Link must be text, and was given "{"url":1}"'],
	])('refuses %p', (given, sentence) => {
		for (const operation of [
			'sendImage',
			'sendAudio',
			'sendVideo',
			'sendDocument',
			'sendSticker',
		]) {
			expect(refusalOf(operation, { link: given })).toBe(sentence);
		}
	});

	it('says what to do', () => {
		expect(thrownBy(() => contentOf('sendImage', { link: 'a.jpg' })).advice).toBe(
			'Give the whole public address, as it opens in a browser without a login.',
		);
	});
});
