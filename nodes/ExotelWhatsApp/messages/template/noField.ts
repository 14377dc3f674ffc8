import { shown } from '../../shared/data';
import { Problem } from '../../shared/problem';

/**
 * For a part of a template that a send cannot fill in by fields. What is not known never counts as the
 * same in each message: WhatsApp would refuse the message after Exotel has accepted it.
 * @param what as in `a header of the kind LOCATION`
 */
export function noField(what: string): Problem {
	return new Problem(
		`The template has ${what}, for which this node has no field`,
		"Set 'Variables From' to 'Components as JSON', and give the components as the API takes them.",
	);
}

/** A kind as the API gives it, for a sentence. */
export const kindName = (kind: unknown): string =>
	typeof kind === 'string' && kind !== '' ? kind : shown(kind);
