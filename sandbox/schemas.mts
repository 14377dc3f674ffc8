import { z } from 'zod';

import { templateMessage } from './templateMessage.mts';

/**
 * What the API takes, written from its reference and from nothing of the nodes, so that a mistake
 * in one does not hide in the other. Forms are those of any page; of limits, only Exotel's own are kept
 * (those without a tag), since nobody knows whether Exotel refuses what WhatsApp would. Lengths are
 * counted in Unicode code points.
 */
const words = z.string().min(1);
const text = (max: number) =>
	z.string().refine((value) => value !== '' && [...value].length <= max, {
		error: `must have 1 to ${max} characters`,
	});

const link = z.string().regex(/^https?:\/\/[^\s/]+/, 'must begin with http:// or https://');

const media = z.strictObject({ link });
const captioned = z.strictObject({ link, caption: words.optional() });
const document = z.strictObject({ link, caption: words.optional(), filename: words.optional() });

const degrees = (max: number) =>
	z
		.string()
		.regex(/^[+-]?\d+(\.\d+)?$/, 'must be decimal degrees as a string')
		.refine((value) => Math.abs(Number(value)) <= max, { error: `must be within ${max} degrees` });

const homeOrWork = z.enum(['HOME', 'WORK']);
const name = z
	.strictObject({
		formatted_name: words,
		first_name: words.optional(),
		last_name: words.optional(),
		middle_name: words.optional(),
		prefix: words.optional(),
		suffix: words.optional(),
	})
	.refine((parts) => Object.keys(parts).length > 1, {
		error: 'needs one more part beside formatted_name',
	});

const contact = z.strictObject({
	name,
	birthday: z.iso.date().optional(),
	addresses: z
		.array(
			z.strictObject({
				street: z.string().optional(),
				city: z.string().optional(),
				state: z.string().optional(),
				zip: z.string().optional(),
				country: z.string().optional(),
				country_code: z.string().length(2).optional(),
				type: homeOrWork.optional(),
			}),
		)
		.optional(),
	emails: z.array(z.strictObject({ email: words, type: homeOrWork.optional() })).optional(),
	org: z
		.strictObject({
			company: z.string().optional(),
			department: z.string().optional(),
			title: z.string().optional(),
		})
		.optional(),
	phones: z
		.array(
			z.strictObject({
				phone: words,
				type: z.enum(['CELL', 'MAIN', 'IPHONE', 'HOME', 'WORK']).optional(),
				wa_id: words.optional(),
			}),
		)
		.optional(),
	urls: z.array(z.strictObject({ url: words, type: homeOrWork.optional() })).optional(),
});

const header = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('text'), text: text(60) }),
	z.strictObject({ type: z.literal('image'), image: media }),
	z.strictObject({ type: z.literal('video'), video: media }),
	z.strictObject({ type: z.literal('document'), document: document }),
]);
const body = z.strictObject({ text: text(1024) });
const footer = z.strictObject({ text: text(60) });

const unique = <T,>(values: T[]) => new Set(values).size === values.length;

const buttonId = text(256).refine((id) => id === id.trim(), { error: 'has a space at an end' });
const buttons = z
	.array(
		z.strictObject({
			type: z.literal('reply'),
			reply: z.strictObject({ id: buttonId, title: text(20) }),
		}),
	)
	.min(1)
	.max(3)
	.refine((list) => unique(list.map(({ reply }) => reply.title)), { error: 'titles must differ' });

const sections = z
	.array(
		z.strictObject({
			title: text(24).optional(),
			rows: z
				.array(z.strictObject({ id: text(200), title: text(24), description: text(72).optional() }))
				.min(1),
		}),
	)
	.min(1)
	.max(10)
	.refine((list) => list.length === 1 || list.every(({ title }) => title !== undefined), {
		error: 'title is required when there is more than one section',
	})
	.refine((list) => list.flatMap(({ rows }) => rows).length <= 10, { error: '10 rows in total' });

