import { sublimeSearch } from '@n8n/utils/search/sublime-search';

import { ExotelWhatsApp } from '../../nodes/ExotelWhatsApp/ExotelWhatsApp.node';
import actionCodex from '../../nodes/ExotelWhatsApp/ExotelWhatsApp.node.json';
import { ExotelWhatsAppTrigger } from '../../nodes/ExotelWhatsApp/ExotelWhatsAppTrigger.node';
import triggerCodex from '../../nodes/ExotelWhatsApp/ExotelWhatsAppTrigger.node.json';

/** A node as n8n's nodes panel searches it. */
const listed = (displayName: string, alias: string[]) => ({
	properties: { displayName, codex: { alias } },
});

/** The two that people could mean instead. */
const OTHERS = [
	listed('WhatsApp Business Cloud', ['human', 'form', 'wait', 'hitl', 'approval']),
	listed('Send Email', ['SMTP', 'email', 'human', 'form', 'wait', 'hitl', 'approval']),
];

const nodes = [
	listed(new ExotelWhatsApp().description.displayName, actionCodex.alias),
	listed(new ExotelWhatsAppTrigger().description.displayName, triggerCodex.alias),
	...OTHERS,
];

const found = (words: string) =>
	sublimeSearch(words, nodes).map(({ item }) => item.properties.displayName);

it.each(['exotel', 'send whatsapp', 'whatsapp message', 'otp', 'campaign', 'template', 'waba'])(
	'n8n finds the action node first by "%s"',
	(words) => {
		expect(found(words)[0]).toMatch(/^Exotel WhatsApp/);
		expect(found(words)).toContain('Exotel WhatsApp');
	},
);

it.each(['whatsapp', 'wait', 'approval', 'reply'])('n8n finds the action node by "%s"', (words) => {
	expect(found(words)).toContain('Exotel WhatsApp');
});

it.each(['whatsapp', 'delivery report', 'dlr', 'failed delivery', 'receive whatsapp', 'chatbot'])(
	'n8n finds the trigger by "%s"',
	(words) => {
		expect(found(words)).toContain('Exotel WhatsApp Trigger');
	},
);

it('n8n lists the action node among those that ask a human', () => {
	expect(actionCodex.categories).toContain('HITL');
	expect(actionCodex.subcategories.HITL).toEqual(['Human in the Loop']);
});
