import type { EditorPage } from '../../harness/editorPage.mts';
import type { NodePanel } from '../../harness/nodePanel.mts';
import { sender, state } from '../e2e/support.mts';
import { browserOfFile, eventually, savedWorkflow } from './support.mts';

/**
 * The labels that a user sees for each operation of a new node, as the documentation names them. They
 * are written out here, so that a field that shows up where it has no place is noticed.
 */
const MEDIA = ['Media Source', 'Link'];
const AROUND = ['Header', 'Body Text', 'Footer Text'];

const MESSAGES: Record<string, string[]> = {
	'Send Audio': MEDIA,
	'Send Buttons': [...AROUND, 'Buttons From', 'Buttons'],
	'Send Contacts': ['Contacts From', 'Contacts'],
	'Send Document': [...MEDIA, 'File Name', 'Caption'],
	'Send Flow': [
		...AROUND,
		...['Flow ID', 'Button Text', 'Flow Token', 'Flow Action', 'Screen', 'Flow Data', 'Mode'],
	],
	'Send Image': [...MEDIA, 'Caption'],
	'Send JSON': ['Content'],
	'Send Link Button': [...AROUND, 'Display Text', 'URL'],
	'Send List': [...AROUND, 'Button Text', 'Sections From', 'Sections'],
	'Send Location': ['Latitude', 'Longitude', 'Name', 'Address'],
	'Send Product': ['Catalog ID', 'Product Retailer ID', 'Body Text', 'Footer Text'],
	'Send Product List': [
		'Catalog ID',
		...['Header Text', 'Body Text', 'Footer Text'],
		...['Sections From', 'Sections'],
	],
	'Send Sticker': MEDIA,
	'Send Template': ['Template', 'Variables From', 'Media Source'],
	'Send Text': ['Body', 'Preview URL'],
	'Send Video': [...MEDIA, 'Caption'],
};

/** What a new template is made of. */
const PARTS = [
	...['Template Name', 'Category', 'Language', 'Components From', 'Header'],
	...['Body Text', 'Body Samples', 'Footer Text', 'Buttons From', 'Buttons'],
];

const OTHERS: Array<[resource: string, operation: string, labels: string[]]> = [
	[
		'Message',
		'Send and Wait for Response',
		[
			...['From', 'To', 'Send As', 'Message', 'Response Type', 'Approval Options'],
			...['Time Limit', 'Time Limit Unit', 'Options'],
		],
	],
	['Media', 'Download', ['URL', 'Put Output File in Field', 'Options']],
	['Template', 'Create', PARTS],
	['Template', 'Delete', ['Template Name']],
	['Template', 'Get', ['Template', 'Language']],
	['Template', 'Get Many', ['Return All', 'Limit', 'Filters']],
	['Template', 'Update', ['Template ID', ...PARTS]],
	['Template', 'Upload Sample', ['Input Binary Field']],
];

const CASES = [
	...Object.entries(MESSAGES).map(([operation, own]): (typeof OTHERS)[number] => [
		'Message',
		operation,
		['From', 'To', ...own, 'After Sending', 'Options'],
	]),
	...OTHERS,
];

const file = browserOfFile();
let window: EditorPage;
let panel: NodePanel;

beforeAll(async () => {
	window = await file.open();
	await window.openWorkflow(await savedWorkflow([sender('Send', { operation: 'sendText' })]));
	panel = await window.openNode('Send');
});

afterAll(async () => await window.close());

describe(`the panel of the node in n8n ${state.version}`, () => {
	it.each(CASES)('of %s shows for %s just its fields', async (resource, operation, labels) => {
		await panel.pick('resource', resource);
		await panel.pick('operation', operation);
		await eventually(async () => {
			expect(await panel.picked('operation')).toBe(operation);
			expect(await panel.labels()).toEqual(['Resource', 'Operation', ...labels]);
		}, 5000);
	});
});
