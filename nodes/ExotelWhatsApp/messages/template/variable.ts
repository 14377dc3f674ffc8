import type { MediaKind } from '../../attachments/limits';
import type { Field, Values } from '../../shared/values';
import type { Scope } from './ids';

/** What fills a component of a message, as the API takes it; API reference, section 2.3. */
export type Parameter = { type: string } & Record<string, unknown>;

/** Checks the value of a variable, and gives the parameter that it becomes. */
export type Form = (values: Values, field: Field, variable: TemplateVariable) => Parameter;

/** The component of a message in which a value is sent; API reference, section 2.3. */
export interface Place extends Scope {
	type: 'body' | 'button' | 'header' | 'limited_time_offer';
	/** Of a button; `buttons.ts` has a row for each. */
	sub_type?: string;
	/** A string, since the API wants one. */
	index?: string;
}

/** A value that each send of a template has to fill in. */
export interface TemplateVariable {
	/** Stays the same as long as the template does; see `ids.ts`. */
	id: string;
	/** For people: where it stands, in few words. */
	label: string;
	/** The words around it in the template, which tell it from others. */
	words?: string;
	form: Form;
	isRequired: boolean;
	/** What is sent when nothing is given; an optional variable without it is left out then. */
	fallback?: string;
	/** What was approved as an example. */
	sample?: string;
	/** Of the end of a link: what comes before it. */
	base?: string;
	/** Of the link to a file: what WhatsApp takes there. */
	file?: MediaKind;
	/** More than one when a value goes in more than once. */
	places: Place[];
}
