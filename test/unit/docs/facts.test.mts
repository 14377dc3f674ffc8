import type { INodeProperties } from 'n8n-workflow';

import { ExotelWhatsAppApi } from '../../../credentials/ExotelWhatsAppApi.credentials';
import { statusTable } from '../../../nodes/ExotelWhatsApp/callbacks/statuses';
import { ExotelWhatsApp } from '../../../nodes/ExotelWhatsApp/ExotelWhatsApp.node';
import { questionOptions, sendOptions } from '../../../nodes/ExotelWhatsApp/send/fields';
import { triggerOptions } from '../../../nodes/ExotelWhatsApp/trigger/fields';
import { contentOf, filesIn, rowsOf } from './pages.mts';

/** What the user can choose in the node, by its words. */
const operations = new ExotelWhatsApp().description.properties
	.filter(({ name }) => name === 'operation')
	.flatMap(({ options = [] }) => options.map(({ name }) => name));

const optionsOf = (collection: INodeProperties) => collection.options as INodeProperties[];

/** A default as the tables have it. */
const DEFAULTS = new Map<unknown, string>([
	['', 'none'],
	[false, 'off'],
	[true, 'on'],
]);

const listed = (options: INodeProperties[]) =>
	options.map(({ displayName, default: value }) => [
		displayName,
		DEFAULTS.get(value) ?? `${value}`,
	]);

const byName = ([a]: string[], [b]: string[]) => a.localeCompare(b);

/** The first two cells of the rows below a table's head. */
function table(file: string, head: string): string[][] {
	const lines = contentOf(file).split('\n');
	const start = lines.findIndex((line) => line.startsWith(`| ${head} `));
	const length = lines.slice(start).findIndex((line) => !line.startsWith('|'));
	return lines.slice(start + 2, start + length).map((line) =>
		line
			.split('|')
			.slice(1, 3)
			.map((cell) => cell.trim()),
	);
}

describe('the pages', () => {
	it('name each operation in the README', () => {
		const readme = contentOf('README.md');
		expect(operations.length).toBeGreaterThan(20);
		expect(operations.filter((name) => !readme.includes(name))).toEqual([]);
	});

	it('have each operation of messages, templates and media in a table or a paragraph', () => {
		const where = ['sending', 'templates', 'files'].map((name) => contentOf(`docs/${name}.md`));
		const all = where.join('\n').replace(/\*\*/g, '');
		expect(operations.filter((name) => !all.includes(name))).toEqual([]);
	});

	it('list the options of sends with their defaults', () => {
		const options = listed(optionsOf(sendOptions)).sort(byName);
		expect(table('docs/sending.md', 'option').sort(byName)).toEqual(options);
	});

	it('name the further options of questions', () => {
		const page = contentOf('docs/sending.md');
		const names = optionsOf(questionOptions).map(({ displayName }) => displayName);
		expect(names.filter((name) => !page.includes(name))).toEqual([]);
	});

	it('list the options of the trigger with their defaults', () => {
		const options = listed(optionsOf(triggerOptions)).sort(byName);
		const rows = table('docs/delivery-reports.md', 'option of the trigger').sort(byName);
		expect(rows).toEqual(options);
	});

	it('name each field of the credential', () => {
		const page = contentOf('docs/credential.md').toLowerCase();
		const names = new ExotelWhatsAppApi().properties.map(({ displayName }) => displayName);
		expect(names.filter((name) => !page.includes(name.toLowerCase()))).toEqual([]);
	});

	it('have each reason of a failed delivery with its advice', () => {
		const reasons = rowsOf('docs/errors.md').filter(([, name]) => name?.startsWith('`EX_'));
		const failures = statusTable.filter(({ status }) => status === 'failed');
		expect(reasons).toEqual(
			failures.map(({ code, name, meaning, advice, retryable }) => [
				code === null ? '' : String(code),
				`\`${name}\``,
				meaning,
				advice,
				retryable ? 'yes' : 'no',
			]),
		);
	});

	it('name each state of a message that is no failure', () => {
		const page = contentOf('docs/errors.md');
		expect(statusTable.filter(({ name }) => !page.includes(`\`${name}\``))).toEqual([]);
	});
});

/** What the node says, in tables whose first column is this one. */
const HEAD = 'what you see';

function quotes(): string[] {
	const lines = contentOf('docs/errors.md').split('\n');
	let isQuoting = false;
	return lines.flatMap((line) => {
		const cell = /^\| (.*?) *\|/.exec(line)?.[1];
		if (cell === undefined) isQuoting = false;
		if (cell === HEAD) isQuoting = true;
		return cell === undefined || !isQuoting || cell === HEAD || /^-+$/.test(cell) ? [] : [cell];
	});
}

/** A quote as a pattern: between its words stands what differs, which in the code is an expression. */
const patternOf = (quote: string) =>
	new RegExp(
		quote
			.split('…')
			.filter((words) => /\p{L}/u.test(words))
			.map((words) => words.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
			.join('.{0,120}?'),
	);

describe('what docs/errors.md quotes', () => {
	const code = filesIn('nodes')
		.filter((file) => file.endsWith('.ts'))
		.map(contentOf)
		.join('\n')
		.replace(/\s+/g, ' ');

	it('is said by the nodes', () => {
		expect(quotes().length).toBeGreaterThan(80);
		expect(quotes().filter((quote) => !patternOf(quote).test(code))).toEqual([]);
	});
});
