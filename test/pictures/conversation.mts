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
const PARCEL = `<svg xmlns="http://www.w3.org/2000/svg" width="520" height="200" viewBox="0 40 520 200">
	<rect y="40" width="520" height="200" fill="#f3d9a4"/><rect y="196" width="520" height="44" fill="#c98f4e"/>
	<rect x="130" y="96" width="260" height="124" rx="8" fill="#b5793b"/>
	<rect x="242" y="96" width="36" height="124" fill="#8f5a26"/>
	<path d="M260 96c-60-50-96-28-82-6s52 18 82 6c30 12 68 16 82-6s-22-44-82 6z" fill="#0a7c66"/>
	<rect x="296" y="150" width="76" height="54" rx="4" fill="#fff7e6"/>
	<path d="M308 164h52M308 177h52M308 190h30" stroke="#8f5a26" stroke-width="5"/>
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

/** Exotel's code of a message that was read. */
const SEEN = '30003';

/**
 * Talks with some customers, and leaves the phone as they see it.
 * @param blank a page to draw on
 */
export async function converse(blank: Page): Promise<() => void> {
	await sandbox.clear();
	const shop = await startShop(await picture(blank));
	const newest = async () => (await sandbox.seen()).messages.at(-1) as SeenBySandbox['messages'][0];
	const say = async (content: object, to = ASHA) => {
		await sandbox.send({ to, content, status_callback: shop.url });
		while (!(await newest()).status.startsWith(SEEN)) {
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		return (await newest()).sid as string;
	};
	await say(text('Your table for four is booked, Ravi.'), '+919000000001');
	await say(text('Your visit is on Friday at ten, Meera.'), '+919000000002');
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
