import { z } from 'zod';

import { templateMessage } from './templateMessage.mts';

/**
 * What the API takes, written from its reference and from nothing of the nodes, so that a mistake
 * in one does not hide in the other. Lengths are counted in Unicode code points.
 */
const text = (max: number, min = 1) =>
	z.string().refine((value) => [...value].length >= min && [...value].length <= max, {
		error: `must have ${min} to ${max} characters`,
	});

const link = z.string().regex(/^https?:\/\/[^\s/]+/, 'must begin with http:// or https://');

const media = z.strictObject({ link });
const captioned = z.strictObject({ link, caption: text(1024).optional() });
const document = z.strictObject({
	link,
	caption: text(1024).optional(),
	filename: z.string().min(1).optional(),
});

const degrees = (max: number) =>
	z
		.string()
		.regex(/^[+-]?\d+(\.\d+)?$/, 'must be decimal degrees as a string')
		.refine((value) => Math.abs(Number(value)) <= max, { error: `must be within ${max} degrees` });

const homeOrWork = z.enum(['HOME', 'WORK']);
const name = z
	.strictObject({
		formatted_name: z.string().min(1),
		first_name: z.string().min(1).optional(),
		last_name: z.string().min(1).optional(),
		middle_name: z.string().min(1).optional(),
		prefix: z.string().min(1).optional(),
		suffix: z.string().min(1).optional(),
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
	emails: z
		.array(z.strictObject({ email: z.string().min(1), type: homeOrWork.optional() }))
		.optional(),
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
				phone: z.string().min(1),
				type: z.enum(['CELL', 'MAIN', 'IPHONE', 'HOME', 'WORK']).optional(),
				wa_id: z.string().regex(/^\d+$/).optional(),
			}),
		)
		.optional(),
	urls: z.array(z.strictObject({ url: z.string().min(1), type: homeOrWork.optional() })).optional(),
});

const textHeader = z.strictObject({ type: z.literal('text'), text: text(60) });
const header = z.discriminatedUnion('type', [
	textHeader,
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
	.refine((list) => list.flatMap(({ rows }) => rows).length <= 10, { error: '10 rows in total' })
	.refine((list) => unique(list.flatMap(({ rows }) => rows.map(({ id }) => id))), {
		error: 'row ids must differ',
	});

/** Section 2.2.13: no payload with `data_exchange`, and no empty `data`. */
const flowParameters = z
	.strictObject({
		flow_message_version: z.literal('3'),
		flow_token: z.string().min(1),
		flow_id: z.string().min(1),
		flow_cta: text(20),
		flow_action: z.enum(['navigate', 'data_exchange']).optional(),
		flow_action_payload: z
			.strictObject({
				screen: z.string().min(1),
				data: z
					.record(z.string(), z.unknown())
					.refine((data) => Object.keys(data).length > 0, { error: 'must not be empty' })
					.optional(),
			})
			.optional(),
		mode: z.enum(['published', 'draft']).optional(),
	})
	.refine(
		({ flow_action, flow_action_payload }) =>
			(flow_action === 'data_exchange') === (flow_action_payload === undefined),
		{ error: 'flow_action_payload goes with navigate' },
	);

const productItem = z.strictObject({ product_retailer_id: z.string().min(1) });
const productSections = z
	.array(z.strictObject({ title: text(24).optional(), product_items: z.array(productItem).min(1) }))
	.min(1)
	.max(10)
	.refine((list) => list.length === 1 || list.every(({ title }) => title !== undefined), {
		error: 'title is required when there is more than one section',
	})
	.refine((list) => list.flatMap((one) => one.product_items).length <= 30, {
		error: '30 products in total',
	});

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
		header: textHeader.optional(),
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
			parameters: z.strictObject({ display_text: text(20), url: link }),
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
			catalog_id: z.string().min(1),
			product_retailer_id: z.string().min(1),
		}),
	}),
	z.strictObject({
		type: z.literal('product_list'),
		header: textHeader,
		body,
		footer: footer.optional(),
		action: z.strictObject({ catalog_id: z.string().min(1), sections: productSections }),
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
			name: z.string().min(1).optional(),
			address: z.string().min(1).optional(),
		}),
	),
	kind('contacts', z.array(contact).min(1).max(257)),
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
