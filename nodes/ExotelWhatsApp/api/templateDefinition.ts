/** A template as the API lists it; API reference, sections 6.1 and 6.2. */
export interface Template {
	id: string;
	name: string;
	/** As approved, such as `en` or `en_US`. */
	language: string;
	/** `APPROVED`, `PENDING`, `REJECTED`, `PAUSED` or `DISABLED`. */
	status: string;
	/** `UTILITY`, `MARKETING` or `AUTHENTICATION`. */
	category: string;
	components: TemplateComponent[];
	/** Such as `SCAM`; `NONE` for templates that were not rejected. */
	rejected_reason?: string;
	quality_score?: unknown;
	last_updated_time?: string;
}

export interface TemplateComponent {
	/** In capitals, such as `HEADER`, `BODY`, `FOOTER`, `BUTTONS`, `CAROUSEL` or `LIMITED_TIME_OFFER`. */
	type: string;
	/** Of a header, in capitals: `TEXT`, `IMAGE`, `VIDEO`, `DOCUMENT`, `PRODUCT` or `LOCATION`. */
	format?: string;
	/** With placeholders, as in `Hi {{1}}`. */
	text?: string;
	buttons?: TemplateButton[];
	cards?: Array<{ components: TemplateComponent[] }>;
	/** Samples that were approved. */
	example?: { header_text?: string[]; header_handle?: string[]; body_text?: string[][] };
	/** Of a limited time offer. */
	limited_time_offer?: { text?: string; has_expiration?: boolean };
}

export interface TemplateButton {
	/** In capitals, such as `QUICK_REPLY`, `URL`, `PHONE_NUMBER`, `COPY_CODE`, `OTP`, `FLOW` or `MPM`. */
	type: string;
	text?: string;
	/** May end in `{{1}}`. */
	url?: string;
	phone_number?: string;
	example?: string[] | string;
}
