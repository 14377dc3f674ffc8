import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import type { Browser, Page } from 'playwright-core';

import { startSandbox, type Sandbox } from '../../sandbox/server.mts';
import { startBrowser } from '../../harness/browser.mts';

const ASHA = '+919000000000';
const SHOP = '+918000000000';

type Entry = Record<string, unknown>;

let browser: Browser;
let sandbox: Sandbox;
let page: Page;
let receiver: Server;

/** What the sandbox has posted to the callback URL. */
let posted: Entry[];

const incoming = () => posted.filter((one) => one.callback_type === 'incoming_message');

beforeAll(async () => {
	browser = await startBrowser();
	receiver = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		posted.push(...JSON.parse(Buffer.concat(chunks).toString()).whatsapp.messages);
		response.end();
	}).listen(0, '127.0.0.1');
	await once(receiver, 'listening');
});

afterAll(async () => {
	await browser.close();
	receiver.close();
});

beforeEach(async () => {
	posted = [];
	sandbox = await startSandbox({ reportDelayMs: 20 });
	page = await browser.newPage();
	await page.goto(sandbox.url);
});

afterEach(async () => {
	await page.close();
	await sandbox.stop();
});

/** Sends contents to Asha, or to others, in one request. */
async function send(...messages: Array<{ to?: string; content: unknown }>) {
	const { port } = receiver.address() as AddressInfo;
	const { apiKey, apiToken, accountSid } = sandbox.account;
	return await axios.post(
		`${sandbox.url}/v2/accounts/${accountSid}/messages`,
		{
			whatsapp: {
				messages: messages.map(({ to = ASHA, content }) => ({
					from: SHOP,
					to,
					content,
					status_callback: `http://127.0.0.1:${port}/`,
				})),
			},
		},
		{ auth: { username: apiKey, password: apiToken }, proxy: false, validateStatus: () => true },
	);
}

const text = (body: string) => ({ content: { type: 'text', text: { body } } });

const buttons = {
	content: {
		type: 'interactive',
		interactive: {
			type: 'button',
			header: { type: 'text', text: 'Delivery' },
			body: { text: 'Is tomorrow fine?' },
			footer: { text: 'Reply any time' },
			action: {
				buttons: ['Yes', 'No'].map((title) => ({
					type: 'reply',
					reply: { id: title.toLowerCase(), title },
				})),
			},
		},
	},
};

const bubble = (words: string) => page.locator('.bubble', { hasText: words });

