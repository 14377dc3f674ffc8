import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

const CHUNK = 8 * 1024 * 1024;

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Bytes as a text in which each byte is a character, so that any file can be searched. */
const bytesOf = (text: string) => Buffer.from(text).toString('latin1');

/** Looks for any of many texts at once. */
export class Search {
	private readonly pattern: RegExp;

	private readonly longest: number;

	/** @param texts in all the forms in which they count */
	constructor(texts: string[]) {
		const all = texts.map(bytesOf);
		this.longest = Math.max(0, ...all.map(({ length }) => length));
		// Nothing is ever found by the empty alternative of no texts.
		this.pattern = new RegExp(all.length === 0 ? '(?!)' : all.map(escaped).join('|'));
	}

	/** What stands around the first that is found. */
	in(text: string): string | undefined {
		return this.inBytes(bytesOf(text));
	}

	/** The same in a file, of any size. */
	async inFile(file: string): Promise<string | undefined> {
		let before = '';
		for await (const chunk of createReadStream(file, { highWaterMark: CHUNK })) {
			const text = before + (chunk as Buffer).toString('latin1');
			const found = this.inBytes(text);
			if (found !== undefined) return found;
			before = text.slice(-this.longest);
		}
		return undefined;
	}

	private inBytes(text: string): string | undefined {
		const found = this.pattern.exec(text);
		return found ? text.slice(Math.max(0, found.index - 100), found.index + 150) : undefined;
	}
}

/** All files below a folder, but for installed packages. */
export async function filesBelow(folder: string): Promise<string[]> {
	const all = await readdir(folder, { recursive: true, withFileTypes: true });
	return all
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name))
		.filter((file) => !file.includes(`${path.sep}node_modules${path.sep}`));
}
