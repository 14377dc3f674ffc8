import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';

import { sandbox } from '../e2e/support.mts';
import type { SeenBySandbox } from '../e2e/support.mts';

/** A lively conversation on the sandbox's phone. */

export const ASHA = '+919000000000';

const text = (body: string) => ({ type: 'text', text: { body } });
const words = (...given: string[]) => given.map((one) => ({ type: 'text', text: one }));

const orderUpdate = {
	type: 'template',
	template: {
		name: 'order_update',
		language: { code: 'en' },
		components: [
			{ type: 'header', parameters: words('4711') },
			{ type: 'body', parameters: words('Asha', '4711') },
			{ type: 'button', sub_type: 'url', index: '0', parameters: words('4711') },
		],
	},
};

const question = {
	type: 'interactive',
	interactive: {
		type: 'button',
		header: { type: 'text', text: 'Delivery' },
		body: { text: 'When may we bring your tea?' },
		footer: { text: 'Tea & Co' },
		action: {
			buttons: ['This evening', 'Tomorrow'].map((title) => ({
				type: 'reply',
				reply: { id: title, title },
			})),
		},
	},
};

/** A picture of a parcel of tea, drawn here so that nothing is fetched. */
const PARCEL = `<svg xmlns="http://www.w3.org/2000/svg" width="520" height="300" viewBox="0 0 520 300">
<rect width="520" height="300" fill="#f3d9a4"/><rect y="220" width="520" height="80" fill="#c98f4e"/>
<rect x="120" y="90" width="280" height="170" rx="8" fill="#b5793b"/><rect x="242" y="90" width="36" height="170" fill="#8f5a26"/>
<path d="M260 90c-60-50-96-28-82-6s52 18 82 6c30 12 68 16 82-6s-22-44-82 6z" fill="#0a7c66"/>
<rect x="300" y="170" width="76" height="60" rx="4" fill="#fff7e6"/><path d="M312 188h52M312 202h52M312 216h30" stroke="#8f5a26" stroke-width="5"/>
</svg>`;

async function picture(page: Page): Promise<Buffer> {
	await page.setContent(`<body style="margin:0">${PARCEL}</body>`);
	return await page.locator('svg').screenshot({ type: 'jpeg', quality: 90 });
}

/** A web server that has the picture, and takes the callbacks. */
async function startShop(image: Buffer) {
	const server = createServer((request, response) => {
		request.resume();
		if (request.method === 'GET') response.setHeader('content-type', 'image/jpeg');
		response.end(request.method === 'GET' ? image : undefined);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

const CODES = { delivered: '30002', seen: '30003' };

/**
 * Talks with some customers, and leaves the phone as they see it.
 * @param blank a page to draw on
 */
export async function converse(blank: Page): Promise<() => void> {
	await sandbox.clear();
	const shop = await startShop(await picture(blank));
	const newest = async () => (await sandbox.seen()).messages.at(-1) as SeenBySandbox['messages'][0];
	const say = async (content: object, to = ASHA, until = CODES.seen) => {
		await sandbox.send({ to, content, status_callback: shop.url });
		while (!(await newest()).status.startsWith(until)) {
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		return (await newest()).sid as string;
	};
	await say(text('Your table for four is booked, Ravi.'), '+919000030018', '30018');
	await say(text('Your visit is on Friday at ten, Meera.'), '+919000030002', CODES.delivered);
	const update = await say(orderUpdate);
	await sandbox.reply({ sid: update, text: 'Oh nice! Can it come in the evening?' });
	const asked = await say(question);
	await sandbox.reply({ sid: asked, id: 'This evening' });
	const shown = await say({
		type: 'image',
		image: { link: `${shop.url}/parcel.jpg`, caption: 'Done: *between 6 and 8*. Here it is.' },
	});
	await sandbox.reply({ sid: shown, text: 'Thank you!' });
	return shop.stop;
}