/** Section 2.2.13: a payload goes with `navigate` only. */
const flowParameters = z
	.strictObject({
		flow_message_version: z.literal('3'),
		flow_token: words.optional(),
		flow_id: words,
		flow_cta: words,
		flow_action: z.enum(['navigate', 'data_exchange']).optional(),
		flow_action_payload: z
			.strictObject({
				screen: words.optional(),
				data: z.record(z.string(), z.unknown()).optional(),
			})
			.optional(),
		mode: z.enum(['published', 'draft']).optional(),
	})
	.refine(
		({ flow_action, flow_action_payload }) =>
			flow_action !== 'data_exchange' || flow_action_payload === undefined,
		{ error: 'flow_action_payload goes with navigate' },
	);

const productItem = z.strictObject({ product_retailer_id: words });
const productSections = z
	.array(z.strictObject({ title: words.optional(), product_items: z.array(productItem).min(1) }))
	.min(1);

const interactive = z.discriminatedUnion('type', [
	z.strictObject({
		type: z.literal('button'),
		header: header.optional(),
		body,
		footer: footer.optional(),
		action: z.strictObject({ buttons }),
	}),
	z.strictObject({
		type: z.literal('list'),
		header: header.optional(),
		body,
		footer: footer.optional(),
		action: z.strictObject({ button: text(20), sections }),
	}),
	z.strictObject({
		type: z.literal('cta_url'),
		header: header.optional(),
		body,
		footer: footer.optional(),
		action: z.strictObject({
			name: z.literal('cta_url'),
			parameters: z.strictObject({ display_text: words, url: link }),
		}),
	}),
	z.strictObject({
		type: z.literal('flow'),
		header: header.optional(),
		body,
		footer: footer.optional(),
		action: z.strictObject({ name: z.literal('flow'), parameters: flowParameters }),
	}),
	z.strictObject({
		type: z.literal('product'),
		body: body.optional(),
		footer: footer.optional(),
		action: z.strictObject({
			catalog_id: words,
			product_retailer_id: words,
		}),
	}),
	z.strictObject({
		type: z.literal('product_list'),
		header: header.optional(),
		body,
		footer: footer.optional(),
		action: z.strictObject({ catalog_id: words, sections: productSections }),
	}),
]);

const kind = <T extends string, S extends z.ZodType>(type: T, schema: S) =>
	z.strictObject({
		recipient_type: z.literal('individual').optional(),
		type: z.literal(type),
		[type]: schema,
	} as { recipient_type: z.ZodOptional<z.ZodLiteral<'individual'>>; type: z.ZodLiteral<T> } & {
		[key in T]: S;
	});

const content = z.discriminatedUnion('type', [
	kind('text', z.strictObject({ body: text(4096), preview_url: z.boolean().optional() })),
	kind('image', captioned),
	kind('audio', media),
	kind('video', captioned),
	kind('document', document),
	kind('sticker', media),
	kind(
		'location',
		z.strictObject({
			latitude: degrees(90),
			longitude: degrees(180),
			name: words.optional(),
			address: words.optional(),
		}),
	),
	kind('contacts', z.array(contact).min(1)),
	kind('interactive', interactive),
	kind('template', templateMessage),
]);

const phone = z.string().regex(/^\+?[1-9]\d{6,14}$/, 'must be a number in E.164');

/** One message of a request. */
export const messageSchema = z.strictObject({
	custom_data: z.string().optional(),
	status_callback: z.url({ protocol: /^https?$/ }).optional(),
	from: phone,
	to: phone,
	content,
});

/** The levels above the messages, which are checked one by one. */
export const requestSchema = z.strictObject({
	custom_data: z.string().optional(),
	status_callback: z.url({ protocol: /^https?$/ }).optional(),
	whatsapp: z.strictObject({
		custom_data: z.string().optional(),
		status_callback: z.url({ protocol: /^https?$/ }).optional(),
		messages: z.array(z.unknown()).min(1).max(100),
	}),
});

export type Message = z.infer<typeof messageSchema>;

/** The first thing that is wrong, as Exotel would put it. */
export function firstIssue(error: z.ZodError): string {
	const [issue] = error.issues;
	return `${issue.path.join('.') || 'body'}: ${issue.message}`;
}
