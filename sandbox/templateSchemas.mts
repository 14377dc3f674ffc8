import { z } from 'zod';

/**
 * What the API takes as a template and inside a template message, written from sections 2.3 and 6.2
 * of its reference and from nothing of the nodes.
 */
const text = (max: number) =>
	z.string().refine((value) => value !== '' && [...value].length <= max, {
		error: `must have 1 to ${max} characters`,
	});

/** Numbers of the placeholders in a text, in their order, as in `Hi {{1}}`. */
export const placeholders = (value = '') =>
	[...value.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, name]) => name);

const areCounted = (names: string[]) => {
	const numbers = [...new Set(names)].map(Number).sort((a, b) => a - b);
	return numbers.every((number, index) => number === index + 1);
};

const withVariables = (max: number, most: number) =>
	text(max)
		.refine((value) => areCounted(placeholders(value)), {
			error: 'variables must be numbered {{1}}, {{2}} and so on',
		})
		.refine((value) => new Set(placeholders(value)).size <= most, {
			error: `takes ${most} variables at most`,
		});

const plain = (max: number) => withVariables(max, 0);

const headerText = z
	.strictObject({
		type: z.literal('HEADER'),
		format: z.literal('TEXT'),
		text: withVariables(60, 1),
		example: z.strictObject({ header_text: z.array(z.string().min(1)).length(1) }).optional(),
	})
	.refine(({ text: given, example }) => placeholders(given).length === 0 || example, {
		error: 'example.header_text is missing',
	});

/** Its product is given with each message. */
const headerProduct = z.strictObject({
	type: z.literal('HEADER'),
	format: z.literal('PRODUCT'),
});

const headerMedia = z.strictObject({
	type: z.literal('HEADER'),
	format: z.enum(['IMAGE', 'VIDEO', 'DOCUMENT']),
	example: z.strictObject({ header_handle: z.array(z.string().min(1)).length(1) }),
});

const body = z
	.strictObject({
		type: z.literal('BODY'),
		text: withVariables(1024, Infinity).refine(
			(value) => !/^\s*\{\{|\}\}\s*$/.test(value),
			'must not begin or end with a variable',
		),
		example: z
			.strictObject({ body_text: z.array(z.array(z.string().min(1))).length(1) })
			.optional(),
	})
	.refine(
		({ text: given, example }) =>
			new Set(placeholders(given)).size === (example?.body_text[0].length ?? 0),
		{ error: 'example.body_text needs one sample for each variable' },
	);

/** Authentication templates have a text of WhatsApp's own. */
const bodyOfCode = z.strictObject({
	type: z.literal('BODY'),
	add_security_recommendation: z.boolean().optional(),
});
const footerOfCode = z.strictObject({
	type: z.literal('FOOTER'),
	code_expiration_minutes: z.int().min(1).max(90),
});

const url = z
	.strictObject({
		type: z.literal('URL'),
		text: plain(25),
		url: z
			.string()
			.max(2000)
			.regex(/^https?:\/\/[^\s{}]+(\{\{1\}\})?$/, 'may have one variable, at its end'),
		example: z.array(z.string().min(1)).length(1).optional(),
	})
	.refine(({ url: given, example }) => placeholders(given).length === 0 || example, {
		error: 'example is missing',
	});

const buttons = z.strictObject({
	type: z.literal('BUTTONS'),
	buttons: z
		.array(
			z.discriminatedUnion('type', [
				z.strictObject({ type: z.literal('QUICK_REPLY'), text: plain(25) }),
				url,
				z.strictObject({
					type: z.literal('PHONE_NUMBER'),
					text: plain(25),
					phone_number: z.string().regex(/^\+?[1-9]\d{6,14}$/),
				}),
				z.strictObject({ type: z.literal('COPY_CODE'), example: text(20) }),
				z.strictObject({ type: z.enum(['CATALOG', 'MPM', 'SPM']), text: plain(25) }),
				z.strictObject({
					type: z.literal('OTP'),
					otp_type: z.enum(['COPY_CODE', 'ONE_TAP', 'ZERO_TAP']),
					text: plain(25).optional(),
				}),
			]),
		)
		.min(1)
		.max(10),
});

const offer = z.strictObject({
	type: z.literal('LIMITED_TIME_OFFER'),
	limited_time_offer: z.strictObject({ text: plain(16), has_expiration: z.boolean().optional() }),
});

const card = z.strictObject({
	components: z.array(z.union([headerMedia, headerProduct, body, buttons])).min(2),
});

const carousel = z.strictObject({
	type: z.literal('CAROUSEL'),
	cards: z.array(card).min(1).max(10),
});

const known = new Map<string, z.ZodType>([
	['HEADER', z.union([headerMedia, headerProduct, headerText])],
	['BODY', z.union([body, bodyOfCode])],
	[
		'FOOTER',
		z.union([z.strictObject({ type: z.literal('FOOTER'), text: plain(60) }), footerOfCode]),
	],
	['BUTTONS', buttons],
	['LIMITED_TIME_OFFER', offer],
	['CAROUSEL', carousel],
]);

/** One union for each type, so that what is wrong is told of the one that was meant. */
const component = z.looseObject({ type: z.string() }).superRefine((given, context) => {
	const schema = known.get(given.type);
	const issues = schema
		? (schema.safeParse(given).error?.issues ?? [])
		: [{ code: 'custom' as const, path: ['type'], message: `${given.type} is unknown` }];
	for (const issue of issues) {
		const [nested] = issue.code === 'invalid_union' ? issue.errors.flat() : [];
		const { path, message } = nested ?? issue;
		context.addIssue({ code: 'custom', path: [...path], message });
	}
});

const once = (components: Array<{ type: string }>) =>
	new Set(components.map(({ type }) => type)).size === components.length;

/** A template as it is created; the samples of media are looked up elsewhere. */
export const newTemplate = z.strictObject({
	name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'takes a-z, 0-9 and _ only'),
	category: z.enum(['UTILITY', 'MARKETING', 'AUTHENTICATION']),
	language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/),
	components: z
		.array(component)
		.refine(once, { error: 'each type of component once' })
		.refine((list) => list.some(({ type }) => type === 'BODY'), { error: 'BODY is missing' }),
});

/** An edit names its template by id, and replaces all of it. */
export const editedTemplate = newTemplate.extend({ id: z.string().min(1) });

/** The body around the templates of one request. */
export const templatesRequest = z.strictObject({
	custom_data: z.string().optional(),
	whatsapp: z.strictObject({
		custom_data: z.string().optional(),
		templates: z
			.array(z.strictObject({ custom_data: z.string().optional(), template: z.unknown() }))
			.min(1),
	}),
});
