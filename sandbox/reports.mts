/** Which delivery reports follow a message. Codes and names are Exotel's. */
export interface Report {
	code: number;
	name: string;
	description: string;
}

const PROGRESS: Report[] = [
	{ code: 30001, name: 'EX_MESSAGE_SENT', description: 'Message Sent' },
	{ code: 30002, name: 'EX_MESSAGE_DELIVERED', description: 'Message Delivered' },
	{ code: 30003, name: 'EX_MESSAGE_SEEN', description: 'Message Seen' },
];

const FAILURE_NAMES = [
	'EX_SYSTEM_ERROR',
	'EX_NUMBER_ERROR',
	'EX_SETUP_ERROR',
	'EX_RATE_LIMIT_HIT',
	'EX_SPAM_RATE_LIMIT_HIT',
	'EX_TOO_MANY_REQUEST',
	'EX_INVALID_REQUEST',
	'EX_UNKNOWN_ERROR',
	'EX_INVALID_RECIPIENT',
	'EX_INCAPABLE_RECIPIENT',
	'EX_RECIPIENT_BLOCKED',
	'EX_UNSUPPORTED_MESSAGE',
	'EX_MEDIA_DOWNLOAD_ERROR',
	'EX_MEDIA_UPLOAD_ERROR',
	'EX_REENGAGEMENT_ERROR',
	'EX_INVALID_PARAM',
	'EX_MISSING_PARAM',
	'EX_INVALID_PARAM_VALUE',
	'EX_TEMPLATE_ERROR',
	'EX_TEMPLATE_PARAM_ERROR',
	'EX_TEMPLATE_NOT_FOUND',
	'EX_TEMPLATE_TEXT_TOO_LONG',
	'EX_INVALID_TEMPLATE_NAMESPACE',
	'EX_MESSAGE_PENDING_TOO_LONG',
	'EX_MESSAGE_EXPIRED',
	'EX_MESSAGE_TOO_LONG',
	'EX_WEBHOOK_ERROR',
	'EX_SECTION_COUNT_ERROR',
	'EX_ROWS_COUNT_ERROR',
	'EX_PRODUCT_COUNT_ERROR',
	'EX_CATALOGUE_NOT_FOUND',
	'EX_CATALOGUE_NOT_LINKED',
	'EX_MISSING_PRODUCT',
	'EX_PRODUCT_NOT_FOUND',
	'EX_PRODUCT_COMPLIANCE_ERROR',
	'EX_INVALID_HEADER',
	'EX_MISSING_COMPLIANCE',
	'EX_CHAR_POLICY_VIOLATION',
];

const FIRST_FAILURE = 30004;

const failures = new Map(
	FAILURE_NAMES.map((name, index) => [
		String(FIRST_FAILURE + index),
		{ code: FIRST_FAILURE + index, name, description: `Sandbox failure ${name}` },
	]),
);

/** All failures, in the order of their codes. */
export const failureList: Report[] = [...failures.values()];

/** A failure by its name, with words of its own. */
export function failureNamed(name: string, description: string): Report {
	return { code: FIRST_FAILURE + FAILURE_NAMES.indexOf(name), name, description };
}

/**
 * Sent, delivered and seen; or, for a recipient whose number ends in the five digits of a code, as
 * far as that code: a failure alone, 30002 without seen, 30001 without delivered.
 */
export function reportsFor(to: string): Report[] {
	const code = to.slice(-5);
	const failure = failures.get(code);
	if (failure) return [failure];
	const last = PROGRESS.findIndex((report) => String(report.code) === code);
	return last < 0 ? PROGRESS : PROGRESS.slice(0, last + 1);
}

/** The HTTP-like code with which the API refuses a recipient whose number ends in 00 and that code. */
export function refusalFor(to: string): number | undefined {
	const [, code] = /00(400|402|403|404|429|500)$/.exec(to) ?? [];
	return code === undefined ? undefined : Number(code);
}
