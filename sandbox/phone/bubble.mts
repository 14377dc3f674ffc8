/** A file in a message. */
export interface Media {
	kind: 'audio' | 'document' | 'image' | 'sticker' | 'video';
	link: string;
	name?: string;
}

/** A button below a message. */
export interface Button {
	title: string;
	/** What the customer's tap brings back; without one, nothing comes back. */
	id?: string;
	/** Where it leads, or what it does, for people. */
	note?: string;
}

export interface Row {
	id: string;
	title: string;
	description?: string;
}

/** A message as a phone shows it, whatever its type. */
export interface Bubble {
	media?: Media;
	/** Bold line above the text. */
	header?: string;
	text?: string;
	footer?: string;
	/** What is shown in place of what a phone would draw: a map, a product. */
	notes?: string[];
	buttons?: Button[];
	list?: { button: string; sections: Array<{ title?: string; rows: Row[] }> };
	cards?: Bubble[];
}

/** The media or the text of a header, of interactive messages and templates alike. */
export function headerOf(header: Record<string, unknown> | undefined): Bubble {
	if (header === undefined) return {};
	const { type } = header as { type: string };
	if (type === 'text') return { header: String(header.text) };
	const given = (header[type] ?? {}) as { link?: string; filename?: string };
	const { link, filename } = given;
	// A product of a catalog, whose picture only WhatsApp has.
	if (link === undefined) return { notes: Object.values(given).map((value) => `${type} ${value}`) };
	return { media: { kind: type as Media['kind'], link, name: filename } };
}
