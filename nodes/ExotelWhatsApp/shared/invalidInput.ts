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
}
