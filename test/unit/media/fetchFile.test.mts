import { fetchFile, type FileAnswer } from '../../../nodes/ExotelWhatsApp/media/fetchFile';

const MB = 1024 * 1024;

/** A server in a table: what it answers to a URL, without and with the credential. */
type Server = Record<string, Partial<Record<'plain' | 'known', Partial<FileAnswer>>>>;

/** Serves the table, and writes down what was asked. */
function serving(server: Server) {
	const asked: string[] = [];
	let left = 0;
	const get = async (url: URL, withCredential: boolean) => {
		const how = withCredential ? 'known' : 'plain';
		asked.push(`${how} ${url.href}`);
		const answer = server[url.href]?.[how];
		if (!answer) return undefined;
		const body = answer.body ?? bodyOf('');
		const destroy = () => {
			left += 1;
			body.destroy();
		};
		const stream = { destroy, [Symbol.asyncIterator]: () => body[Symbol.asyncIterator]() };
		return { statusCode: 200, headers: {}, ...answer, body: stream };
	};
	return { get, asked, unread: () => left };
}

function bodyOf(...chunks: Array<string | Error>): FileAnswer['body'] {
	async function* stream() {
		for (const chunk of chunks) {
			if (chunk instanceof Error) throw chunk;
			yield Buffer.from(chunk);
		}
	}
	return Object.assign(stream(), { destroy: () => undefined });
}

const S3 = 'https://bucket.s3.example/a.jpg?signature=1';
const EXOTEL = 'https://media.in.exotel.com/a.jpg';

describe('fetchFile', () => {
	it('gets the bytes with a plain request', async () => {
		const { get, asked } = serving({ [S3]: { plain: { body: bodyOf('ab', 'c') } } });
		const file = await fetchFile(get, new URL(S3), MB);
		expect(file.bytes.toString()).toBe('abc');
		expect(asked).toEqual([`plain ${S3}`]);
	});

	it.each([401, 403])("shows the credential to Exotel's host after a %d", async (statusCode) => {
		const { get, asked, unread } = serving({
			[EXOTEL]: { plain: { statusCode }, known: { body: bodyOf('abc') } },
		});
		const file = await fetchFile(get, new URL(EXOTEL), MB);
		expect(file.bytes.toString()).toBe('abc');
		expect(asked).toEqual([`plain ${EXOTEL}`, `known ${EXOTEL}`]);
		expect(unread()).toBe(1);
	});

	it('follows a redirect from there without the credential', async () => {
		const redirect = { statusCode: 302, headers: { location: S3 } };
		const { get, asked } = serving({
			[EXOTEL]: { plain: { statusCode: 401 }, known: redirect },
			[S3]: { plain: { body: bodyOf('abc') } },
		});
		const file = await fetchFile(get, new URL(EXOTEL), MB);
		expect(file.bytes.toString()).toBe('abc');
		expect(asked).toEqual([`plain ${EXOTEL}`, `known ${EXOTEL}`, `plain ${S3}`]);
	});

	it.each([
		S3,
		'http://media.exotel.com/a.jpg',
		'https://exotel.com.evil.example/a.jpg',
		'https://notexotel.com/a.jpg',
		'https://evil.example/exotel.com',
		'https://exotel.com@evil.example/a.jpg',
	])('never shows the credential to %s', async (url) => {
		const { get, asked } = serving({ [new URL(url).href]: { plain: { statusCode: 403 } } });
		await expect(fetchFile(get, new URL(url), MB)).rejects.toThrow(
			'The server does not give out the file',
		);
		expect(asked).toEqual([`plain ${new URL(url).href}`]);
	});

	it.each([
		[404, 'The link to the file has expired or was withdrawn'],
		[410, 'The link to the file has expired or was withdrawn'],
		[500, 'The server answered HTTP 500 instead of the file'],
	])('says what %d means', async (statusCode, message) => {
		const { get } = serving({ [S3]: { plain: { statusCode } } });
		await expect(fetchFile(get, new URL(S3), MB)).rejects.toMatchObject({
			message,
			code: statusCode,
			advice: expect.any(String),
		});
	});

	it('says so when no answer comes, or it breaks off', async () => {
		const broken = serving({ [S3]: { plain: { body: bodyOf('a', new Error('reset')) } } });
		await expect(fetchFile(broken.get, new URL(S3), MB)).rejects.toThrow(
			'The connection broke off while the file came in',
		);
		await expect(fetchFile(serving({}).get, new URL(S3), MB)).rejects.toThrow(
			'The server of the file gave no answer',
		);
	});

	it.each([
		['announced', { headers: { 'content-length': String(2 * MB) } }],
		['found out while it comes', { body: bodyOf('a'.repeat(MB), 'b') }],
	])('takes no file larger than the limit, %s', async (_, answer) => {
		const { get, unread } = serving({ [S3]: { plain: answer } });
		await expect(fetchFile(get, new URL(S3), MB)).rejects.toMatchObject({
			message: 'The file is larger than 1 MB',
			advice: expect.stringContaining('Maximum Size'),
		});
		expect(unread()).toBe(1);
	});

	it('takes one that is just as large', async () => {
		const { get } = serving({ [S3]: { plain: { body: bodyOf('a'.repeat(MB)) } } });
		expect((await fetchFile(get, new URL(S3), MB)).bytes).toHaveLength(MB);
	});
});
