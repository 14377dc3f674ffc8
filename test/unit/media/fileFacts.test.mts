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
		['attachment; filename=""', 'report a.pdf'],
		['inline', 'report a.pdf'],
		[undefined, 'report a.pdf'],
	])('is in the header %p: %p', (disposition, name) => {
		expect(facts({ 'content-disposition': disposition }).fileName).toBe(name);
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
