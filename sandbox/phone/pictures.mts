import { randomUUID } from 'node:crypto';

/** Pictures that people send as the customer: a few, in memory. */
const KEPT = 50;

export class Pictures {
	private readonly all = new Map<string, { type: string; bytes: Buffer }>();

	/** Keeps a picture, and gives its name. */
	add(type: string, bytes: Buffer): string {
		const name = randomUUID();
		this.all.set(name, { type, bytes });
		const [oldest] = this.all.keys();
		if (this.all.size > KEPT) this.all.delete(oldest);
		return name;
	}

	get(name: string) {
		return this.all.get(name);
	}
}
