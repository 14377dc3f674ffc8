import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { ExotelWhatsApp } from '../../nodes/ExotelWhatsApp/ExotelWhatsApp.node';
import { ExotelWhatsAppTrigger } from '../../nodes/ExotelWhatsApp/ExotelWhatsAppTrigger.node';
import { messageTypes } from '../../nodes/ExotelWhatsApp/messages';

interface ExampleNode {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credentials?: unknown;
}

const folder = path.join(__dirname, '..', '..', 'examples');
const examples = readdirSync(folder).map((file) => {
	const text = readFileSync(path.join(folder, file), 'utf8');
	return { file, ...(JSON.parse(text) as { nodes: ExampleNode[]; connections: object }) };
});

const PREFIX = 'n8n-nodes-exotel-whatsapp.';
const own = {
	exotelWhatsApp: new ExotelWhatsApp(),
	exotelWhatsAppTrigger: new ExotelWhatsAppTrigger(),
};

/** n8n makes tools and human reviews of the action node, with fields of their own for a tool. */
const MADE_BY_N8N = /(Hitl)?Tool$/;
const nodes = examples.flatMap(({ file, nodes: all }) =>
	all
		.filter(({ type }) => type.startsWith(PREFIX))
		.map((node) => ({ ...node, file, label: `${file}: ${node.name}` })),
);

describe('the example workflows', () => {
	it('show each operation', () => {
		const shown = new Set(nodes.map(({ parameters }) => parameters.operation));
		expect(messageTypes.filter(({ operation }) => !shown.has(operation))).toEqual([]);
	});

	it.each(nodes)('use only parameters that exist, and hold no credential: $label', (node) => {
		const name = node.type.slice(PREFIX.length).replace(MADE_BY_N8N, '');
		const type = own[name as keyof typeof own];
		const known = type.description.properties.map(({ name }) => name);
		expect(known).toEqual(expect.arrayContaining(Object.keys(node.parameters)));
		expect(node.credentials).toBeUndefined();
	});

	it.each(examples)('connect only nodes that exist: $file', ({ nodes: all, connections }) => {
		const names = all.map(({ name }) => name);
		const mentioned = [...JSON.stringify(connections).matchAll(/"node":"([^"]+)"/g)];
		expect(names).toEqual(expect.arrayContaining(Object.keys(connections)));
		expect(names).toEqual(expect.arrayContaining(mentioned.map(([, name]) => name)));
	});
});
