import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { inspect } from 'node:util';
import type { INode } from 'n8n-workflow';

import type { Fault } from '../../sandbox/faults.mts';
import { formsOf, secretsOf } from '../secrets/forms.mts';
import { credentialFor, send, TEXT, useSandbox, type Execution } from './support/engine.mts';

const apiKey = 'key-4711';
const apiToken = 'token-that-no-one-may-see-4711';
const callbackSecret = 'secret-that-no-one-may-see-0815';

const FORMS = secretsOf({ apiKey, apiToken, callbackSecret }).flatMap(formsOf);

const sandbox = useSandbox({ account: { apiKey, apiToken, accountSid: 'acme1' } });

/** Takes each request, and resets its connection. */
let resetting: Server;

beforeAll(async () => {
	resetting = createServer((socket) => {
		socket.on('error', () => {});
		socket.once('data', () => socket.resetAndDestroy());
	}).listen(0, '127.0.0.1');
	await once(resetting, 'listening');
});
afterAll(() => new Promise((resolve) => resetting.close(resolve)));

/** A way in which a send can end. */
interface End {
	name: string;
	/** A text of the run that shows that it ended so. */
	shows: string;
	to?: string;
	fault?: Fault;
	customSubdomain?: () => string;
}

const ends: End[] = [
	{ name: 'accepted', shows: 'accepted' },
	{ name: 'rejected', shows: 'Invalid parameter', to: '+919000000400' },
	{ name: 'bad input', shows: 'not a phone number', to: 'nobody' },
	{ name: '401', shows: 'region is wrong', fault: { status: 401, body: { message: 'no' } } },
	{ name: '502', shows: 'could not say', fault: { status: 502, body: '<html></html>' } },
	{
		name: 'reset',
		shows: 'The request left, and no answer came',
		customSubdomain: () => `127.0.0.1:${(resetting.address() as AddressInfo).port}`,
	},
	{ name: 'unsafe host', shows: 'must use https', customSubdomain: () => 'http://a.example' },
	{
		name: 'a host with the token in it',
		shows: 'holds more than a host',
		customSubdomain: () => `${apiKey}:${apiToken}@a.example`,
	},
];

/** All that a run holds: as JSON, as n8n saves it, and with what JSON leaves out. */
function everythingOf({ run }: Execution): string {
	const options = {
		depth: Infinity,
		showHidden: true,
		maxArrayLength: null,
		maxStringLength: null,
		breakLength: Infinity,
	};
	return `${JSON.stringify(run)}\n${inspect(run, options)}`;
}

const sendTo = (to: string, more: object, onError?: INode['onError']) =>
	send(
		{
			credential: { ...credentialFor(sandbox), callbackSecret, ...more },
			parameters: { ...TEXT, options: { statusCallback: 'http://127.0.0.1:9/hook?a=b' } },
			settings: { onError },
		},
		[{ to }],
	);

describe.each<INode['onError']>(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'])(
	'with On Error set to %s',
	(onError) => {
		it.each(ends)('a run that ends as $name holds no secret', async (end) => {
			const { shows, to = '+919000000001', fault, customSubdomain } = end;
			if (fault) sandbox.state.faults.push(fault);
			const more = customSubdomain ? { customSubdomain: customSubdomain() } : {};
			const everything = everythingOf(await sendTo(to, more, onError));
			expect(everything).toContain(shows);
			for (const form of FORMS) expect(everything).not.toContain(form);
			expect(everything).not.toMatch(/\bauthorization\b/i);
		});
	},
);

it('carries the callback secret in the callback address, where Exotel needs it', async () => {
	await sendTo('+919000000001', {});
	expect(sandbox.state.messages.all().map(({ message }) => message)).toMatchObject([
		{ status_callback: `http://127.0.0.1:9/hook?a=b&key=${callbackSecret}` },
	]);
});
