import type { Template } from '../../api/templateDefinition';

/** A button on which a tap answers. */
export interface QuickReply {
	/** Its place among all of the template's buttons, from 0. */
	index: number;
	/** What is written on it, and what a tap brings back unless the message gives it an ID. */
	text: string;
}

/** The quick replies below a template; those of a carousel's cards are not among them. */
export function quickRepliesOf({ components }: Template): QuickReply[] {
	const buttons = components.flatMap((component) => component.buttons ?? []);
	return buttons.flatMap(({ type, text = '' }, index) =>
		type === 'QUICK_REPLY' ? [{ index, text }] : [],
	);
}
