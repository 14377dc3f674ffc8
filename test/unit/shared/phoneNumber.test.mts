import { e164, phoneNumber } from '../../../nodes/ExotelWhatsApp/shared/phoneNumber';
import type { CountryCode } from '../../../nodes/ExotelWhatsApp/shared/phoneNumberLibrary';
import { thrownBy } from '../support/messages.mts';

const refusal = (given: unknown, country?: CountryCode) => {
	const { message, advice } = thrownBy(() => e164(given, 'To', country));
	return `${message}. ${advice}`;
};

const INDIAN = '+919876543210';

describe('e164', () => {
	it.each([
		['+919000000000', '+919000000000'],
		['919000000000', '+919000000000'],
		['+91 90000-00000', '+919000000000'],
		['(+91) 90000 00000', '+919000000000'],
		['00919000000000', '+919000000000'],
		['+44 (0)20 7946 0000', '+442079460000'],
		['+91.90000.00000', '+919000000000'],
		['\u202a+91 90000\u00a000000\u202c', '+919000000000'],
		['+91\u201190000\u201300000', '+919000000000'],
		[919000000000, '+919000000000'],
		['6591234567', '+6591234567'],
		['+6834001', '+6834001'],
	])('reads %p as %s', (given, expected) => {
		expect(e164(given, 'To')).toBe(expected);
	});

	it.each([
		['', 'To is empty'],
		[undefined, 'To is empty'],
		[null, 'To is empty'],
		['abc', 'To is not a phone number: "abc"'],
		['9.19e+11', 'To is not a phone number: "9.19e+11"'],
		['+91 90000 00000, +91 90000 00001', 'To is not a phone number'],
		['09000000000', 'To has no country code: "09000000000"'],
		['9000000000', 'To has no country code: "9000000000"'],
		['+91900000000012345', 'To has 17 digits, and a phone number has 7 to 15'],
		['5', 'To has 1 digit, and a phone number has 7 to 15'],
		['12345', 'To has 5 digits'],
	])('refuses %p', (given, sentence) => {
		expect(() => e164(given, 'To')).toThrow(sentence);
	});
});

