import { countryOfAccount, type Account } from '../api/account';
import { countryOf } from '../shared/countries';
import { pasted } from '../shared/pasted';
import { e164, phoneNumber, type PhoneNumber } from '../shared/phoneNumber';
import type { CountryCode } from '../shared/phoneNumberLibrary';
import { Problem } from '../shared/problem';
import { rememberLast } from '../shared/rememberLast';
import type { Values } from '../shared/values';
import { defaultCountry, from, to } from './fields';

/** What the credential says of numbers. */
export interface NumberDefaults {
	/** The sender where a node gives none, as it was written. */
	from?: string;
	/** Country of numbers without country code. */
	country?: CountryCode;
}

/** @throws Problem for a Default Country that is none */
export function numberDefaults(account: Account): NumberDefaults {
	return { from: pasted(String(account.defaultFrom ?? '')), country: countryOfAccount(account) };
}

/** Most often all items have the same sender, and to read a number takes some 20 microseconds. */
const senderNumber = rememberLast(e164);

function sender(values: Values, country: CountryCode | undefined, defaults: NumberDefaults) {
	if (values.optionalIdentifier(from) !== undefined) {
		return senderNumber(values.raw(from), values.label(from), country);
	}
	if (defaults.from) {
		return senderNumber(defaults.from, 'Default From of the Exotel credential', defaults.country);
	}
	throw new Problem(
		`${values.label(from)} is empty`,
		`Give your WhatsApp number in ${from.displayName}, or as Default From in the Exotel credential.`,
	);
}

/**
 * Sender and recipient of one item.
 * @throws Problem for what is no number
 */
export function numbersOf(
	values: Values,
	options: Values,
	defaults: NumberDefaults,
): { from: string; to: PhoneNumber } {
	const own = countryOf(options.raw(defaultCountry), options.label(defaultCountry));
	const country = own ?? defaults.country;
	return {
		from: sender(values, country, defaults),
		to: phoneNumber(values.raw(to), values.label(to), country),
	};
}
