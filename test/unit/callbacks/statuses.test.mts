import { eventOf, type DeliveryReport } from '../../../nodes/ExotelWhatsApp/callbacks/events';
import { statusOf, statusTable } from '../../../nodes/ExotelWhatsApp/callbacks/statuses';

const FOR_NOW = true;
const FOR_GOOD = false;

/** Section 4.3 of the API reference: code, name, status, and whether the message may yet get through. */
const ROWS: Array<[number | null, string, string, boolean]> = [
	[30001, 'EX_MESSAGE_SENT', 'sent', FOR_GOOD],
	[30002, 'EX_MESSAGE_DELIVERED', 'delivered', FOR_GOOD],
	[30003, 'EX_MESSAGE_SEEN', 'seen', FOR_GOOD],
	[30004, 'EX_SYSTEM_ERROR', 'failed', FOR_NOW],
	[30005, 'EX_NUMBER_ERROR', 'failed', FOR_GOOD],
	[30006, 'EX_SETUP_ERROR', 'failed', FOR_GOOD],
	[30007, 'EX_RATE_LIMIT_HIT', 'failed', FOR_NOW],
	[30008, 'EX_SPAM_RATE_LIMIT_HIT', 'failed', FOR_NOW],
	[30009, 'EX_TOO_MANY_REQUEST', 'failed', FOR_NOW],
	[30010, 'EX_INVALID_REQUEST', 'failed', FOR_GOOD],
	[30011, 'EX_UNKNOWN_ERROR', 'failed', FOR_NOW],
	[30012, 'EX_INVALID_RECIPIENT', 'failed', FOR_GOOD],
	[30013, 'EX_INCAPABLE_RECIPIENT', 'failed', FOR_GOOD],
	[30014, 'EX_RECIPIENT_BLOCKED', 'failed', FOR_GOOD],
	[30015, 'EX_UNSUPPORTED_MESSAGE', 'failed', FOR_GOOD],
	[30016, 'EX_MEDIA_DOWNLOAD_ERROR', 'failed', FOR_NOW],
	[30017, 'EX_MEDIA_UPLOAD_ERROR', 'failed', FOR_GOOD],
	[30018, 'EX_REENGAGEMENT_ERROR', 'failed', FOR_GOOD],
	[30019, 'EX_INVALID_PARAM', 'failed', FOR_GOOD],
	[30020, 'EX_MISSING_PARAM', 'failed', FOR_GOOD],
	[30021, 'EX_INVALID_PARAM_VALUE', 'failed', FOR_GOOD],
	[30022, 'EX_TEMPLATE_ERROR', 'failed', FOR_GOOD],
	[30023, 'EX_TEMPLATE_PARAM_ERROR', 'failed', FOR_GOOD],
	[30024, 'EX_TEMPLATE_NOT_FOUND', 'failed', FOR_GOOD],
	[30025, 'EX_TEMPLATE_TEXT_TOO_LONG', 'failed', FOR_GOOD],
	[30026, 'EX_INVALID_TEMPLATE_NAMESPACE', 'failed', FOR_GOOD],
	[30027, 'EX_MESSAGE_PENDING_TOO_LONG', 'failed', FOR_NOW],
	[30028, 'EX_MESSAGE_EXPIRED', 'failed', FOR_NOW],
	[30029, 'EX_MESSAGE_TOO_LONG', 'failed', FOR_GOOD],
	[30030, 'EX_WEBHOOK_ERROR', 'failed', FOR_GOOD],
	[30031, 'EX_SECTION_COUNT_ERROR', 'failed', FOR_GOOD],
	[30032, 'EX_ROWS_COUNT_ERROR', 'failed', FOR_GOOD],
	[30033, 'EX_PRODUCT_COUNT_ERROR', 'failed', FOR_GOOD],
	[30034, 'EX_CATALOGUE_NOT_FOUND', 'failed', FOR_GOOD],
	[30035, 'EX_CATALOGUE_NOT_LINKED', 'failed', FOR_GOOD],
	[30036, 'EX_MISSING_PRODUCT', 'failed', FOR_GOOD],
	[30037, 'EX_PRODUCT_NOT_FOUND', 'failed', FOR_GOOD],
	[30038, 'EX_PRODUCT_COMPLIANCE_ERROR', 'failed', FOR_GOOD],
	[30039, 'EX_INVALID_HEADER', 'failed', FOR_GOOD],
	[30040, 'EX_MISSING_COMPLIANCE', 'failed', FOR_GOOD],
	[30041, 'EX_CHAR_POLICY_VIOLATION', 'failed', FOR_GOOD],
	[null, 'EX_RESTRICTED_BY_META', 'failed', FOR_GOOD],
	[null, 'EX_MESSAGE_QUEUED', 'sent', FOR_GOOD],
	[null, 'EX_MESSAGE_ACCEPTED', 'sent', FOR_GOOD],
	[null, 'EX_UNDELIVERED', 'failed', FOR_GOOD],
];

/** Section 9.3 of the API reference: Meta's numbers, and Exotel's names for what they mean. */
const META_CODES: Array<[number, string]> = [
	[130429, 'EX_RATE_LIMIT_HIT'],
	[131008, 'EX_MISSING_PARAM'],
	[131009, 'EX_INVALID_PARAM_VALUE'],
	[131026, 'EX_INCAPABLE_RECIPIENT'],
	[131030, 'EX_RECIPIENT_BLOCKED'],
	[131047, 'EX_REENGAGEMENT_ERROR'],
	[131048, 'EX_SPAM_RATE_LIMIT_HIT'],
	[131049, 'EX_RESTRICTED_BY_META'],
	[131051, 'EX_UNSUPPORTED_MESSAGE'],
	[131052, 'EX_MEDIA_DOWNLOAD_ERROR'],
	[131053, 'EX_MEDIA_UPLOAD_ERROR'],
	[131056, 'EX_TOO_MANY_REQUEST'],
	[132000, 'EX_TEMPLATE_PARAM_ERROR'],
	[132001, 'EX_TEMPLATE_NOT_FOUND'],
	[132005, 'EX_TEMPLATE_TEXT_TOO_LONG'],
	[132007, 'EX_TEMPLATE_ERROR'],
	[132012, 'EX_TEMPLATE_PARAM_ERROR'],
];