describe('a number with a country set for those without code', () => {
	it.each<[unknown, CountryCode, string]>([
		['98765 43210', 'IN', INDIAN],
		['098765 43210', 'IN', INDIAN],
		['9876543210', 'IN', INDIAN],
		[9876543210, 'IN', INDIAN],
		['0 98765-43210', 'IN', INDIAN],
		['(0)98765 43210', 'IN', INDIAN],
		['919876543210', 'IN', INDIAN],
		[919876543210, 'IN', INDIAN],
		['91 098765 43210', 'IN', INDIAN],
		['+91 98765 43210', 'IN', INDIAN],
		['0091 98765 43210', 'IN', INDIAN],
		['98765.43210', 'IN', INDIAN],
		['080 4709 1234', 'IN', '+918047091234'],
		['8047091234', 'IN', '+918047091234'],
		['1800 123 4567', 'IN', '+9118001234567'],
		['9191234567', 'IN', '+919191234567'],
		['9123 4567', 'SG', '+6591234567'],
		['6591234567', 'SG', '+6591234567'],
		['6598765432', 'SG', '+6598765432'],
		['0812-3456-7890', 'ID', '+6281234567890'],
		['81234567890', 'ID', '+6281234567890'],
		['62 0812-3456-7890', 'ID', '+6281234567890'],
		// A landline of Kabanjahe too, which nobody has WhatsApp on.
		['62811234567', 'ID', '+62811234567'],
		['0917 123 4567', 'PH', '+639171234567'],
		['017-123 4567', 'MY', '+60171234567'],
		['081 234 5678', 'TH', '+66812345678'],
		['091 234 56 78', 'VN', '+84912345678'],
		['050 123 4567', 'AE', '+971501234567'],
		['(415) 555-2671', 'US', '+14155552671'],
		['1 415 555 2671', 'US', '+14155552671'],
		['06 1234 5678', 'IT', '+390612345678'],
		['333 123 4567', 'IT', '+393331234567'],
		['8 912 345-67-89', 'RU', '+79123456789'],
		['030/123456', 'DE', '+4930123456'],
		['771 2345', 'MV', '+9607712345'],
		['4001', 'NU', '+6834001'],
	])('%p of %s is %s', (given, country, expected) => {
		expect(e164(given, 'To', country)).toBe(expected);
	});

	it.each<[unknown, CountryCode, string]>([
		['971501234567', 'IN', '+971501234567'],
		['14155552671', 'IN', '+14155552671'],
		['639171234567', 'IN', '+639171234567'],
		['+65 9123 4567', 'IN', '+6591234567'],
		['0065 9123 4567', 'IN', '+6591234567'],
		['919876543210', 'SG', INDIAN],
	])('%p is abroad, seen from %s: %s', (given, country, expected) => {
		expect(e164(given, 'To', country)).toBe(expected);
	});

	it.each<[string, CountryCode, string, string]>([
		['9613123456', 'IN', '+919613123456', '+9613123456'],
		['9607712345', 'IN', '+919607712345', '+9607712345'],
		['85291234567', 'ID', '+6285291234567', '+85291234567'],
	])('a mobile number %p of %s is %s, and tells of %s', (given, country, number, couldBe) => {
		expect(phoneNumber(given, 'To', country)).toEqual({ e164: number, couldBe });
	});

	it.each<[string, CountryCode]>([
		['9876543210', 'IN'],
		['919876543210', 'IN'],
		['+9613123456', 'IN'],
		['6591234567', 'SG'],
	])('%p of %s is nothing else', (given, country) => {
		expect(phoneNumber(given, 'To', country)).not.toHaveProperty('couldBe');
	});

	it.each<[string, CountryCode, string]>([
		['6591234567', 'IN', 'To could be +6591234567 (Singapore) or +916591234567 (India)'],
		// Not of Singapore, and just as good without its country code.
		['9613123456', 'SG', 'To could be +9613123456 (Lebanon) or +919613123456 (India)'],
		[
			'821012345678',
			'IN',
			'To could be +821012345678 (South Korea) or +62821012345678 (Indonesia)',
		],
	])('%p of %s is one of two, which is said', (given, country, sentence) => {
		expect(refusal(given, country)).toBe(
			`${sentence}: "${given}". Write the one that is meant, with +.`,
		);
	});

	it.each(['12345', '98765 4321', '97150123456', '19876543210', '0', '5876543210123'])(
		'%p is no number of India',
		(given) => {
			expect(refusal(given, 'IN')).toBe(
				`To is not a phone number that is known in India, the Default Country: "${given}". Check its digits, or write it with + and its country code.`,
			);
		},
	);
});

