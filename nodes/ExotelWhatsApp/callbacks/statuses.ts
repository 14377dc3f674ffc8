/** How a message stands after a delivery report. */
export type ReportStatus = 'sent' | 'delivered' | 'seen' | 'failed' | 'unknown';

/** One kind of delivery report. */
export interface StatusRow {
	/** Exotel's number, where one is known. */
	code: number | null;
	name: string;
	/** What happened, in a few words for a list. */
	label: string;
	status: ReportStatus;
	/** True when the same message may get through later. */
	retryable: boolean;
	/** What happened, in plain words. */
	meaning: string;
	/** What the user can do; empty where there is nothing to do. */
	advice: string;
	/** Meta's own numbers for it; API reference, section 9.3. */
	metaCodes: number[];
}

function row(status: ReportStatus, retryable: boolean) {
	return (
		code: number | null,
		name: string,
		label: string,
		meaning: string,
		advice = '',
		...metaCodes: number[]
	): StatusRow => ({ code, name, label, status, retryable, meaning, advice, metaCodes });
}

const sent = row('sent', false);
const failed = row('failed', false);
const failedForNow = row('failed', true);

const FIX_MESSAGE = 'Correct the message: sending it again as it is fails again.';
const FIX_TEMPLATE = 'Compare the parameters with the approved template.';

/**
 * All kinds of delivery reports. Codes and names are Exotel's; the rest is our reading of them. API
 * reference, section 4.3.
 */
