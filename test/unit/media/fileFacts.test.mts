import { fileFacts } from '../../../nodes/ExotelWhatsApp/media/fileFacts';

const URL_OF_FILE = 'https://media.example.com/x/report%20a.pdf?t=1';
const facts = (headers: Record<string, unknown>, message = {}, url = URL_OF_FILE) =>
	fileFacts(new URL(url), headers, message);

describe('the name of a file', () => {
	it.each([
		['attachment; filename="a b.pdf"', 'a b.pdf'],
		['attachment; filename=a.pdf; size=1', 'a.pdf'],
		["attachment; filename=x.pdf; filename*=UTF-8''na%C3%AFve.pdf", 'naïve.pdf'],
		["attachment; filename*=UTF-8''%E0%A4.pdf", '%E0%A4.pdf'],
		['attachment; filename="../../etc/passwd"', 'passwd'],
		['attachment; filename="C:\\temp\\a.pdf"', 'a.pdf'],
		['attachment; filename="a \\"b\\".pdf"', 'a "b".pdf'],
		["attachment; filename*=ISO-8859-1''na%EFve.pdf", 'naïve.pdf'],
		['attachment; filename*="UTF-8\'\'na%C3%AFve.pdf"', 'naïve.pdf'],
		['attachment; filename*=na%C3%AFve.pdf', 'naïve.pdf'],
		["attachment; filename*=UTF-8''; filename=a.pdf", 'a.pdf'],
		['attachment; filename="na%C3%AFve.pdf"', 'naïve.pdf'],
		['attachment; filename="100%.pdf"', '100%.pdf'],
		['attachment; filename="=?UTF-8?B?bmHDr3ZlLnBkZg==?="', 'naïve.pdf'],
		['attachment; filename="=?utf-8?Q?na=C3=AFve_a.pdf?="', 'naïve a.pdf'],
		['attachment; filename="=?ISO-8859-1?Q?na=EFve?= =?ISO-8859-1?Q?.pdf?="', 'naïve.pdf'],
		['attachment; filename=""', 'report a.pdf'],
		['inline', 'report a.pdf'],
		[undefined, 'report a.pdf'],
	])('is in the header %p: %p', (disposition, name) => {
		expect(facts({ 'content-disposition': disposition }).fileName).toBe(name);
	});

	/** A header as Node gives it: each byte as one character. */
	const received = (header: string) => Buffer.from(header, 'utf8').toString('latin1');

	it.each(['रसीद.pdf', 'ใบเสร็จ.pdf', 'März.pdf', 'à', '受領書 5.pdf', '😀.pdf'])(
		'is right when the server wrote it in bare UTF-8: %s',
		(name) => {
			const quoted = received(`attachment; filename="${name}"`);
			expect(facts({ 'content-disposition': quoted }).fileName).toBe(name);
			const bare = received(`attachment; filename=${name}; size=1`);
			expect(facts({ 'content-disposition': bare }).fileName).toBe(name);
			const twice = received(received(`attachment; filename="${name}"`));
			expect(facts({ 'content-disposition': twice }).fileName).toBe(name);
			const marked = received(`attachment; filename=x; filename*=UTF-8''${name}`);
			expect(facts({ 'content-disposition': marked }).fileName).toBe(name);
		},
	);

	it('is right when the server wrote it in Latin-1, or n8n has decoded it already', () => {
		expect(facts({ 'content-disposition': 'filename="März.pdf"' }).fileName).toBe('März.pdf');
		expect(facts({ 'content-disposition': 'filename="रसीद.pdf"' }).fileName).toBe('रसीद.pdf');
	});

	it('is unknown when the path ends in no file', () => {
		expect(facts({}, {}, 'https://media.example.com/v2/media/4711').fileName).toBeUndefined();
	});

	it('is the one of the message when the item is of the trigger, and speaks of this file', () => {
		const media = { url: URL_OF_FILE, fileName: 'invoice.pdf', mimeType: 'application/pdf' };
		expect(facts({ 'content-disposition': 'filename=x' }, { media }).fileName).toBe('invoice.pdf');
		expect(facts({}, { media: { ...media, url: 'https://b.example' } }).fileName).toBe(
			'report a.pdf',
		);
	});

	it('is the one of the reply that a send has waited for', () => {
		const media = { url: URL_OF_FILE, fileName: 'invoice.pdf' };
		expect(facts({}, { media: null, reply: { media } }).fileName).toBe('invoice.pdf');
	});

	it.each([
		['capitals', 'HTTPS://Media.Example.com/x/a', 'https://media.example.com/x/a'],
		[
			'the port that it has anyway',
			'https://media.example.com:443/a',
			'https://media.example.com/a',
		],
		['spaces', 'https://media.example.com/a b.pdf', 'https://media.example.com/a%20b.pdf'],
		['white space around it', ' https://media.example.com/a\n', 'https://media.example.com/a'],
		['no path', 'https://media.example.com', 'https://media.example.com/'],
		['dots in its path', 'https://media.example.com/x/../a', 'https://media.example.com/a'],
		[
			'letters of another script',
			'https://media.example.com/फ',
			'https://media.example.com/%E0%A4%AB',
		],
		['a host of another script', 'https://münchen.example/a', 'https://xn--mnchen-3ya.example/a'],
	])('is the one of the message though the URL there has %s', (_, given, url) => {
		const media = { url: given, fileName: 'invoice.pdf' };
		expect(facts({}, { media }, url).fileName).toBe('invoice.pdf');
	});
});

describe('the type of a file', () => {
	it.each([
		['image/jpeg', 'image/jpeg'],
		['Text/Plain; charset=utf-8', 'text/plain'],
		['application/octet-stream', undefined],
		['binary/octet-stream', undefined],
		['', undefined],
		[undefined, undefined],
	])('is in the header %p: %p', (header, type) => {
		expect(facts({ 'content-type': header }).mimeType).toBe(type);
	});

	it('is the one of the message when the server does not know it', () => {
		const media = { url: URL_OF_FILE, mimeType: 'audio/ogg; codecs=opus' };
		expect(facts({ 'content-type': 'application/octet-stream' }, { media }).mimeType).toBe(
			'audio/ogg',
		);
		expect(facts({ 'content-type': 'audio/mp4' }, { media }).mimeType).toBe('audio/mp4');
	});
});
