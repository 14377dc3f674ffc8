/** Recipients that are counted one by one; more than these are counted as one. */
const MAX_KEYS = 200_000;

/** How often something was counted, by key, with a bound on the keys. */
export class Counts {
	private readonly byKey = new Map<string, number>();

	/** Counted under keys beyond the bound. */
	overflow = 0;

	add(key: string): void {
		const count = this.byKey.get(key);
		if (count === undefined && this.byKey.size >= MAX_KEYS) this.overflow += 1;
		else this.byKey.set(key, (count ?? 0) + 1);
	}

	/** Number of keys by how often each was counted: `{ 1: 9999, 2: 1 }`. */
	histogram(): Record<number, number> {
		const histogram: Record<number, number> = {};
		for (const count of this.byKey.values()) histogram[count] = (histogram[count] ?? 0) + 1;
		return histogram;
	}

	/** How often each key was counted. */
	all(): Record<string, number> {
		return Object.fromEntries(this.byKey);
	}

	clear(): void {
		this.byKey.clear();
		this.overflow = 0;
	}
}
