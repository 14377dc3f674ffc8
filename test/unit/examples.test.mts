import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { ExotelWhatsApp } from '../../nodes/ExotelWhatsApp/ExotelWhatsApp.node';
import { ExotelWhatsAppTrigger } from '../../nodes/ExotelWhatsApp/ExotelWhatsAppTrigger.node';
import { heightOfNote, withTryIt } from '../../harness/notes.mts';
import { messageTypes } from '../../nodes/ExotelWhatsApp/messages';

interface ExampleNode {
	name: string;
	type: string;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: unknown;
}

const folder = path.join(__dirname, '..', '..', 'examples');
const examples = readdirSync(folder).map((file) => {
	const text = readFileSync(path.join(folder, file), 'utf8');
	const workflow = JSON.parse(text) as { name: string; nodes: ExampleNode[]; connections: object };
	return { file, text, ...workflow };
});

interface Note {
	content: string;
	width: number;
	height: number;
	color?: number;
}

const isNote = ({ type }: ExampleNode) => type.endsWith('.stickyNote');
const noteOf = (node: ExampleNode) => node.parameters as unknown as Note;

/** What n8n calls a node until somebody names it by what it does. */
const NAMED_BY_N8N =
	/^(AI Agent|Code|Data table|Edit Fields|Execute Workflow|Exotel WhatsApp.*|Filter|If|No Operation.*|On form submission|OpenAI.*|Schedule Trigger|Simple Memory|Split Out|Summarize|Switch)\d*$/;

/** All that a user may have to fill in. */
const NUMBERS = ['from', 'to', 'statusCallback'];

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

	it.each(examples)('are named as n8n names its templates: $file', ({ name, nodes: all }) => {
		expect(name).toMatch(/^[A-Z][a-z]+ .*WhatsApp.*Exotel|^[A-Z][a-z]+ .*Exotel.*WhatsApp/);
		expect(all.filter(({ name: one }) => NAMED_BY_N8N.test(one))).toEqual([]);
	});

	it.each(examples)('begin with a yellow note that explains and sets up: $file', (one) => {
		const [first, ...others] = one.nodes.filter(isNote).map(noteOf);
		expect(first).not.toHaveProperty('color');
		expect(first.content).toMatch(/^## .*\n[^#]+### Set up\n1\. /);
		expect(first.height).toBe(heightOfNote(first.content, first.width));
		expect(others.map(({ color }) => color)).toEqual(others.map(() => 7));
	});

	it.each(examples)('have no note over a node: $file', ({ nodes: all }) => {
		const [first, ...others] = all.filter(isNote);
		const tops = all.filter((node) => node !== first).map(({ position }) => position[1]);
		expect(first.position[1] + noteOf(first).height).toBeLessThanOrEqual(Math.min(...tops) - 20);
		for (const note of others) {
			const words = { x: note.position[0], y: note.position[1], ...noteOf(note) };
			const end = words.y + heightOfNote(words.content, words.width);
			const under = all.filter(
				({ position: [x, y], ...node }) =>
					!isNote({ position: [x, y], ...node }) &&
					x + 100 > words.x &&
					x < words.x + words.width &&
					y + 100 > words.y &&
					y < end - 20,
			);
			expect(under.map(({ name }) => name)).toEqual([]);
		}
	});

	it.each(examples)('have no address, and few empty values to fill in: $file', (one) => {
		expect(one.text).not.toMatch(/localhost|\d+\.\d+\.\d+\.\d+/);
		const given = one.nodes
			.filter(({ name }) => name === 'Your Numbers')
			.flatMap(({ parameters }) => {
				const { assignments } = parameters.assignments as {
					assignments: Array<{ name: string; value: string }>;
				};
				return assignments;
			});
		expect(NUMBERS).toEqual(expect.arrayContaining(given.map(({ name }) => name)));
		expect(given.map(({ value }) => value)).toEqual(given.map(() => ''));
	});
});

describe('the note of an example in the demo', () => {
	const content = '## Send\nIt sends.\n\n### Set up\n1. Fill in.\n2. Press $1.';
	const note = {
		name: 'Note',
		type: 'n8n-nodes-base.stickyNote',
		position: [0, -300],
		parameters: { content, width: 600, height: 260 },
	};
	const workflow = { name: 'Send', nodes: [note], connections: {} };

	it('says what to try in the place of what to fill in, and is as high as its words', () => {
		const [{ parameters, position }] = withTryIt(workflow, 'Press $& here.').nodes;
		const changed = parameters as Note;
		expect(changed.content).toBe('## Send\nIt sends.\n\n### Try it\nPress $& here.');
		expect(changed.height).toBeLessThan(260);
		expect((position as number[])[1] + changed.height).toBe(-40);
	});

	it('leaves nodes and other notes as they are', () => {
		const other = { ...note, parameters: { ...note.parameters, content: '**1.** Begin.' } };
		const nodes = [other, { name: 'Send', type: 'x.send', parameters: { to: '### Set up\n' } }];
		expect(withTryIt({ ...workflow, nodes }, 'Press.').nodes).toEqual(nodes);
	});
});
