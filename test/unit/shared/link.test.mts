import { linkOf } from '../../../nodes/ExotelWhatsApp/shared/link';
import { thrownBy } from '../support/messages.mts';

const refusal = (given: string) => thrownBy(() => linkOf(given, 'Link')).message;

describe('a link that needs no change', () => {
	it.each([
		'https://cdn.example.com/a.jpg',
		'http://cdn.example.com',
		'HTTPS://CDN.Example.COM:443/a/../b.jpg',
		'https://cdn.example.com/%E0%A4%AB%2f%20a.jpg',
		'https://cdn.example.com/100%.jpg',
		'https://bucket.s3.amazonaws.com/a%20b+c.jpg?X-Amz-Signature=0f%2Fa%3D&X-Amz-Date=20260301T1015Z',
		"https://cdn.example.com/a'b(c)!d*e~f,g;h:i@j$k|l^m`n{o}p[q]r",
		'https://shop.example.com/t/{{1}}',
		'https://user:pa%20ss@cdn.example.com/a.jpg',
		'https://xn--mnchen-3ya.example/a',
		'https://web.example.com/2020/https://shop.example.com/a.jpg',
		'https://img.example.com/?src=https://a.example/1.jpg,https://a.example/2.jpg',
		'https://[2001:db8::1]:8443/a.jpg',
	])('goes out letter by letter: %s', (link) => {
		expect(linkOf(link, 'Link')).toBe(link);
	});
});

describe('a link that people paste', () => {
	it.each([
		[' https://cdn.example.com/a.jpg\r\n', 'https://cdn.example.com/a.jpg'],
		['\uFEFFhttps://cdn.example.com/a.jpg\u200B', 'https://cdn.example.com/a.jpg'],
		['https://cdn.exa\u200Bmple.com/a\u2060b\u00AD.jpg', 'https://cdn.example.com/ab.jpg'],
		['https://cdn.exa\u200Dmple.com/a.jpg', 'https://cdn.example.com/a.jpg'],
		['\u202Ahttps://cdn.example.com/a.jpg\u202C', 'https://cdn.example.com/a.jpg'],
	])('goes out without what nobody sees: %j', (given, expected) => {
		expect(linkOf(given, 'Link')).toBe(expected);
	});

	it.each([
		['https://cdn.example.com/my file.jpg', 'https://cdn.example.com/my%20file.jpg'],
		['https://cdn.example.com/a\u00A0b.jpg', 'https://cdn.example.com/a%C2%A0b.jpg'],
		[
			'https://cdn.example.com/फोटो.jpg',
			'https://cdn.example.com/%E0%A4%AB%E0%A5%8B%E0%A4%9F%E0%A5%8B.jpg',
		],
		['https://cdn.example.com/%20é.jpg', 'https://cdn.example.com/%20%C3%A9.jpg'],
		[
			'https://cdn.example.com/क्‍ष',
			'https://cdn.example.com/%E0%A4%95%E0%A5%8D%E2%80%8D%E0%A4%B7',
		],
		['https://cdn.example.com/😀?q=ñ#ü', 'https://cdn.example.com/%F0%9F%98%80?q=%C3%B1#%C3%BC'],
		['https://münchen.example/a/../b', 'https://xn--mnchen-3ya.example/a/../b'],
		['HTTPS://Bücher.Example:8443/x', 'HTTPS://xn--bcher-kva.example:8443/x'],
		['https://उदाहरण.भारत', 'https://xn--p1b6ci4b4b3a.xn--h2brj9c'],
		['https://ürsel@münchen.example/', 'https://%C3%BCrsel@xn--mnchen-3ya.example/'],
		['https://shop.example.com/café/{{1}}', 'https://shop.example.com/caf%C3%A9/{{1}}'],
	])('%s goes out as %s', (given, expected) => {
		expect(linkOf(given, 'Link')).toBe(expected);
	});

	it('is the same when it is read again', () => {
		const once = linkOf('https://münchen.example/फोटो 1.jpg?q=%20é', 'Link');
		expect(linkOf(once, 'Link')).toBe(once);
	});
});

describe('what is not one link', () => {
	const A = 'https://a.example/1.jpg';
	const B = 'https://b.example/2.jpg';

	it.each(['\n', '\r\n', ' ', '\t', '\u00A0', '\u200B', '\u2028', ', ', ',', ';', '|', ' and "'])(
		'is refused when %j joins two',
		(between) => {
			expect(refusal(A + between + B)).toMatch(/^Link holds more than one link: "https:/);
		},
	);

	it.each([`${A}\n.jpg`, `${A}\tx`, 'https://a.example/\r\nx', `${A}\u2028x`])(
		'is refused with a line break inside: %j',
		(given) => {
			expect(refusal(given)).toMatch(/^Link has a line break or a tab inside the link: /);
		},
	);

	it.each([
		'https://münchen .example/',
		'https://a\u0300\u200B.:x/',
		'see https://a.example',
		'http://#',
	])('is refused when it is no link: %j', (given) => {
		expect(refusal(given)).toMatch(/^Link must be a link that begins with/);
	});
});
