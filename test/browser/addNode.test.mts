import { state } from '../e2e/support.mts';
import { browserOfFile, eventually, savedWorkflow } from './support.mts';

/** What a user finds and adds in the nodes panel. */

const NODE = 'Exotel WhatsApp';
const file = browserOfFile();

describe(`the nodes panel of n8n ${state.version}`, () => {
	it('lets a user sign in, find the node by its name, and add one of its actions', async () => {
		const id = await savedWorkflow();
		const window = await file.open(false);
		await window.signIn();
		await window.openWorkflow(id);
		await window.searchNodes('exotel');
		await eventually(async () => expect(await window.foundNodes()).toEqual([NODE]));
		await window.openFound(NODE);
		expect(await window.foundNodes()).toEqual(
			expect.arrayContaining([
				'Send a text message',
				'Send a template message',
				'Send a message and wait for response',
				'Get many templates',
				'Download a media file',
			]),
		);
		const panel = await window.addByAction('Send a text message');
		expect(await panel.picked('resource')).toBe('Message');
		expect(await panel.picked('operation')).toBe('Send Text');
		await window.close();
	});

	it('finds the node by what it sends', async () => {
		const id = await savedWorkflow();
		const window = await file.open();
		await window.openWorkflow(id);
		await window.searchNodes('whatsapp');
		await eventually(async () => expect(await window.foundNodes()).toContain(NODE));
		await window.close();
	});
});
