import { statSync } from 'node:fs';
import { parse, stringify } from 'flatted';
import type { IRunExecutionData } from 'n8n-workflow';

import { eachRow, type Row } from '../../../harness/database.mts';
import { defaultAccount } from '../../../sandbox/server.mts';
import { formsOf, secretsOf } from '../../secrets/forms.mts';
import { filesBelow, Search } from '../../secrets/scan.mts';
import { callbackSecret } from '../credentials.mts';
import { state } from '../support.mts';

/**
 * Runs after all other e2e tests, over what they have left behind: n8n's data folder with its log and
 * files, and each row of its database. Credentials stand there encrypted, and nothing of them else.
 */
jest.setTimeout(15 * 60_000);

const SECRETS = secretsOf({ ...defaultAccount, callbackSecret });

/** Key of a waiting execution in n8n's context of its node, as `wait/pause.ts` has it. */
const WAIT = 'exotelWhatsAppWait';

/** An execution as n8n stores it, and by what its waiting address is known. */
interface Stored {
	/** Without the place that the nodes keep the keys in, and n8n its own token. */
	rest: string;
	keys: string[];
}

function stored({ data }: Row): Stored {
	const run = parse(String(data)) as IRunExecutionData & { resumeToken?: string };
	const contexts = Object.values(run.executionData?.contextData ?? {});
	const waits = contexts.map((context) => context[WAIT] as { key: string } | undefined);
	const keys = [...waits.map((wait) => wait?.key), run.resumeToken];
	const rest = stringify({
		...run,
		resumeToken: undefined,
		executionData: run.executionData && { ...run.executionData, contextData: undefined },
	});
	return { rest, keys: keys.filter((key) => key !== undefined) };
}

const isExecution = (table: string) => table === 'execution_data';
const all = () => true;

/** Texts of a row, with those in objects. */
const textOf = (row: Row) =>
	Object.values(row)
		.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
		.join('\n');

describe(`what the tests have left in n8n ${state.version}`, () => {
	it('has no token and no callback secret in any file, in any form', async () => {
		const search = new Search(SECRETS.flatMap(formsOf));
		const files = await filesBelow(state.folder);
		expect(files).toContain(state.n8nLog);
		const found: string[] = [];
		for (const file of files) {
			const around = await search.inFile(file);
			if (around !== undefined) found.push(`${file}: ${around}`);
		}
		expect(found).toEqual([]);
		const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
		console.info(`${files.length} files with ${Math.round(bytes / 1e6)} MB were searched`);
	});

	it('has none in any row of the database', async () => {
		const search = new Search(SECRETS.flatMap(formsOf));
		const found: string[] = [];
		const rows = new Map<string, number>();
		await eachRow(state.database, all, (table, row) => {
			rows.set(table, (rows.get(table) ?? 0) + 1);
			const around = search.in(textOf(row));
			if (around !== undefined) found.push(`${table}: ${around}`);
		});
		expect(found).toEqual([]);
		expect(rows.get('credentials_entity')).toBeGreaterThan(0);
	});

	it('has the keys of waiting executions nowhere but in their own state', async () => {
		const keys = new Set<string>();
		await eachRow(state.database, isExecution, (_, row) => {
			for (const key of stored(row).keys) keys.add(key);
		});
		const search = new Search([...keys].flatMap(formsOf));
		const found: string[] = [];
		await eachRow(state.database, all, (table, row) => {
			const around = search.in(isExecution(table) ? stored(row).rest : textOf(row));
			if (around !== undefined) found.push(`${table}: ${around}`);
		});
		// The files of SQLite have the rows that were looked at.
		const files = (await filesBelow(state.folder)).filter((file) => !file.includes('.sqlite'));
		for (const file of files) {
			const around = await search.inFile(file);
			if (around !== undefined) found.push(`${file}: ${around}`);
		}
		expect(found).toEqual([]);
		console.info(`${keys.size} keys of waiting executions were searched for`);
	});
});
