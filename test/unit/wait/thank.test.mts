import type { IWebhookFunctions } from 'n8n-workflow';

import { newSeal } from '../../../nodes/ExotelWhatsApp/wait/seal';
import { thank } from '../../../nodes/ExotelWhatsApp/wait/thank';
import { accepted, envelope } from '../support/answers.mts';

const thanks = { from: '+918000000000', to: '+919000000000', text: 'Thank you.' };
const account = { apiKey: 'k', apiToken: 't', accountSid: 's', subdomain: 'api.exotel.com' };

/** A webhook of n8n whose requests get these answers; it keeps the bodies of the requests. */
function webhook(answer: () => Promise<unknown>) {
	const bodies: unknown[] = [];
	const context = {
		getCredentials: async () => account,
		helpers: {
			httpRequestWithAuthentication: async (_: string, { body }: { body: unknown }) => {
				bodies.push(body);
				return await answer();
			},
		},
	} as unknown as IWebhookFunctions;
	return { context, bodies };
}

const taken = async () => ({
	statusCode: 202,
	headers: {},
	body: envelope([accepted('AbC1')]),
});

describe('the thanks for an answer', () => {
	it('are a text to the person, with the SID that Exotel gave it', async () => {
		const { context, bodies } = webhook(taken);
		const { sid, text } = await thank(context, thanks, newSeal());
		expect({ sid, text }).toEqual({ sid: 'AbC1', text: 'Thank you.' });
		expect(bodies).toEqual([
			{
				whatsapp: {
					messages: [
						{
							from: thanks.from,
							to: thanks.to,
							content: { recipient_type: 'individual', type: 'text', text: { body: 'Thank you.' } },
						},
					],
				},
			},
		]);
	});

	it('are sent once for copies of an answer, and each of them knows how they ended', async () => {
		const { context, bodies } = webhook(taken);
		const seal = newSeal();
		const together = [1, 2, 3].map(async () => await thank(context, thanks, seal));
		const all = [...(await Promise.all(together)), await thank(context, thanks, seal)];
		expect(bodies).toHaveLength(1);
		expect(all.map(({ sid }) => sid)).toEqual(['AbC1', 'AbC1', 'AbC1', 'AbC1']);
	});

	it('are sent for each question, also behind a thousand others', async () => {
		const { context, bodies } = webhook(taken);
		for (let count = 0; count < 1100; count += 1) await thank(context, thanks, newSeal());
		expect(bodies).toHaveLength(1100);
	});

	it.each([
		['Exotel refuses', async () => ({ statusCode: 400, headers: {}, body: {} })],
		['nobody answers', async () => await Promise.reject(new Error('reset'))],
		['the answer is no JSON', async () => ({ statusCode: 502, headers: {}, body: '<html>' })],
	])('end without a SID where %s', async (_, answer) => {
		const { context } = webhook(answer);
		expect(await thank(context, thanks, newSeal())).toEqual({ text: 'Thank you.', sid: null });
	});
});
