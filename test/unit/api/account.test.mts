import type { Problem } from '../../../nodes/ExotelWhatsApp/shared/problem';
import {
	accountPath,
	apiOrigin,
	callbackSecretOf,
	countryOfAccount,
	isOnThisMachine,
	loginOf,
	wabaIdOf,
	type Account,
} from '../../../nodes/ExotelWhatsApp/api/account';

const account: Account = {
	apiKey: 'key',
	apiToken: 'token',
	accountSid: 'acme1',
	subdomain: 'custom',
};
const custom = (customSubdomain?: string) => apiOrigin({ ...account, customSubdomain });

function refusal(customSubdomain?: string): string {
	let message: string | undefined;
	try {
		custom(customSubdomain);
	} catch (error) {
		const { message: what, advice } = error as Problem;
		message = `${what}. ${advice}`;
	}
	expect(message).toBeDefined();
	return message!;
}

describe('isOnThisMachine', () => {
	it.each([
		'http://127.0.0.1:4010',
		'localhost:4010',
		'https://LOCALHOST',
		'127.1.2.3',
		'http://[::1]:4010/',
	])('is true of %p', (customSubdomain) => {
		expect(isOnThisMachine({ ...account, customSubdomain })).toBe(true);
	});

	it.each(['api.example.com', '192.168.1.5', 'exotel.internal', '127.example.com', '10.0.0.1'])(
		'is false of %p',
		(customSubdomain) => {
			expect(isOnThisMachine({ ...account, customSubdomain })).toBe(false);
		},
	);

	it.each(['api.exotel.com', 'api.in.exotel.com'])('is false of the region %p', (subdomain) => {
		const leftOver = { customSubdomain: '127.0.0.1:4010' };
		expect(isOnThisMachine({ ...account, ...leftOver, subdomain })).toBe(false);
	});
});

describe('apiOrigin', () => {
	it.each([
		['api.exotel.com', 'https://api.exotel.com'],
		['api.in.exotel.com', 'https://api.in.exotel.com'],
		['@api.exotel.com', 'https://api.exotel.com'],
	])('knows the region %s', (subdomain, origin) => {
		expect(apiOrigin({ ...account, subdomain, customSubdomain: 'left.over.example.com' })).toBe(
			origin,
		);
	});

	it.each([
		['api.example.com', 'https://api.example.com'],
		['  api.example.com\n', 'https://api.example.com'],
		['\uFEFFapi.exam\u200Bple.com\u00A0', 'https://api.example.com'],
		['@api.example.com', 'https://api.example.com'],
		['@@api.example.com', 'https://api.example.com'],
		[' @api.example.com ', 'https://api.example.com'],
		['https://api.example.com', 'https://api.example.com'],
		['https://@api.example.com', 'https://api.example.com'],
		['@https://api.example.com', 'https://api.example.com'],
		['HTTPS://api.example.com', 'https://api.example.com'],
		['api.example.com/', 'https://api.example.com'],
		['https://api.example.com//', 'https://api.example.com'],
		['https://api.example.com/v2/accounts/acme1/messages', 'https://api.example.com'],
		['https://api.example.com/v1?a=b#c', 'https://api.example.com'],
		['api.example.com:8443', 'https://api.example.com:8443'],
		['https://api.example.com:8443/', 'https://api.example.com:8443'],
		['203.0.113.7', 'https://203.0.113.7'],
		['[2001:db8::1]:8443', 'https://[2001:db8::1]:8443'],
	])('reads %p as %s', (given, origin) => {
		expect(custom(given)).toBe(origin);
	});

	it.each([
		['localhost', 'http://localhost'],
		['localhost:5005', 'http://localhost:5005'],
		['http://localhost:5005/', 'http://localhost:5005'],
		['https://localhost:5005', 'https://localhost:5005'],
		['127.0.0.1', 'http://127.0.0.1'],
		['http://127.0.0.2:5005', 'http://127.0.0.2:5005'],
		['[::1]', 'http://[::1]'],
		['http://[::1]:5005', 'http://[::1]:5005'],
	])('speaks http to this machine only: %p as %s', (given, origin) => {
		expect(custom(given)).toBe(origin);
	});

	it.each([
		'http://api.exotel.com',
		'HTTP://api.exotel.com/',
		'http://10.0.0.1',
		'http://127.0.0.1.example.com',
		'http://localhost.example.com',
		'http://0.0.0.0',
		'http://2130706433',
		'ftp://api.exotel.com',
		'ws://localhost',
		'file://localhost',
	])('sends no token unencrypted: %p', (given) => {
		expect(refusal(given)).toContain(
			'must use https, since the API token travels with each request',
		);
	});

	it('says what to write instead of http', () => {
		expect(refusal('http://api.exotel.com/v2')).toContain('Give api.exotel.com without "http://".');
	});

	it.each([
		undefined,
		'',
		'   ',
		'@',
		'https://',
		'https:///v2',
		'/v2/accounts',
		'api exotel.com',
		'api.in\nexotel.com',
		'api.exotel.com:port',
		':8080',
		'https:api.exotel.com',
		'127.999.1.1',
		'<subdomain>',
		'[::1',
	])('refuses %p', (given) => {
		expect(refusal(given)).toBe(
			`The custom subdomain of the Exotel credential is not a host name: "${given ?? ''}". Give it as in api.exotel.com.`,
		);
	});

	it('knows this machine in capitals too', () => {
		expect(new URL(custom('LOCALHOST:5005')).origin).toBe('http://localhost:5005');
	});

	it('does not quote key and token, which Exotel’s samples put before the host', () => {
		const message = refusal('https://key4711:token4711@api.exotel.com');
		expect(message).toContain('without key and token');
		expect(message).not.toMatch(/key4711|token4711/);
	});

	it.each([
		'api.example.com?a=b',
		'api.example.com#part',
		'https://api.example.com?a=b',
		'api.example.com\\v2',
		'api.exam\nple.com',
		'localhost?.example.com',
	])('yields nothing but an origin, or refuses: %p', (given) => {
		let outcome: string;
		try {
			outcome = custom(given);
		} catch (error) {
			outcome = (error as Error).message;
		}
		const expected = URL.canParse(outcome)
			? new URL(outcome).origin
			: expect.stringContaining('is not a host name');
		expect(outcome).toEqual(expected);
	});
});

