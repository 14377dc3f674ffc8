import type { Scope } from './ids';

/** What a value has to be, and the form in which it is sent; `components.ts` has a row for each. */
export type VariableKind =
	| 'coupon'
	| 'document'
	| 'expiry'
	| 'filename'
	| 'flowToken'
	| 'image'
	| 'payload'
	| 'text'
	| 'urlEnd'
	| 'video';

/** The component of a message in which a value is sent; API reference, section 2.3. */
export interface Place extends Scope {
	type: 'body' | 'button' | 'header' | 'limited_time_offer';
	sub_type?: 'copy_code' | 'flow' | 'quick_reply' | 'url';
	/** A string, since the API wants one. */
	index?: string;
}

/** Something that each send of a template has to fill in. */
export interface TemplateVariable {
	/** Stays the same as long as the template does; see `ids.ts`. */
	id: string;
	/** For people: where it stands, and the words around it. */
	label: string;
	kind: VariableKind;
	isRequired: boolean;
	/** What was approved as an example. */
	sample?: string;
	/** Of the end of a link: what comes before it. */
	base?: string;
	/** More than one when a value goes in more than once. */
	places: Place[];
}
