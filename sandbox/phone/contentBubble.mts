import type { Message } from '../schemas.mts';
import { headerOf, type Bubble, type Media } from './bubble.mts';
import { templateBubble, type TemplateParts } from './templateBubble.mts';

type Content = Message['content'];
type Interactive = Extract<Content, { type: 'interactive' }>['interactive'];

/** What is below the text of each type of interactive message. */
const ACTIONS: { [T in Interactive['type']]: (one: Extract<Interactive, { type: T }>) => Bubble } =
	{
		button: ({ action }) => ({
			buttons: action.buttons.map(({ reply }) => ({ id: reply.id, title: reply.title })),
		}),
		list: ({ action }) => ({ list: { button: action.button, sections: action.sections } }),
		cta_url: ({ action: { parameters } }) => ({
			buttons: [{ title: parameters.display_text, note: parameters.url }],
		}),
		flow: ({ action: { parameters } }) => ({
			buttons: [{ title: parameters.flow_cta, note: `opens the flow ${parameters.flow_id}` }],
		}),
		product: ({ action }) => ({
			notes: [`Product ${action.product_retailer_id} of the catalog ${action.catalog_id}`],
		}),
		product_list: ({ action }) => ({
			notes: action.sections.map(({ title, product_items: items }) =>
				[title, items.map((one) => one.product_retailer_id).join(', ')].filter(Boolean).join(': '),
			),
		}),
	};

function interactiveBubble(interactive: Interactive): Bubble {
	const { header, body, footer } = interactive as {
		header?: Record<string, unknown>;
		body?: { text: string };
		footer?: { text: string };
	};
	const action = ACTIONS[interactive.type] as (one: Interactive) => Bubble;
	return {
		...headerOf(header),
		text: body?.text,
		footer: footer?.text,
		...action(interactive),
	};
}

const media = (
	kind: Media['kind'],
	given: { link: string; caption?: string; filename?: string },
) => ({
	media: { kind, link: given.link, name: given.filename },
	text: given.caption,
});

/**
 * The bubble of a message.
 * @param templates those of the account, since a message holds only what fills one in
 */
export function bubbleOf(content: Content, templates: TemplateParts[]): Bubble {
	switch (content.type) {
		case 'text':
			return { text: content.text.body };
		case 'interactive':
			return interactiveBubble(content.interactive);
		case 'template':
			return templateBubble(content.template, templates);
		case 'location': {
			const { latitude, longitude, name, address } = content.location;
			const place = [name, address].filter((part) => part !== undefined);
			return { header: place[0], text: place[1], notes: [`Map: ${latitude}, ${longitude}`] };
		}
		case 'contacts':
			return {
				notes: content.contacts.map(({ name, phones = [] }) =>
					[name.formatted_name, ...phones.map(({ phone }) => phone)].join(', '),
				),
			};
		case 'image':
			return media('image', content.image);
		case 'video':
			return media('video', content.video);
		case 'audio':
			return media('audio', content.audio);
		case 'sticker':
			return media('sticker', content.sticker);
		case 'document':
			return media('document', content.document);
	}
}