export const statusTable: StatusRow[] = [
	sent(30001, 'EX_MESSAGE_SENT', 'No Failure: Sent', 'The message was handed to WhatsApp'),
	sent(null, 'EX_MESSAGE_QUEUED', 'No Failure: Queued at Exotel', 'The message waits at Exotel'),
	sent(
		null,
		'EX_MESSAGE_ACCEPTED',
		'No Failure: Accepted by Exotel',
		'Exotel has taken the message',
	),
	row('delivered', false)(
		30002,
		'EX_MESSAGE_DELIVERED',
		'No Failure: Delivered',
		"The message is on the customer's device",
	),
	row('seen', false)(
		30003,
		'EX_MESSAGE_SEEN',
		'No Failure: Seen',
		'The customer has read the message',
	),
	failedForNow(
		30004,
		'EX_SYSTEM_ERROR',
		'Platform Not Available',
		'A platform problem: authentication, access token, permission, or service not available',
		'Send it again later, a few times at most. If it stays, ask Exotel to check the token and permissions of the WhatsApp business account.',
	),
	failed(
		30005,
		'EX_NUMBER_ERROR',
		'Phone Number Not Accepted',
		'There is a problem with the phone number',
		'Check both numbers, with their country codes.',
	),
	failed(
		30006,
		'EX_SETUP_ERROR',
		'Account Not Set Up',
		'There is a problem with the set-up of the account',
		'Ask Exotel to check the set-up of the WhatsApp number.',
	),
	failedForNow(
		30007,
		'EX_RATE_LIMIT_HIT',
		'Rate Limit Reached',
		'A rate limit was reached',
		'Send it again after some seconds to minutes, and send more slowly.',
		130429,
	),
	failedForNow(
		30008,
		'EX_SPAM_RATE_LIMIT_HIT',
		'Held Back as Spam',
		'WhatsApp holds back messages of this number, since customers block or report it',
		'Wait for hours before the next try, and do not repeat it in a loop. See the quality rating of the number.',
		131048,
	),
	failedForNow(
		30009,
		'EX_TOO_MANY_REQUEST',
		'Too Many Messages at Once',
		'Too many messages in a short time',
		'Send it again after some seconds to minutes, and send more slowly.',
		131056,
	),
	failed(30010, 'EX_INVALID_REQUEST', 'Invalid Request', 'The request was not valid', FIX_MESSAGE),
	failedForNow(
		30011,
		'EX_UNKNOWN_ERROR',
		'Unknown to Exotel',
		'Exotel does not know what happened',
		'Send it again once, and then give up.',
	),
	failed(
		30012,
		'EX_INVALID_RECIPIENT',
		'Invalid Recipient',
		'The recipient is not valid',
		"Check the customer's number and its country code.",
	),
	failed(
		30013,
		'EX_INCAPABLE_RECIPIENT',
		'Customer Cannot Receive It',
		'The customer cannot receive it: no WhatsApp, an old version of it, or its terms are not accepted',
		'Reach the customer by another channel, such as SMS or a call.',
		131026,
	),
	failed(
		30014,
		'EX_RECIPIENT_BLOCKED',
		'Recipient Not Allowed',
		'The recipient is not on the list of allowed numbers',
		'Add the number to the allowed ones if the WhatsApp number is for tests; else use another channel.',
		131030,
	),
	failed(
		30015,
		'EX_UNSUPPORTED_MESSAGE',
		'Message Type Not Supported',
		'This type of message is not supported',
		'Send another type of message.',
		131051,
	),
	failedForNow(
		30016,
		'EX_MEDIA_DOWNLOAD_ERROR',
		'Media Cannot Be Fetched',
		'WhatsApp could not fetch the media from its link',
		'Check that the link opens without a login, then send it once more.',
		131052,
	),
	failed(
		30017,
		'EX_MEDIA_UPLOAD_ERROR',
		'Media File Not Supported',
		'WhatsApp does not support this media file',
		'Use a supported format and size.',
		131053,
	),
	failed(
		30018,
		'EX_REENGAGEMENT_ERROR',
		'24-Hour Window Is Over',
		'The customer last wrote more than 24 hours ago',
		'Send a template message instead: outside the 24-hour window WhatsApp delivers nothing else. If it was a template, ask Exotel why it was refused: templates need no window.',
		131047,
	),
	failed(30019, 'EX_INVALID_PARAM', 'Invalid Parameter', 'A parameter is not valid', FIX_MESSAGE),
	failed(
		30020,
		'EX_MISSING_PARAM',
		'Missing Parameter',
		'A mandatory parameter is missing',
		FIX_MESSAGE,
		131008,
	),
	failed(
		30021,
		'EX_INVALID_PARAM_VALUE',
		'Invalid Parameter Value',
		'The value of a parameter is not valid',
		FIX_MESSAGE,
		131009,
	),
	failed(
		30022,
		'EX_TEMPLATE_ERROR',
		'Template Breaks a Policy',
		"The template's format or character policy is broken",
		FIX_TEMPLATE,
		132007,
	),
	failed(
		30023,
		'EX_TEMPLATE_PARAM_ERROR',
		'Template Parameters Wrong',
		'The number or kind of template parameters is wrong',
		`${FIX_TEMPLATE} A media header must be given in each message.`,
		132000,
		132012,
	),
	failed(
		30024,
		'EX_TEMPLATE_NOT_FOUND',
		'Template Not Found',
		'There is no such template in this language',
		'Check the name and the language of the template, and that it is approved.',
		132001,
	),
	failed(
		30025,
		'EX_TEMPLATE_TEXT_TOO_LONG',
		'Template Text Too Long',
		'The filled template is too long',
		'Shorten the values of the parameters.',
		132005,
	),
	failed(
		30026,
		'EX_INVALID_TEMPLATE_NAMESPACE',
		'Template Namespace Wrong',
		"The template's namespace is wrong",
		'Ask Exotel which WhatsApp business account has the template.',
	),
	failedForNow(
		30027,
		'EX_MESSAGE_PENDING_TOO_LONG',
		'Pending for Too Long',
		'The message was pending for too long',
		'Send it again later.',
	),
	failedForNow(
		30028,
		'EX_MESSAGE_EXPIRED',
		'Expired Before Delivery',
		'The message expired before it could be delivered',
		'Send it again only if its content is still of use.',
	),
	failed(
		30029,
		'EX_MESSAGE_TOO_LONG',
		'Message Too Long',
		'The message has more than 4096 characters',
		'Shorten the text.',
	),
	failed(
		30030,
		'EX_WEBHOOK_ERROR',
		'Webhook Not Configured',
		'No webhook is configured',
		'Ask Exotel to configure the webhook of the account.',
	),
	failed(
		30031,
		'EX_SECTION_COUNT_ERROR',
		'Number of Sections Wrong',
		'The number of sections is wrong',
		FIX_MESSAGE,
	),
	failed(
		30032,
		'EX_ROWS_COUNT_ERROR',
		'Number of Rows Wrong',
		'The number of rows is wrong',
		FIX_MESSAGE,
	),
	failed(
		30033,
		'EX_PRODUCT_COUNT_ERROR',
		'Number of Products Wrong',
		'The number of products is wrong',
		FIX_MESSAGE,
	),
	failed(
		30034,
		'EX_CATALOGUE_NOT_FOUND',
		'Catalog Not Found',
		'There is no catalog with this ID',
		'Check the catalog ID.',
	),
	failed(
		30035,
		'EX_CATALOGUE_NOT_LINKED',
		'Catalog Not Linked',
		'The catalog is not linked to the WhatsApp number',
		'Link the catalog to the number.',
	),
	failed(
		30036,
		'EX_MISSING_PRODUCT',
		'Product Not in Catalog',
		'A product is missing in the catalog',
		'Check the product IDs.',
	),
	failed(
		30037,
		'EX_PRODUCT_NOT_FOUND',
		'Products Not Found',
		'None of the products was found',
		'Check the product IDs and the catalog ID.',
	),
	failed(
		30038,
		'EX_PRODUCT_COMPLIANCE_ERROR',
		'Products Not Compliant',
		'The products did not pass the compliance check',
		"See the products' state in Meta's Commerce Manager.",
	),
	failed(
		30039,
		'EX_INVALID_HEADER',
		'Invalid Header',
		'The structure of the header is not valid',
		FIX_MESSAGE,
	),
	failed(
		30040,
		'EX_MISSING_COMPLIANCE',
		'Compliance Information Missing',
		'Compliance information is missing',
		"Add the business's compliance information in Meta's Commerce Manager.",
	),
	failed(
		30041,
		'EX_CHAR_POLICY_VIOLATION',
		'Characters Not Allowed',
		"WhatsApp's character policy was broken",
		'Remove unusual characters from the message.',
	),
	failed(
		null,
		'EX_RESTRICTED_BY_META',
		'Marketing Held Back by Meta',
		'Meta withholds this marketing template from the customer at present',
		'Send it another day, or send something that is not marketing.',
		131049,
	),
	failed(
		null,
		'EX_UNDELIVERED',
		'Not Delivered, Reason Unknown',
		'The message was not delivered',
		'See the description for what is known.',
	),
];