/** Waits until something holds. */
async function until(holds: () => boolean): Promise<void> {
	while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('the phone of the sandbox', () => {
	it('shows messages as they arrive, with their ticks', async () => {
		await send(text('Your order *4711* is packed.'));
		await bubble('is packed').getByText('seen').waitFor();
		expect(await bubble('is packed').locator('strong').textContent()).toBe('4711');
		await send(text('It comes tomorrow.'));
		await bubble('It comes tomorrow.').getByText('seen').waitFor();
		expect(await page.locator('.bubble').count()).toBe(2);
	});

	it('keeps what a person has opened, when a report comes in', async () => {
		await send(text('Hello'));
		await bubble('Hello').getByText('JSON').click();
		await bubble('Hello').getByText('seen').waitFor();
		expect(await bubble('Hello').locator('pre').isVisible()).toBe(true);
	});

	it('shows markup in a message as text', async () => {
		await send(text('<img src=x onerror="document.title=1"> & <b>bold</b>'));
		await bubble('<b>bold</b>').waitFor();
		expect(await page.title()).toBe('Exotel sandbox');
	});

	it('says why a message failed or was refused', async () => {
		await send({ to: '+919000030018', ...text('late') }, { to: '+919000000400', ...text('bad') });
		await page.getByRole('button', { name: '+919000030018' }).click();
		await bubble('late').getByText('30018 EX_REENGAGEMENT_ERROR').waitFor();
		await page.getByRole('button', { name: '+919000000400' }).click();
		await bubble('bad').getByText('the sandbox refuses +919000000400').waitFor();
	});

	it('posts a tap, and shows it as the answer of the customer', async () => {
		await send(buttons);
		await page.getByRole('button', { name: 'Yes' }).click();
		await page.locator('.theirs', { hasText: 'Yes' }).waitFor();
		expect(incoming()).toMatchObject([
			{
				from: ASHA,
				to: SHOP,
				content: {
					type: 'interactive',
					interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } },
				},
			},
		]);
	});

	it('posts the row of a list', async () => {
		const rows = [{ id: 's1', title: '09:00', description: 'Branch A' }];
		await send({
			content: {
				type: 'interactive',
				interactive: {
					type: 'list',
					body: { text: 'When?' },
					action: { button: 'Slots', sections: [{ title: 'Morning', rows }] },
				},
			},
		});
		await bubble('When?').getByText('Slots').click();
		await page.getByRole('button', { name: '09:00' }).click();
		await until(() => incoming().length === 1);
		expect(incoming()[0].content).toMatchObject({ interactive: { list_reply: rows[0] } });
	});

	it("fills a template in, and posts a tap on its quick reply as the template's button", async () => {
		const words = (...given: string[]) => given.map((one) => ({ type: 'text', text: one }));
		await send({
			content: {
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
			},
		});
		await bubble('Hi Asha, your order 4711 is packed.')
			.getByText('Order 4711', { exact: true })
			.waitFor();
		await bubble('https://shop.example.com/t/4711').waitFor();
		await page.getByRole('button', { name: 'Help' }).click();
		await until(() => incoming().length === 1);
		expect(incoming()[0].content).toMatchObject({
			type: 'button',
			button: { payload: 'Help', text: 'Help' },
		});
	});

	it('posts what is typed, by the keyboard alone', async () => {
		await send(text('Hello'));
		await bubble('Hello').waitFor();
		await page.getByLabel('Answer as the customer').focus();
		await page.keyboard.type('Good morning');
		await page.keyboard.press('Enter');
		await until(() => incoming().length === 1);
		expect(incoming()[0].content).toMatchObject({ type: 'text', text: { body: 'Good morning' } });
	});

	it('posts a picture, whose link opens', async () => {
		await send(text('Send us a photo'));
		await bubble('Send us a photo').waitFor();
		const bytes = Buffer.from('ffd8ffe000104a46494600ffd9', 'hex');
		const file = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: bytes };
		await page.getByLabel('Send a picture').setInputFiles(file);
		await until(() => incoming().length === 1);
		const { image } = incoming()[0].content as { image: { url: string } };
		const { data } = await axios.get(image.url, { responseType: 'arraybuffer', proxy: false });
		expect(Buffer.from(data)).toEqual(bytes);
	});

	it('goes on showing the newest message when its picture is there', async () => {
		for (let number = 1; number <= 12; number += 1) await send(text(`message ${number}`));
		await bubble('message 12').waitFor();
		const buffer = await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 300 } });
		const file = { name: 'photo.png', mimeType: 'image/png', buffer };
		await page.getByLabel('Send a picture').setInputFiles(file);
		await page.waitForFunction(() => document.querySelector('img')?.complete);
		const below = await page
			.locator('#messages')
			.evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight);
		expect(below).toBeLessThan(2);
	});

	it('makes the next message fail with a code, and only that one', async () => {
		await page.getByLabel('The next message fails with').selectOption('30013');
		await page.locator('#failing button').click();
		await page.getByRole('status').getByText('30013').waitFor();
		await send(text('first'));
		await send(text('second'));
		await bubble('first').getByText('30013 EX_INCAPABLE_RECIPIENT').waitFor();
		await bubble('second').getByText('seen').waitFor();
	});

	it('makes the API refuse the next request, and only that one', async () => {
		await page.getByLabel('The next request gets').selectOption('429, too many requests');
		await page.locator('#answering button').click();
		await page.getByRole('status').getByText('The next request gets 429').waitFor();
		const [refused, taken] = [await send(text('a')), await send(text('b'))];
		expect([refused.status, taken.status]).toEqual([429, 202]);
	});

	it('posts each report twice, if it is told so', async () => {
		await page.getByLabel('Post each report and reply twice').check();
		await page.getByText('posted twice').waitFor();
		await send(text('Hello'));
		await until(() => posted.length === 6);
		expect(posted.map(({ exo_status_code: code }) => code).sort()).toEqual([
			30001, 30001, 30002, 30002, 30003, 30003,
		]);
	});

	it('keeps conversations apart, and forgets them all', async () => {
		const others = ['+919000000001', '+919000000002', '+919000000003'];
		await send(...others.map((to) => ({ to, ...text(`to ${to}`) })));
		for (const to of others) {
			await page.getByRole('button', { name: to }).click();
			await bubble(`to ${to}`).waitFor();
			expect(await page.locator('.bubble').count()).toBe(1);
		}
		await page.getByRole('button', { name: 'Forget all messages' }).click();
		await page.getByText('No messages yet.').waitFor();
	});

	it('shows what is there already to a page that opens later', async () => {
		await send(text('Hello'), buttons);
		const late = await browser.newPage();
		await late.goto(sandbox.url);
		await late.locator('.bubble', { hasText: 'Is tomorrow fine?' }).waitFor();
		expect(await late.locator('.bubble').count()).toBe(2);
		await late.close();
	});
});
