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

/** What makes rows of a status. */
export function row(status: ReportStatus, retryable: boolean) {
	return (
		code: number | null,
		name: string,
		label: string,
		meaning: string,
		advice = '',
		...metaCodes: number[]
	): StatusRow => ({ code, name, label, status, retryable, meaning, advice, metaCodes });
}

/** Sending the same message again does not help. */
export const failed = row('failed', false);

/** The same message may get through later. */
export const failedForNow = row('failed', true);