describe('a number without + and without a country set', () => {
	it.each([
		['919876543210', INDIAN],
		['91 098765 43210', INDIAN],
		['62 0812-3456-7890', '+6281234567890'],
		['44 (0)20 7946 0958', '+442079460958'],
		['14155552671', '+14155552671'],
		['60123456789', '+60123456789'],
		['66812345678', '+66812345678'],
		['84912345678', '+84912345678'],
		['639171234567', '+639171234567'],
		['971501234567', '+971501234567'],
		['5215512345678', '+5215512345678'],
		['551187654321', '+551187654321'],
	])('%p begins with its country code: %s', (given, expected) => {
		expect(e164(given, 'To')).toBe(expected);
	});

	it.each([
		['6304567890', '+916304567890 (India)'],
		['9876543210', '+919876543210 (India)'],
		['98765 43210', '+919876543210 (India)'],
		['(415) 555-2671', '+14155552671 (United States)'],
		['9171234567', '+919171234567 (India)'],
	])('%p has none, and could be %s', (given, example) => {
		expect(refusal(given)).toBe(
			`To has no country code: "${given}". Write it with + and the country code, such as ${example}. Or set Default Country in the Exotel credential, for numbers without country code.`,
		);
	});

	it.each([
		['9613123456', '+9613123456 (Lebanon) or +919613123456 (India)'],
		['9607712345', '+9607712345 (Maldives) or +919607712345 (India)'],
		['8221234567', '+8221234567 (South Korea) or +918221234567 (India)'],
		['821012345678', '+821012345678 (South Korea) or +62821012345678 (Indonesia)'],
		['81234567890', '+81234567890 (Japan) or +6281234567890 (Indonesia)'],
		['85291234567', '+85291234567 (Hong Kong SAR China) or +6285291234567 (Indonesia)'],
		['6598765432', '+6598765432 (Singapore) or +16598765432 (United States)'],
	])('%p could be %s', (given, both) => {
		expect(refusal(given)).toBe(
			`To could be ${both}: "${given}". Write the one that is meant, with +. Or set Default Country in the Exotel credential, for numbers without country code.`,
		);
	});

	it.each(['098765 43210', '0812-3456-7890', '020 7946 0958', '(0)98765 43210'])(
		'%p has none, and says no country',
		(given) => {
			expect(refusal(given)).toMatch(
				/^To has no country code: .* such as \+91 90000 00000 for India/,
			);
		},
	);

	it.each(['19876543210', '9198765432100', '5876543210123'])(
		'%p is no number that is known',
		(given) => {
			expect(refusal(given)).toMatch(
				/^To does not begin with the code of a country in which it is known: /,
			);
		},
	);
});

describe('a number with +', () => {
	it.each([
		['+91 098765 43210', INDIAN],
		['+91 (0) 98765 43210', INDIAN],
		['0091 098765 43210', INDIAN],
		['+62 0812-3456-7890', '+6281234567890'],
		['+44 (0)20 7946 0958', '+442079460958'],
		['+49 (0)151 12345678', '+4915112345678'],
		['+84 (0)91 234 56 78', '+84912345678'],
		['+7 8 912 345 67 89', '+79123456789'],
		['+36 06 30 123 4567', '+36301234567'],
		['+1 1 415 555 2671', '+14155552671'],
		['+54 011 15 2345 6789', '+5491123456789'],
		// A zero where the country has none.
		['+65 (0)9123 4567', '+6591234567'],
		['+39 (0)333 123 4567', '+393331234567'],
	])('%p loses what is dialled at home only: %s', (given, expected) => {
		expect(e164(given, 'To')).toBe(expected);
	});

	it.each([
		['+39 06 1234 5678', '+390612345678'],
		['+39 (0)6 1234 5678', '+390612345678'],
		['+225 07 12 34 56 78', '+2250712345678'],
	])('%p keeps the zero with which numbers of its country begin', (given, expected) => {
		expect(e164(given, 'To')).toBe(expected);
	});

	it.each(['+911234567890', '+6571234567', '+19995551234', '+447000000000', '+8801000000000'])(
		'%p passes, since its range may be a new one',
		(given) => {
			expect(e164(given, 'To')).toBe(given);
		},
	);

	it.each([
		['+5215512345678', '+5215512345678'],
		['+551187654321', '+551187654321'],
	])('%p passes as WhatsApp writes it', (given, expected) => {
		expect(e164(given, 'To')).toBe(expected);
	});

	it.each([
		['+999123456789', 'To begins with the code of no country: "+999123456789"'],
		['+2101234567', 'To begins with the code of no country: "+2101234567"'],
		['+098765 43210', 'To has no country code: "+098765 43210"'],
		['000919876543210', 'To has no country code: "000919876543210"'],
		[
			'+9876543210',
			'To has too many digits, or too few, for the country code +98 (Iran): "+9876543210"',
		],
		['+65 9123 456', 'To has too many digits, or too few, for the country code +65 (Singapore)'],
		['+91 98765 4321', 'To has too many digits, or too few, for the country code +91 (India)'],
		['+9198765432100', 'To has too many digits, or too few, for the country code +91 (India)'],
		['+1415555267', 'To has too many digits, or too few, for the country code +1: "+1415555267"'],
		['+91 91 98765 43210', 'To has its country code twice: "+91 91 98765 43210"'],
		['+65659123 4567', 'To has its country code twice: "+65659123 4567"'],
	])('%p is none that a country could have', (given, sentence) => {
		expect(refusal(given)).toContain(sentence);
	});
});

