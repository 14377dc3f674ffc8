import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

/** A command that prints the rows of a query; the query comes behind it. */
export type Psql = [program: string, ...args: string[]];

export interface PostgresPlace {
	kind: 'postgres';
	psql: Psql;
}

/** Where an n8n keeps its data. */
export type DatabasePlace =
	| {
			kind: 'sqlite';
			file: string;
			/** A file of the n8n that has the driver among its packages. */
			n8n: string;
	  }
	| PostgresPlace;

export type Row = Record<string, unknown>;

/** What is used of n8n's SQLite driver. */
interface Driver {
	OPEN_READONLY: number;
	Database: new (
		file: string,
		mode: number,
		opened: (error: Error | null) => void,
	) => {
		configure(option: 'busyTimeout', ms: number): void;
		all(sql: string, done: (error: Error | null, rows: Row[]) => void): void;
		each(
			sql: string,
			take: (error: Error | null, row: Row) => void,
			done: (error: Error | null) => void,
		): void;
		close(done: () => void): void;
	};
}

/** n8n may write at the same time. */
const BUSY_MS = 30_000;

async function eachRowOfSqlite(
	{ file, n8n }: { file: string; n8n: string },
	isWanted: (table: string) => boolean,
	take: (table: string, row: Row) => void,
): Promise<void> {
	const { Database, OPEN_READONLY } = createRequire(n8n)('sqlite3') as Driver;
	const database = await new Promise<InstanceType<Driver['Database']>>((resolve, reject) => {
		const opened = new Database(file, OPEN_READONLY, (error) =>
			error ? reject(error) : resolve(opened),
		);
	});
	database.configure('busyTimeout', BUSY_MS);
	const tables = await new Promise<Row[]>((resolve, reject) => {
		database.all("SELECT name FROM sqlite_master WHERE type = 'table'", (error, rows) =>
			error ? reject(error) : resolve(rows),
		);
	});
	for (const name of tables.map((table) => String(table.name)).filter(isWanted)) {
		await new Promise<void>((resolve, reject) => {
			database.each(
				`SELECT * FROM "${name}"`,
				(error, row) => (error ? reject(error) : take(name, row)),
				(error) => (error ? reject(error) : resolve()),
			);
		});
	}
	await new Promise<void>((resolve) => database.close(resolve));
}

/** The lines that a query gives. */
async function query(
	[program, ...args]: Psql,
	sql: string,
	take: (line: string) => void,
): Promise<void> {
	const child = spawn(program, [...args, sql], { stdio: ['ignore', 'pipe', 'inherit'] });
	const ended = once(child, 'close');
	for await (const line of createInterface({ input: child.stdout })) take(line);
	const [code] = await ended;
	if (code !== 0) throw new Error(`${program} ended with ${code}`);
}

async function eachRowOfPostgres(
	psql: Psql,
	isWanted: (table: string) => boolean,
	take: (table: string, row: Row) => void,
): Promise<void> {
	const tables: string[] = [];
	await query(psql, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'", (name) =>
		tables.push(name),
	);
	for (const name of tables.filter(isWanted)) {
		// A column of JSON may have line breaks; those inside of texts are escaped.
		const sql = `SELECT replace(row_to_json(t)::text, chr(10), ' ') FROM "${name}" t`;
		await query(psql, sql, (line) => take(name, JSON.parse(line) as Row));
	}
}

/** Gives each row of the tables that are wanted, while n8n runs or after its end. */
export async function eachRow(
	place: DatabasePlace,
	isWanted: (table: string) => boolean,
	take: (table: string, row: Row) => void,
): Promise<void> {
	if (place.kind === 'sqlite') await eachRowOfSqlite(place, isWanted, take);
	else await eachRowOfPostgres(place.psql, isWanted, take);
}
