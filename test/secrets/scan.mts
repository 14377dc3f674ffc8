import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

const CHUNK = 8 * 1024 * 1024;

/** Once for all: within jest, each look at a global takes as long as ten bytes. */
const { imul } = Math;

/** Place of four bytes in a table, by a multiplication that spreads them (Knuth). */
const TABLE_BITS = 20;
const placeOf = (start: number) => imul(start, 2654435761) >>> (32 - TABLE_BITS);

/**
 * Looks for any of thousands of texts at once, in the time of one look at each byte: a table tells by the
 * first four whether one of the texts may begin there.
 */
export class Search {
	private readonly isStart = new Uint8Array(1 << TABLE_BITS);

	private readonly byStart = new Map<number, Buffer[]>();

	private readonly longest: number;

	/** @param texts in all the forms in which they count; four bytes long or more */
	constructor(texts: string[]) {
		const all = texts.map((text) => Buffer.from(text));
		this.longest = Math.max(0, ...all.map(({ length }) => length));
		for (const bytes of all) {
			const start = bytes.readInt32LE(0);
			this.isStart[placeOf(start)] = 1;
			this.byStart.set(start, [...(this.byStart.get(start) ?? []), bytes]);
		}
	}

	/** What stands around the first that is found. */
	in(text: string): string | undefined {
		return this.inBytes(Buffer.from(text));
	}

	/** The same in a file, of any size. */
	async inFile(file: string): Promise<string | undefined> {
		let before = Buffer.alloc(0);
		for await (const chunk of createReadStream(file, { highWaterMark: CHUNK })) {
			const bytes = Buffer.concat([before, chunk as Buffer]);
			const found = this.inBytes(bytes);
			if (found !== undefined) return found;
			before = bytes.subarray(Math.max(0, bytes.length - this.longest));
		}
		return undefined;
	}

	private inBytes(bytes: Buffer): string | undefined {
		for (let at = 0; at + 4 <= bytes.length; at += 1) {
			const start =
				bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
			if (this.isStart[placeOf(start)] === 0) continue;
			for (const one of this.byStart.get(start) ?? []) {
				if (!bytes.subarray(at, at + one.length).equals(one)) continue;
				return bytes.toString('latin1', Math.max(0, at - 100), at + 150);
			}
		}
		return undefined;
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