const byName = new Map(statusTable.map((one) => [one.name, one]));
const byCode = new Map(
	statusTable.flatMap((one) => [one.code, ...one.metaCodes].map((code) => [code, one] as const)),
);

/** Words for a status where there is neither name nor number; API reference, section 12.4. */
const WORDS = new Map<string, StatusRow>(
	Object.entries({
		accepted: 'EX_MESSAGE_ACCEPTED',
		queued: 'EX_MESSAGE_QUEUED',
		sent: 'EX_MESSAGE_SENT',
		delivered: 'EX_MESSAGE_DELIVERED',
		read: 'EX_MESSAGE_SEEN',
		seen: 'EX_MESSAGE_SEEN',
		failed: 'EX_UNDELIVERED',
		undelivered: 'EX_UNDELIVERED',
	}).map(([word, name]) => [word, byName.get(name) as StatusRow]),
);

/**
 * The row of a report: by name, else by number, since Exotel's own sample pairs a known name with a
 * number that no list has. The number may be Meta's. Undefined for what is in no list.
 */
export function statusOf(name: string | null, code: number | null): StatusRow | undefined {
	const numbered = code === null ? undefined : byCode.get(code);
	return byName.get(name ?? '') ?? numbered;
}

/** The row of a word for a status; undefined for all other words. */
export const statusOfWord = (word: string | null) => WORDS.get(word ?? '');
