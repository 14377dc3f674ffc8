import { unescape } from 'node:querystring';

import { statusTable } from '../../../nodes/ExotelWhatsApp/callbacks/statuses';

/** Words that the trigger has of its own. */
const OWN_WORDS = [
	...['deliveryReport', 'incomingMessage', 'unknown', 'text'],
	...['sent', 'delivered', 'seen', 'failed'],
	...statusTable.flatMap(({ name, meaning, advice }) => [name, meaning, advice]),
];

/** Keys of the trigger's items, which are of its own too. */
const OWN_KEYS = ['raw', 'dedupeKey'];

const ENCODINGS = ['utf8', 'latin1', 'utf16le'] as const;

function tried<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}

/** All texts, numbers and keys in data, as texts. */
function* leavesOf(value: unknown): Generator<string> {
	const open = [value];
	while (open.length > 0) {
		const one = open.pop();
		if (typeof one === 'object' && one !== null) {
			for (const [key, inner] of Object.entries(one)) {
				yield key;
				open.push(inner);
			}
		} else if (one !== null && one !== undefined) yield String(one);
	}
}

/** What the calls of a run had in them, to tell what an item has from elsewhere. */
export class Inputs {
	private readonly leaves = new Set<string>(OWN_WORDS);

	private readonly texts: string[] = [];

	/** @param body before it was packed */
	add(body: Buffer): void {
		for (const encoding of ENCODINGS) this.addText(body.toString(encoding).replace(/^\uFEFF/, ''));
	}

	/** What an item of the trigger has that no call had. */
	foreignIn(item: Record<string, unknown>): string[] {
		const { raw, ...read } = item;
		for (const key of OWN_KEYS) delete read[key];
		const values = [...leavesOf(Object.values(read)), ...leavesOf(raw)];
		return values.filter((value) => !this.has(value));
	}

	private addText(text: string): void {
		const decoded = unescape(text.replaceAll('+', ' '));
		this.texts.push(text, ...(decoded === text ? [] : [decoded]));
		for (const one of [text, decoded, decoded.replace(/^[^=]*=/, '')]) {
			const parsed = tried(() => JSON.parse(one) as unknown);
			if (parsed === undefined) continue;
			for (const leaf of leavesOf(parsed)) this.addLeaf(leaf);
		}
	}

	/** A text may hold JSON itself, as the answers of a flow do. */
	private addLeaf(leaf: string): void {
		if (this.leaves.has(leaf)) return;
		this.leaves.add(leaf);
		const inner = /^\s*[{["]/.test(leaf) ? tried(() => JSON.parse(leaf) as unknown) : undefined;
		if (inner !== undefined) for (const one of leavesOf(inner)) this.addLeaf(one);
	}

	private has(value: string): boolean {
		if (this.leaves.has(value)) return true;
		// What n8n makes of a dangerous name in XML.
		if (value.startsWith('sanitized_')) return this.has(value.slice('sanitized_'.length));
		// A number with the + that Exotel has left out, and a time that Meta writes in seconds.
		if (this.leaves.has(value.replace(/^\+/, ''))) return true;
		const seconds = Date.parse(value) / 1000;
		if (this.leaves.has(String(seconds))) return true;
		// Two texts in one, and texts of bodies that are no JSON.
		return value
			.split(': ')
			.every((part) => this.leaves.has(part) || this.texts.some((text) => text.includes(part)));
	}
}
