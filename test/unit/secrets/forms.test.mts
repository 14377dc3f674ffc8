import { formsOf, secretsOf } from '../../secrets/forms.mts';

const SECRET = 'a/b+c"d\\e%f&g=h é<i>';

const isFoundIn = (text: string, secret = SECRET) =>
	formsOf(secret).some((form) => text.includes(form));

describe('the forms of a secret', () => {
	it.each([
		['plain', `token ${SECRET}.`],
		['in JSON', JSON.stringify({ token: SECRET })],
		['in JSON in JSON', JSON.stringify(JSON.stringify({ token: SECRET }))],
		['in a query', new URL(`http://a/?key=${encodeURIComponent(SECRET)}&b=c`).href],
		['in a form', new URLSearchParams({ key: SECRET }).toString()],
		['in a query in a query', `?url=${encodeURIComponent(`?key=${encodeURIComponent(SECRET)}`)}`],
		['in HTML', '<b>a/b+c&quot;d\\e%f&amp;g=h é&lt;i&gt;</b>'],
		['in hex', Buffer.from(`x${SECRET}`).toString('hex')],
	])('are found %s', (_, text) => {
		expect(isFoundIn(text)).toBe(true);
	});

	it.each(['base64', 'base64url'] as const)('are found within any %s', (encoding) => {
		for (const before of ['', 'a', 'ab', 'abc', 'user:']) {
			for (const behind of ['', 'z', 'yz', 'xyz']) {
				expect(isFoundIn(Buffer.from(before + SECRET + behind).toString(encoding))).toBe(true);
			}
		}
	});

	it('are not found in what only looks like it', () => {
		const other = SECRET.replace('c', 'k');
		for (const encoding of ['utf8', 'base64', 'hex'] as const) {
			expect(isFoundIn(Buffer.from(other).toString(encoding))).toBe(false);
		}
	});

	it('have the login of the API', () => {
		const secrets = secretsOf({ apiKey: 'key', apiToken: 'token-4711' });
		const login = Buffer.from('key:token-4711').toString('base64');
		expect(secrets.some((secret) => isFoundIn(`Basic ${login}`, secret))).toBe(true);
	});
});
