import type {
	Template,
	TemplateButton,
	TemplateComponent,
} from '../../../nodes/ExotelWhatsApp/api/templateDefinition';

/** A template of these components. */
export function templateOf(
	components: TemplateComponent[],
	more: Partial<Template> = {},
): Template {
	return {
		id: '1',
		name: 'order_update',
		language: 'en',
		status: 'APPROVED',
		category: 'UTILITY',
		components,
		...more,
	};
}

export const header = (text: string): TemplateComponent => ({
	type: 'HEADER',
	format: 'TEXT',
	text,
	example: { header_text: ['4711'] },
});

export const mediaHeader = (format: string): TemplateComponent => ({ type: 'HEADER', format });

export const body = (text: string, ...samples: string[]): TemplateComponent => ({
	type: 'BODY',
	text,
	...(samples.length > 0 && { example: { body_text: [samples] } }),
});

export const buttons = (...list: TemplateButton[]): TemplateComponent => ({
	type: 'BUTTONS',
	buttons: list,
});

export const TRACK: TemplateButton = {
	type: 'URL',
	text: 'Track',
	url: 'https://shop.example.com/t/{{1}}',
	example: ['4711'],
};
export const HELP: TemplateButton = { type: 'QUICK_REPLY', text: 'Help' };

/** The template of section 6.2 of the API reference. */
export const orderUpdate = templateOf([
	header('Order {{1}}'),
	body('Hi {{1}}, your order {{2}} is packed.', 'Asha', '4711'),
	{ type: 'FOOTER', text: 'Shop' },
	buttons(TRACK, HELP),
]);

const card = (): { components: TemplateComponent[] } => ({
	components: [mediaHeader('IMAGE'), body('Only {{1}} today.'), buttons(HELP, TRACK)],
});

export const summer = templateOf(
	[body('Hi {{1}}, look at what is new.'), { type: 'CAROUSEL', cards: [card(), card()] }],
	{ name: 'summer', category: 'MARKETING' },
);

export const loginOtp = templateOf(
	[body('*{{1}}* is your verification code.'), buttons({ type: 'OTP', text: 'Copy code' })],
	{ name: 'login_otp', category: 'AUTHENTICATION' },
);

/** The API's answer that lists these templates, each with an ID of its own. */
export const listing = (templates: Template[]) => ({
	response: {
		whatsapp: {
			templates: templates.map((one, index) => ({
				code: 200,
				status: 'success',
				data: { ...one, id: String(index) },
			})),
		},
	},
});

/** Values by the ids that the fields of a template have in the mapper; `template` as in `hello|en`. */
export const filledFor = (template: string, values: Record<string, unknown>) =>
	Object.fromEntries(Object.entries(values).map(([id, value]) => [`${template}|${id}`, value]));
