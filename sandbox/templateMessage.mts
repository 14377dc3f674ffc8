import { z } from 'zod';

/** A template inside a message, as the API takes it: section 2.3 of the reference. */
const link = z.string().regex(/^https?:\/\/[^\s/]+/, 'must begin with http:// or https://');
const words = z.strictObject({ type: z.literal('text'), text: z.string().min(1) });

const headerParameter = z.discriminatedUnion('type', [
	words,
	z.strictObject({ type: z.literal('image'), image: z.strictObject({ link }) }),
	z.strictObject({ type: z.literal('video'), video: z.strictObject({ link }) }),
	z.strictObject({
		type: z.literal('document'),
		document: z.strictObject({ link, filename: z.string().min(1).optional() }),
	}),
	z.strictObject({
		type: z.literal('product'),
		product: z.strictObject({
			product_retailer_id: z.string().min(1),
			catalog_id: z.string().min(1),
		}),
	}),
	z.strictObject({
		type: z.literal('location'),
		location: z.strictObject({
			latitude: z.string().min(1),
			longitude: z.string().min(1),
			name: z.string().min(1).optional(),
			address: z.string().min(1).optional(),
		}),
	}),
]);

const index = z.string().regex(/^\d$/, 'must be a digit as a string');

const button = <S extends z.ZodType>(subType: string, parameter: S) =>
	z.strictObject({
		type: z.literal('button'),
		sub_type: z.literal(subType),
		index,
		parameters: z.array(parameter).length(1),
	});

/** Meta's action of a button that opens a catalog, products of it, or a payment. */
const action = <S extends z.ZodRawShape>(shape: S) =>
	z.strictObject({ type: z.literal('action'), action: z.strictObject(shape) });

const section = z.strictObject({
	title: z.string().min(1).max(24).optional(),
	product_items: z
		.array(z.strictObject({ product_retailer_id: z.string().min(1) }))
		.min(1)
		.max(30),
});

const header = z.strictObject({
	type: z.literal('header'),
	parameters: z.array(headerParameter).length(1),
});
const body = z.strictObject({ type: z.literal('body'), parameters: z.array(words).min(1) });

const buttons = [
	button('quick_reply', z.strictObject({ type: z.literal('payload'), payload: z.string().min(1) })),
	button('url', words),
	button(
		'copy_code',
		z.strictObject({ type: z.literal('coupon_code'), coupon_code: z.string().min(1) }),
	),
	button(
		'flow',
		z.strictObject({
			type: z.literal('action'),
			action: z.strictObject({
				flow_token: z.string().min(1).optional(),
				flow_action_data: z.record(z.string(), z.unknown()).optional(),
			}),
		}),
	),
	button('catalog', action({ thumbnail_product_retailer_id: z.string().min(1) })),
	button(
		'mpm',
		action({
			thumbnail_product_retailer_id: z.string().min(1),
			sections: z.array(section).min(1).max(10),
		}),
	),
	button('order_details', action({ order_details: z.record(z.string(), z.unknown()) })),
];

const orderStatus = z.strictObject({
	type: z.literal('order_status'),
	parameters: z
		.array(
			z.strictObject({
				type: z.literal('order_status'),
				order_status: z.record(z.string(), z.unknown()),
			}),
		)
		.length(1),
});

const offer = z.strictObject({
	type: z.literal('limited_time_offer'),
	parameters: z
		.array(
			z.strictObject({
				type: z.literal('limited_time_offer'),
				limited_time_offer: z.strictObject({ expiration_time_ms: z.int().positive() }),
			}),
		)
		.length(1),
});

const cardComponent = z.union([header, body, ...buttons]);

const carousel = z.strictObject({
	type: z.literal('carousel'),
	cards: z
		.array(
			z.strictObject({
				card_index: z.int().min(0).max(9),
				components: z.array(cardComponent).min(1),
			}),
		)
		.min(1)
		.max(10),
});

/** The `template` object of a message. */
export const templateMessage = z.strictObject({
	name: z.string().min(1),
	language: z.strictObject({
		code: z.string().min(1),
		policy: z.literal('deterministic').optional(),
	}),
	components: z.array(z.union([cardComponent, offer, orderStatus, carousel])).optional(),
});

export type TemplateMessage = z.infer<typeof templateMessage>;
