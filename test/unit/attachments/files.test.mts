import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { attach, withLink } from '../../../nodes/ExotelWhatsApp/attachments/attach';
import { mimeTypeOf } from '../../../nodes/ExotelWhatsApp/attachments/fileType';
import {
	checkedType,
	checkSize,
	type MediaKind,
} from '../../../nodes/ExotelWhatsApp/attachments/limits';
import { FileLinks } from '../../../nodes/ExotelWhatsApp/attachments/link';
import { Values } from '../../../nodes/ExotelWhatsApp/shared/values';
import { thrownBy, typeOf, type Parameters } from '../support/messages.mts';

const MB = 1024 * 1024;
const LABEL = 'Input Binary Field';

describe('mimeTypeOf', () => {
	it.each([
		['image/jpeg', 'a', 'image/jpeg'],
		['IMAGE/JPG', 'a.png', 'image/jpeg'],
		['audio/ogg; codecs=opus', 'a', 'audio/ogg'],
		['audio/x-m4a', 'a', 'audio/mp4'],
		['audio/mp3', 'a', 'audio/mpeg'],
		['application/octet-stream', 'a.DOCX', expect.stringMatching(/wordprocessingml\.document$/)],
		['', 'a.opus', 'audio/ogg'],
		['application/octet-stream', 'a.bin', 'application/octet-stream'],
		['application/octet-stream', undefined, 'application/octet-stream'],
		['text/csv', 'a.txt', 'text/csv'],
	])('of %p with the name %p is %p', (mimeType, fileName, expected) => {
		expect(mimeTypeOf({ mimeType, fileName })).toEqual(expected);
	});
});