describe('what a spreadsheet has made of a number', () => {
	it.each<[unknown, CountryCode | undefined, string]>([
		['919876543210.0', undefined, INDIAN],
		['919876543210.00', undefined, INDIAN],
		['919876543210.000000', undefined, INDIAN],
		['919876543210,0', undefined, INDIAN],
		['+919876543210.0', undefined, INDIAN],
		['+91 98765 43210.0', undefined, INDIAN],
		['9876543210.0', 'IN', INDIAN],
		['098765 43210.0', 'IN', INDIAN],
		['91234567.0', 'SG', '+6591234567'],
		['9.19876543210E11', undefined, INDIAN],
		['9.19876543210e+11', undefined, INDIAN],
		['9,19876543210E+11', undefined, INDIAN],
		['9.876543210E9', 'IN', INDIAN],
		['919876543210e0', undefined, INDIAN],
		["'919876543210", undefined, INDIAN],
		['’919876543210', undefined, INDIAN],
		['="919876543210"', undefined, INDIAN],
		['"919876543210"', undefined, INDIAN],
		// Points between groups, and zeros behind the last of them.
		['98765.00000', 'IN', '+919876500000'],
	])('%p with the country %p is %s', (given, country, expected) => {
		expect(e164(given, 'To', country)).toBe(expected);
	});

	it.each([
		'9876543210.0',
		'919876543210.5',
		'9198765432.10',
		98765.4321,
		9876543210.5,
		1e21,
		-919876543210,
		'-919876543210',
		NaN,
		Infinity,
	])('refuses %p', (given) => {
		expect(() => e164(given, 'To')).toThrow(/^To (is not a phone number|has no country code)/);
	});

	it.each(['9.19E+11', '9.1987654321E11', '9.19877E+11', '9,2E+11', '1e12', '9.198765432101E11'])(
		'says that digits of %p are lost',
		(given) => {
			expect(refusal(given)).toBe(
				`To is not a phone number: "${given}". A spreadsheet has shortened it, and digits are lost. Format the column as text, and enter the number again.`,
			);
		},
	);
});

/** For each, with no country and with India set: what would become another number if it was cleaned. */
describe.each([undefined, 'IN'] as const)(
	'more than one number, with the country %p',
	(country) => {
		it.each([
			'+91 98765 43210, +91 98765 43211',
			'+91 98765 43210; +91 98765 43211',
			'+91 98765 43210 / +91 98765 43211',
			'+91 98765 43210/43211',
			'+91 98765 43210\n+91 98765 43211',
			'919876543210\r\n919876543211',
			'+91 98765 43210 and 98765 43211',
			'919876543210 & 919876543211',
			'919876543210 | 919876543211',
			'919876543210 919876543211',
			'+919876543210+919876543211',
			'919876543210\u200b919876543211',
			'+6591234567/8',
			'+65 9123 4567/68',
			'+919876543210(2)',
			'+91 98765 43210 (2)',
			'919876543210[2]',
			'+919876543210 2',
			'+919876543210-12',
			'+919876543210 x12',
			'+919876543210x12',
			'+91 98765 43210 ext. 12',
			'+91 98765 43210 Ext 12',
			'+919876543210;ext=12',
			'tel:+919876543210;ext=12',
			'tel:+1-415-555-2671;phone-context=example.com',
			'+91 98765 43210#12',
			'+91.98765.43210.0',
			'1. 9123456789',
			'1) 9123456789',
			'919876543210²',
			'98…210(2)',
		])('is not made of %p', (given) => {
			expect(refusal(given, country)).toMatch(/^To is not a phone number: /);
		});

		it.each([
			'(91) 9876543210)',
			'91 (98765 43210',
			'9198765O3210',
			'1-800-FLOWERS',
			'phone 919876543210',
			'asha@example.com',
			'https://example.com/919876543210',
			'120363012345678901@g.us',
			'12:30',
			true,
			{ number: '919876543210' },
			['+919876543210', '+919876543211'],
		])('is not read out of %p', (given) => {
			expect(refusal(given, country)).toMatch(/^To is not a phone number: /);
		});
	},
);

