/** A value that cannot be sent. The message names the field, the limit and what was given. */
export class InvalidInput extends Error {
	/**
	 * @param message a sentence without the item, which only the runner knows
	 * @param advice what the user can do about it
	 */
	constructor(
		message: string,
		readonly advice: string,
	) {
		super(message);
		this.name = 'InvalidInput';
	}

	/** Whatever was thrown while an item was read, such as by an expression of the user. */
	static from(thrown: unknown): InvalidInput {
		if (thrown instanceof InvalidInput) return thrown;
		const message = thrown instanceof Error ? thrown.message : String(thrown);
		const { description } = thrown as { description?: unknown };
		const advice = 'Check the expressions of this node for this item.';
		return new InvalidInput(message, typeof description === 'string' ? description : advice);
	}
}