describe('the limits of section 9.1', () => {
	it.each<[MediaKind, string[]]>([
		['audio', ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg']],
		['image', ['image/jpeg', 'image/png']],
		['sticker', ['image/webp']],
		['video', ['video/mp4', 'video/3gpp']],
		['document', ['application/pdf', 'text/csv', 'application/zip', '']],
	])('let %s be %p', (kind, types) => {
		expect(types.map((mimeType) => checkedType(kind, { mimeType }, LABEL))).toEqual(types);
	});

	it.each<[MediaKind, string, string]>([
		['image', 'image/webp', 'images as JPEG or PNG, and "a.x" is image/webp'],
		['audio', 'audio/wav', 'audio files as AAC, AMR, MP3, M4A or OGG, and "a.x" is audio/wav'],
		['video', 'video/quicktime', 'videos as MP4 or 3GP, and "a.x" is video/quicktime'],
		['video', 'video/webm', 'videos as MP4 or 3GP, and "a.x" is video/webm'],
		['sticker', 'image/png', 'stickers as WebP, and "a.x" is image/png'],
		['image', '', 'images as JPEG or PNG, and "a.x" is of no known type'],
	])('do not let %s be %p', (kind, mimeType, sentence) => {
		const refused = thrownBy(() => checkedType(kind, { mimeType, fileName: 'a.x' }, LABEL));
		expect(refused.message).toBe(`${LABEL}: WhatsApp takes ${sentence}`);
		expect(refused.advice).toContain('send it as a document');
	});

	it.each<[MediaKind, number, string]>([
		['audio', 16 * MB, 'audio files of up to 16 MB, and "a" has 16.1 MB'],
		['document', 100 * MB, 'documents of up to 100 MB, and "a" has 100.1 MB'],
		['image', 5 * MB, 'images of up to 5 MB, and "a" has 5.1 MB'],
		['sticker', 500 * 1024, 'stickers of up to 500 KB, and "a" has 501 KB'],
		['video', 16 * MB, 'videos of up to 16 MB, and "a" has 16.1 MB'],
	])('let %s have %p bytes, and not one more', (kind, max, sentence) => {
		const file = { mimeType: '', fileName: 'a' };
		expect(() => checkSize(kind, file, max, LABEL)).not.toThrow();
		const refused = thrownBy(() => checkSize(kind, file, max + 1, LABEL));
		expect(refused.message).toBe(`${LABEL}: WhatsApp takes ${sentence}`);
		expect(refused.advice).toMatch(/^Make the file smaller/);
	});
});

const STORED = 'filesystem-v2:workflows/w1/executions';

const pdf = (more: Partial<IBinaryData> = {}): IBinaryData => ({
	data: 'filesystem-v2',
	id: `${STORED}/7/binary_data/0f0f`,
	mimeType: 'application/pdf',
	fileName: 'invoice.pdf',
	...more,
});

/** An item's parameters with its file. */
const attached = (operation: string, parameters: Parameters, files?: Record<string, IBinaryData>) =>
	attach(typeOf(operation).filePlace, new Values(parameters), files, 0);

const BINARY = { mediaSource: 'binary', binaryPropertyName: 'data' };

describe('attach', () => {
	it.each([undefined, null, 'link'])('leaves a message with the source %p alone', (mediaSource) => {
		const parameters = { mediaSource, link: 'https://cdn.example.com/a.pdf' };
		const { file, ...rest } = attached('sendDocument', parameters, { data: pdf() });
		expect(file).toBeUndefined();
		expect(rest).toEqual({ parameters, readable: parameters });
	});

	it('leaves a kind without media alone', () => {
		expect(attached('sendText', BINARY).file).toBeUndefined();
		expect(attached('sendButtons', { ...BINARY, headerType: 'text' }).file).toBeUndefined();
		expect(attached('sendList', { ...BINARY, headerType: 'none' }).file).toBeUndefined();
		const components = { ...BINARY, componentsSource: 'data', headerType: 'image' };
		expect(attached('sendTemplate', components).file).toBeUndefined();
	});

	it.each(['Binary', 'BINARY ', 'binary file', ' Binary File'])(
		'takes the source %p for a file of the workflow',
		(mediaSource) => {
			const parameters = { ...BINARY, mediaSource };
			expect(attached('sendDocument', parameters, { data: pdf() }).file?.kind).toBe('document');
		},
	);

	it('finds the place of a header that an expression has written in its own way', () => {
		const parameters = { ...BINARY, mediaSource: 'BINARY', headerType: 'DOCUMENT' };
		const { parameters: filled, file } = attached('sendButtons', parameters, { data: pdf() });
		expect(filled.headerLink).toBe(file?.placeholderLink);
	});

	it('refuses another source', () => {
		const { message } = thrownBy(() => attached('sendImage', { mediaSource: 'file' }));
		expect(message).toBe('Media Source must be one of Binary File, Link, and was given "file"');
	});

	it.each([
		['sendDocument', {}, 'link', 'filename'],
		['sendButtons', { headerType: 'document' }, 'headerLink', 'headerFilename'],
		['sendCtaUrl', { headerType: 'document' }, 'headerLink', 'headerFilename'],
		['sendFlow', { headerType: 'document' }, 'headerLink', 'headerFilename'],
		[
			'sendTemplate',
			{ componentsSource: 'fields', headerType: 'document' },
			'headerLink',
			'headerFilename',
		],
	])('%s gets link and name in its own fields', (operation, more, link, filename) => {
		const files = { data: pdf() };
		const { parameters, file } = attached(operation, { ...BINARY, ...more }, files);
		expect(file).toMatchObject({ kind: 'document', mimeType: 'application/pdf', field: 'data' });
		expect(parameters).toMatchObject({ [link]: file?.placeholderLink, [filename]: 'invoice.pdf' });
		const named = attached(operation, { ...BINARY, ...more, [filename]: 'mine.pdf' }, files);
		expect(named.parameters[filename]).toBe('mine.pdf');
	});

	it.each([
		[{ fileName: undefined, fileExtension: 'pdf' }, 'document.pdf'],
		[{ fileName: undefined }, undefined],
	])('makes a name where the file has none: %p', (more, expected) => {
		const { parameters } = attached('sendDocument', BINARY, { data: pdf(more) });
		expect(parameters.filename).toBe(expected);
	});

	it.each([' data\n', '\uFEFFdata', 'da\u200Bta'])('finds the file by %j', (binaryPropertyName) => {
		const parameters = { ...BINARY, binaryPropertyName };
		expect(attached('sendDocument', parameters, { data: pdf() }).file?.field).toBe('data');
	});

	const NO_FILES =
		'Its files are: none. Some nodes drop the files of their input, and an AI agent passes none on to its tools: give a link instead where there is a field for it.';

	it.each([
		[{ data: pdf(), photo: pdf() }, 'invoice', 'Its files are: data, photo.'],
		[{}, 'data', NO_FILES],
		[undefined, 'data', NO_FILES],
		[{ data: pdf() }, 'constructor', 'Its files are: data.'],
	])('names the files of %p when it has no %p', (files, binaryPropertyName, advice) => {
		const parameters = { ...BINARY, binaryPropertyName };
		const refused = thrownBy(() => attached('sendDocument', parameters, files));
		expect(refused.message).toBe(
			`Input Binary Field names "${binaryPropertyName}", and the item has no such file`,
		);
		expect(refused.advice).toBe(advice);
	});

	const placeholderLinkOf = (file: IBinaryData) =>
		attached('sendDocument', BINARY, { data: file }).file?.placeholderLink;

	it('gives a stand-in that is the same in each try, and for no other file', () => {
		const id = (path: string) => ({ id: `${STORED}/${path}` });
		const first = placeholderLinkOf(pdf(id('temp/binary_data/0f0f')));
		expect(first).toMatch(/^https:\/\//);
		expect(placeholderLinkOf(pdf(id('7/binary_data/0f0f')))).toBe(first);
		expect(placeholderLinkOf(pdf({ id: 'database:0f0f' }))).toBe(first);
		expect(placeholderLinkOf(pdf(id('7/binary_data/0f10')))).not.toBe(first);
		const inline = (data: string) => placeholderLinkOf({ data, mimeType: 'application/pdf' });
		expect(inline('AAAA')).toBe(inline('AAAA'));
		expect(inline('AAAA')).not.toBe(inline('AAAB'));
	});
});

describe('withLink', () => {
	it('puts the link in the place of its stand-in alone', () => {
		const content = {
			type: 'image',
			image: { link: 's', caption: 's too' },
			list: [{ a: 's' }, 1],
		};
		expect(withLink(content, 's', 'l')).toEqual({
			type: 'image',
			image: { link: 'l', caption: 's too' },
			list: [{ a: 'l' }, 1],
		});
	});
});

describe('FileLinks', () => {
	const fileOf = (binary: IBinaryData) => {
		const { file } = attached('sendDocument', BINARY, { data: binary });
		if (!file) throw new Error('there is no file');
		return file;
	};

	/** n8n's helpers, as far as they are used, with a count of what was signed. */
	function helpers(more: object = {}) {
		const signed: string[] = [];
		const all = {
			getBinaryMetadata: async () => ({ fileSize: 10, mimeType: 'application/pdf' }),
			createBinarySignedUrl: ({ id }: IBinaryData, expiresIn: string) => {
				signed.push(`${id} ${expiresIn}`);
				return `https://n8n.example.com/rest/${signed.length}`;
			},
			...more,
		};
		return { signed, all: all as unknown as IExecuteFunctions['helpers'] };
	}

	const refusalOf = async (links: FileLinks, binary: IBinaryData) => {
		const ended = await links.linkTo(fileOf(binary)).catch((error: unknown) => error);
		return thrownBy(() => {
			throw ended;
		});
	};

	it('signs a stored file as it is, once', async () => {
		const { signed, all } = helpers();
		const links = new FileLinks(all, 24);
		const [one, same] = await Promise.all([
			links.linkTo(fileOf(pdf())),
			links.linkTo(fileOf(pdf())),
		]);
		expect([one, same]).toEqual(Array.from({ length: 2 }, () => 'https://n8n.example.com/rest/1'));
		expect(signed).toEqual([`${STORED}/7/binary_data/0f0f 86400s`]);
	});

	it('says that n8n is too old', async () => {
		const links = new FileLinks(helpers({ createBinarySignedUrl: undefined }).all, 24);
		const { message, advice } = await refusalOf(links, pdf());
		expect(message).toContain('this n8n cannot make a link to "invoice.pdf"');
		expect(advice).toContain('Update n8n to 1.92 or newer.');
	});

	it('says what n8n says of a file that it cannot read', async () => {
		const getBinaryMetadata = async () => {
			throw new Error('ENOENT: no such file');
		};
		const { message } = await refusalOf(
			new FileLinks(helpers({ getBinaryMetadata }).all, 24),
			pdf(),
		);
		expect(message).toBe(
			'Input Binary Field: n8n has no such file any more as "invoice.pdf" (ENOENT: no such file)',
		);
	});

	it('refuses a large file before it signs', async () => {
		const getBinaryMetadata = async () => ({ fileSize: 101 * MB, mimeType: 'application/pdf' });
		const { signed, all } = helpers({ getBinaryMetadata });
		const { message } = await refusalOf(new FileLinks(all, 24), pdf());
		expect(message).toContain('"invoice.pdf" has 101 MB');
		expect(signed).toEqual([]);
	});
});