it.each([' ', '\u200b', '\ufeff \n'])('what nobody sees is no number: %p', (given) => {
	expect(refusal(given)).toMatch(/^To is empty\. /);
});

it('a whole document is not looked through', () => {
	for (const document of ['+'.repeat(1e6), `+91${' '.repeat(1e6)}9876543210`]) {
		expect(refusal(document)).toMatch(/^To is not a phone number: /);
	}
});

describe('98765 43210 with more behind it', () => {
	it.each([
		'98765 43210/11',
		'98765 43210/98765 43211',
		'9876543210(2)',
		'98765 43210 98765 43211',
		'9876543210,9876543211',
		'9876543210-2',
		'9876543210 x 2',
	])('%p is no number of India', (given) => {
		expect(refusal(given, 'IN')).toMatch(/^To is not a phone number: /);
	});
});

describe('what stands around a number', () => {
	it.each([
		'tel:+91-98765-43210',
		'TEL: +91 98765 43210',
		'tel:919876543210',
		'sms:+919876543210',
		'whatsapp:+919876543210',
		'https://wa.me/919876543210',
		'wa.me/919876543210',
		'https://wa.me/+919876543210?text=Hi',
		'https://wa.me/%2B919876543210/',
		'https://api.whatsapp.com/send?phone=919876543210&text=Hi',
		'https://api.whatsapp.com/send/?text=Hi&phone=%2B919876543210',
		'whatsapp://send?phone=919876543210',
		'919876543210@s.whatsapp.net',
		'919876543210:12@s.whatsapp.net',
		'919876543210@c.us',
		'(919876543210)',
		'919876543210.',
		'919876543210;',
		'\ufeff9198765\u200d43210\u200b',
		' 919876543210\n',
		['919876543210'],
	])('is taken from %p', (given) => {
		expect(e164(given, 'To')).toBe(INDIAN);
	});

	it('leaves a link the country code that it must have', () => {
		expect(() => e164('https://wa.me/9876543210', 'To', 'IN')).toThrow(
			'To has too many digits, or too few, for the country code +98 (Iran)',
		);
	});
});

describe('digits of other scripts', () => {
	it.each([
		['full width', '＋９１　９８７６５−４３２１０'],
		['Devanagari', '+९१ ९८७६५ ४३२१०'],
		['Bengali', '+৯১ ৯৮৭৬৫ ৪৩২১০'],
		['Tamil', '+௯௧ ௯௮௭௬௫ ௪௩௨௧௦'],
		['Arabic', '+٩١ ٩٨٧٦٥ ٤٣٢١٠'],
		['Persian', '+۹۱ ۹۸۷۶۵ ۴۳۲۱۰'],
		['Thai', '+๙๑ ๙๘๗๖๕ ๔๓๒๑๐'],
		['Khmer', '+៩១ ៩៨៧៦៥ ៤៣២១០'],
		['Myanmar', '+၉၁ ၉၈၇၆၅ ၄၃၂၁၀'],
		['mathematical', '+𝟗𝟏 𝟿𝟾𝟽𝟼𝟻 𝟺𝟹𝟸𝟷𝟶'],
	])('are read: %s', (_script, given) => {
		expect(e164(given, 'To')).toBe(INDIAN);
	});
});