describe('accountPath', () => {
	it.each([
		['acme1', '/v2/accounts/acme1'],
		[' acme1\n', '/v2/accounts/acme1'],
		['\u200Bacme1\uFEFF\r\n', '/v2/accounts/acme1'],
		['acme/1', '/v2/accounts/acme%2F1'],
		['a c?m#e', '/v2/accounts/a%20c%3Fm%23e'],
	])('of %p is %s', (accountSid, path) => {
		expect(accountPath({ ...account, accountSid })).toBe(path);
	});
});

describe('what was pasted with blanks', () => {
	it.each(['key', ' key\n', 'ke\r\ny', '\uFEFFkey\u200B', '\u00A0k\u00ADey'])(
		'gives key and token for HTTP Basic without them: %p',
		(pasted) => {
			const token = pasted.replace('k', 't');
			expect(loginOf({ ...account, apiKey: pasted, apiToken: token })).toEqual({
				user: 'key',
				pass: 'tey',
			});
		},
	);

	it.each([
		['123456789012345', '123456789012345'],
		[' 1234 5678\n', '12345678'],
		['\u200E1234', '1234'],
		[' \u200B', undefined],
		['', undefined],
		[undefined, undefined],
	])('gives the WABA ID %p as %p', (wabaId, expected) => {
		expect(wabaIdOf({ wabaId })).toBe(expected);
	});

	it.each([
		[' a secret\n', 'a secret'],
		['\uFEFFs3cret', 's3cret'],
		[' \n', undefined],
		[undefined, undefined],
	])('gives the callback secret %p as %p', (callbackSecret, expected) => {
		expect(callbackSecretOf({ ...account, callbackSecret })).toBe(expected);
	});
});

describe('countryOfAccount', () => {
	it.each([
		['IN', 'IN'],
		[' sg', 'SG'],
		['', undefined],
		[undefined, undefined],
	])('reads %p as %p', (defaultCountry, expected) => {
		expect(countryOfAccount({ ...account, defaultCountry })).toBe(expected);
	});

	it('refuses what is no country', () => {
		expect(() => countryOfAccount({ ...account, defaultCountry: 'Bharat' })).toThrow(
			'Default Country of the Exotel credential is not a country: "Bharat"',
		);
	});
});
