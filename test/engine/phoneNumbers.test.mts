import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import { getCountries, getExampleNumber, type CountryCode } from 'libphonenumber-js/max';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { phoneNumber } from '../../nodes/ExotelWhatsApp/shared/phoneNumber';
import { credentialFor, send, TEXT, useSandbox } from './support/engine.mts';

const sandbox = useSandbox();

interface Seen {
	from: string;
	to: string;
}

const INDIAN = { defaultFrom: '080 4709 1234', defaultCountry: 'IN' };

/** Sends a text to each recipient, and gives what arrived. */
async function sent(
	recipients: unknown[],
	credential: object,
	parameters: INodeParameters = {},
	settings: object = {},
) {
	const items = recipients.map((to, id) => ({ id, to })) as IDataObject[];
	const setup = {
		credential: { ...credentialFor(sandbox), ...credential },
		parameters: { ...TEXT, ...parameters },
		settings,
	};
	const execution = await send(setup, items);
	const messages = sandbox.state.messages.all().map(({ message }) => message as unknown as Seen);
	return { execution, messages };
}

/** A sheet's column, as people fill it. */
const COLUMN = [
	'98765 43210',
	'098765 43211',
	9876543212,
	'9876543213.0',
	'919876543214',
	919876543215,
	'+91 98765-43216',
	'0091 098765 43217',
	"'9876543218",
	'+65 9123 4567',
	'971501234567',
];
const ARRIVED = [
	...Array.from({ length: 8 }, (_, index) => `+91987654321${index}`),
	'+919876543218',
	'+6591234567',
	'+971501234567',
];

describe('numbers of a send', () => {
	it('of a whole sheet go out in one request, with sender and country of the credential', async () => {
		const { execution, messages } = await sent(COLUMN, INDIAN, { from: '' });
		expect(execution.error).toBeUndefined();
		expect(sandbox.state.requests.all().map(({ messages: count }) => count)).toEqual([
			COLUMN.length,
		]);
		expect(messages.map(({ to }) => to)).toEqual(ARRIVED);
		expect(new Set(messages.map(({ from }) => from))).toEqual(new Set(['+918047091234']));
		expect(execution.output('Send').map(({ json }) => [json.from, json.to])).toEqual(
			ARRIVED.map((to) => ['+918047091234', to]),
		);
	});

	it('of the sender stand above the credential’s', async () => {
		const { messages } = await sent(['9876543210'], INDIAN, { from: '+91 80000 00000' });
		expect(messages).toMatchObject([{ from: '+918000000000', to: '+919876543210' }]);
	});

	it('are of the country that the option says, each item of its own', async () => {
		const options = { defaultCountry: '={{ $json.to.length === 9 ? "SG" : "" }}' };
		const { messages } = await sent(['98765 43210', '9123 4567'], INDIAN, { from: '', options });
		expect(messages.map(({ from, to }) => [from, to])).toEqual([
			['+918047091234', '+919876543210'],
			['+918047091234', '+6591234567'],
		]);
	});

	it('need no country in the credential where the option has one', async () => {
		const options = { defaultCountry: 'IN' };
		const { messages } = await sent(['98765 43210'], {}, { options });
		expect(messages.map(({ to }) => to)).toEqual(['+919876543210']);
	});

	it('are all checked before one goes out', async () => {
		const { execution, messages } = await sent(['9876543210', '98765 43210/11'], INDIAN);
		expect(messages).toEqual([]);
		expect(execution.error?.message).toBe('To is not a phone number: "98765 43210/11" [item 1]');
	});

	it('go out but for the bad ones with Continue', async () => {
		const onError = 'continueRegularOutput';
		const column = ['9876543210', '12345', '9876543211'];
		const { execution, messages } = await sent(column, INDIAN, {}, { onError });
		expect(messages.map(({ to }) => to)).toEqual(['+919876543210', '+919876543211']);
		expect(execution.output('Send').map(({ json }) => json.status)).toEqual([
			'accepted',
			'rejected',
			'accepted',
		]);
	});

	it('say where to write a sender when there is none', async () => {
		const { execution, messages } = await sent(['+919876543210'], {}, { from: '' });
		expect(messages).toEqual([]);
		expect(execution.error).toMatchObject({
			message: 'From is empty [item 0]',
			description:
				'Give your WhatsApp number in From, or as Default From in the Exotel credential.<br>Nothing was sent.',
		});
	});

	it('stop at a country that is none', async () => {
		const { execution, messages } = await sent(['+919876543210'], { defaultCountry: 'Bharat' });
		expect(messages).toEqual([]);
		expect(execution.error?.message).toBe(
			'Default Country of the Exotel credential is not a country: "Bharat"',
		);
	});

	it('that could be of another country too are named in a hint', async () => {
		const { execution } = await sent(['9876543210', '9607712345'], INDIAN);
		const [run] = execution.run.data.resultData.runData.Send;
		expect(run.hints).toEqual([
			expect.objectContaining({
				message: expect.stringContaining('+919607712345, not +9607712345 [item 1]') as string,
			}),
		]);
	});

	it('of a call button are of the country of the credential', async () => {
		const setup = {
			credential: { ...credentialFor(sandbox), ...INDIAN },
			parameters: {
				resource: 'template',
				operation: 'create',
				templateName: 'call_us',
				category: 'UTILITY',
				bodyText: 'Call us.',
				buttons: { button: [{ type: 'PHONE_NUMBER', text: 'Call', phoneNumber: '080 4709 1234' }] },
			},
		};
		const { error, output } = await send(setup, [{}]);
		expect(error).toBeUndefined();
		expect(output('Send')[0].json.components).toContainEqual({
			type: 'BUTTONS',
			buttons: [{ type: 'PHONE_NUMBER', text: 'Call', phone_number: '+918047091234' }],
		});
	});
});

describe('what was built', () => {
	/** The same code, with the library that was built. */
	let built: { phoneNumber: typeof phoneNumber };

	beforeAll(() => {
		jest.isolateModules(() => {
			jest.doMock('../../nodes/ExotelWhatsApp/shared/phoneNumberLibrary', () =>
				jest.requireActual<object>('../../dist/nodes/ExotelWhatsApp/shared/phoneNumberLibrary.js'),
			);
			built = jest.requireActual('../../nodes/ExotelWhatsApp/shared/phoneNumber');
		});
	});

	const outcome = (read: typeof phoneNumber, given: unknown, country?: CountryCode) => {
		try {
			return read(given, 'To', country);
		} catch (error) {
			return (error as Error).message;
		}
	};
	const expectSame = (given: unknown, country?: CountryCode) =>
		expect([given, outcome(built.phoneNumber, given, country)]).toEqual([
			given,
			outcome(phoneNumber, given, country),
		]);

	it('reads the numbers of all countries as the sources do, with a part of the metadata', () => {
		for (const country of getCountries()) {
			const { number, nationalNumber } = getExampleNumber(country, examples) ?? {};
			if (!number || !nationalNumber) continue;
			expectSame(number);
			expectSame(number.slice(1));
			expectSame(nationalNumber, country);
			expectSame(`0${nationalNumber}`, country);
			expectSame(nationalNumber, 'IN');
		}
	});

	it('reads any digits as the sources do', () => {
		const digits = fc.stringMatching(/^\+?[1-9]\d{6,13}$/);
		const country = fc.constantFrom<CountryCode | undefined>(undefined, ...getCountries());
		fc.assert(fc.property(digits, country, expectSame), { numRuns: 3000 });
	});
});