const report = (entry: Record<string, unknown>) => eventOf(entry) as DeliveryReport;

describe('the status table', () => {
	it('has every row of the reference and no other', () => {
		const own = statusTable.map(({ code, name, status, retryable }) => [
			code,
			name,
			status,
			retryable,
		]);
		const byName = (a: unknown[], b: unknown[]) => String(a[1]).localeCompare(String(b[1]));
		expect(own.sort(byName)).toEqual([...ROWS].sort(byName));
	});

	it('says what happened, and of a failure what to do', () => {
		for (const { name, status, meaning, advice } of statusTable) {
			expect([name, meaning]).toEqual([name, expect.stringMatching(/^[A-Z].*[^.]$/)]);
			const expected: unknown = status === 'failed' ? expect.stringMatching(/^[A-Z].*\.$/) : '';
			expect([name, advice]).toEqual([name, expected]);
		}
	});

	it.each(ROWS)('%p is %s: %s, may get through later: %p', (code, name, status, retryable) => {
		const row = { code, name, status, retryable };
		expect(statusOf(name, code)).toMatchObject(row);
		expect(statusOf(name, null)).toMatchObject(row);
		if (code !== null) expect(statusOf(null, code)).toMatchObject(row);
	});

	it.each([
		['the seed’s own sample', 'EX_MESSAGE_DELIVERED', 25001, 'EX_MESSAGE_DELIVERED'],
		['a name with another’s number', 'EX_MESSAGE_SEEN', 30018, 'EX_MESSAGE_SEEN'],
		['a new name with a known number', 'EX_BRAND_NEW', 30018, 'EX_REENGAGEMENT_ERROR'],
		['an empty name', '', 30003, 'EX_MESSAGE_SEEN'],
	])('reads %s by name before number', (_, name, code, row) => {
		expect(statusOf(name, code)?.name).toBe(row);
	});

	it.each([
		['EX_BRAND_NEW', 39999],
		['EX_BRAND_NEW', null],
		[null, 25001],
		[null, 0],
		[null, null],
		['', null],
	])('does not know %p with %p', (name, code) => {
		expect(statusOf(name, code)).toBeUndefined();
	});
});

describe("a report with Meta's number", () => {
	it.each(META_CODES)('%p is %s', (code, reason) => {
		const event = report({ sid: 'AbC1', status: 'failed', errors: [{ code }] });
		expect(event).toMatchObject({ status: 'failed', isFailure: true, reason });
	});

	it('has the numbers of the reference and no others', () => {
		const own = statusTable.flatMap(({ name, metaCodes }) =>
			metaCodes.map((code): [number, string] => [code, name]),
		);
		expect(own.sort(([a], [b]) => a - b)).toEqual(META_CODES);
	});
});

describe('the report of a status', () => {
	it.each(ROWS)('%p %s', (code, name, status, retryable) => {
		expect(report({ sid: 'AbC1', exo_status_code: code, exo_detailed_status: name })).toMatchObject(
			{
				event: 'deliveryReport',
				status,
				isFailure: status === 'failed',
				isFinal: status !== 'sent',
				retryable,
				reason: name,
				code,
			},
		);
	});

	it.each<[Record<string, unknown>, Partial<DeliveryReport>]>([
		[
			{ exo_status_code: 25001, exo_detailed_status: 'EX_MESSAGE_DELIVERED' },
			{ status: 'delivered', code: 25001, reason: 'EX_MESSAGE_DELIVERED', isFinal: true },
		],
		[
			{ exo_status_code: '30018' },
			{ status: 'failed', code: 30018, reason: 'EX_REENGAGEMENT_ERROR', isFailure: true },
		],
		[
			{ exo_status_code: 30018, exo_detailed_status: 'EX_BRAND_NEW' },
			{ status: 'failed', code: 30018, reason: 'EX_BRAND_NEW', isFailure: true },
		],
		[
			{ exo_status_code: 39999, exo_detailed_status: 'EX_BRAND_NEW' },
			{ status: 'unknown', code: 39999, reason: 'EX_BRAND_NEW', isFailure: false, isFinal: false },
		],
		[
			{ exo_status_code: 'x', exo_detailed_status: null },
			{ status: 'unknown', code: null, reason: null, retryable: false, isFinal: false },
		],
	])('reads %p', (entry, expected) => {
		expect(report(entry)).toMatchObject({ event: 'deliveryReport', ...expected });
	});

	it('has the advice for a message outside the 24-hour window', () => {
		expect(report({ exo_status_code: 30018 }).advice).toMatch(/^Send a template message instead: /);
	});

	it('has no advice where there is nothing to do', () => {
		expect(report({ exo_status_code: 30002 }).advice).toBeNull();
	});

	it.each([
		['Template needs 2 parameters', 'Template needs 2 parameters'],
		['', 'The number or kind of template parameters is wrong'],
		[undefined, 'The number or kind of template parameters is wrong'],
	])('has the description %p as %s', (description, expected) => {
		expect(report({ exo_status_code: 30023, description }).description).toBe(expected);
	});
});
