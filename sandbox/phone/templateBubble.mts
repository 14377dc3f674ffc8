import type { TemplateMessage } from '../templateMessage.mts';
import { headerOf, type Bubble, type Button } from './bubble.mts';

/** A template, as far as it is shown. */
export interface TemplateParts {
	name: string;
	language: string;
	components: unknown[];
}

interface Part {
	type: string;
	text?: string;
	buttons?: Array<{ type: string; text?: string; url?: string; phone_number?: string }>;
	cards?: Array<{ components: Part[] }>;
	limited_time_offer?: { text?: string };
}

interface Filled {
	type: string;
	index?: string;
	parameters?: Array<Record<string, unknown> & { type: string; text?: string }>;
	cards?: Array<{ card_index: number; components: Filled[] }>;
}

/** The text with its placeholders filled, in their order. */
const filledText = (text = '', values: string[]) =>
	text.replace(/\{\{\s*(\d+)\s*\}\}/g, (whole, number) => values[Number(number) - 1] ?? whole);

const textsOf = (filled: Filled | undefined) =>
	(filled?.parameters ?? []).map(({ text }) => String(text ?? ''));

/** What each kind of button shows and does. A quick reply without a payload brings back its text. */
function button(
	{ type, text = '', url, phone_number: phone }: NonNullable<Part['buttons']>[number],
	given: Filled | undefined,
): Button {
	const [parameter] = given?.parameters ?? [];
	if (type === 'QUICK_REPLY') return { title: text, id: String(parameter?.payload ?? text) };
	if (type === 'URL') return { title: text, note: filledText(url, textsOf(given)) };
	if (type === 'PHONE_NUMBER') return { title: text, note: `calls ${phone}` };
	const code = parameter?.coupon_code ?? parameter?.text;
	if (code !== undefined) return { title: text || 'Copy code', note: String(code) };
	return { title: text || type };
}

function partsBubble(parts: Part[], filled: Filled[]): Bubble {
	const part = (type: string) => parts.find((one) => one.type === type);
	const given = (type: string) => filled.find((one) => one.type === type);
	const header = given('header')?.parameters?.[0];
	const fixed = part('HEADER')?.text;
	const offer = part('LIMITED_TIME_OFFER')?.limited_time_offer?.text;
	const buttons = part('BUTTONS')?.buttons;
	const cards = part('CAROUSEL')?.cards;
	return {
		...(header?.type === 'text' || header === undefined
			? fixed !== undefined && { header: filledText(fixed, textsOf(given('header'))) }
			: headerOf(header)),
		text: filledText(part('BODY')?.text, textsOf(given('body'))),
		footer: part('FOOTER')?.text,
		...(offer && { notes: [offer] }),
		...(buttons && {
			buttons: buttons.map((one, index) =>
				button(
					one,
					filled.find(({ type, index: at }) => type === 'button' && at === String(index)),
				),
			),
		}),
		...(cards && {
			cards: cards.map(({ components }, index) =>
				partsBubble(
					components,
					given('carousel')?.cards?.find((card) => card.card_index === index)?.components ?? [],
				),
			),
		}),
	};
}

/** The bubble of a template: its own texts, with what the message fills in. */
export function templateBubble(message: TemplateMessage, templates: TemplateParts[]): Bubble {
	const { name, language, components = [] } = message;
	const found = templates.find((one) => one.name === name && one.language === language.code);
	if (!found)
		return { notes: [`Template ${name} (${language.code}), which the account does not have`] };
	return partsBubble(found.components as Part[], components as Filled[]);
}
