import { compact, parsedOrText, recordOf, shown } from '../../shared/data';
import { Problem } from '../../shared/problem';
import type { Field, Values } from '../../shared/values';
import type { Form } from './variable';

/** Products of a catalog inside a template message; API reference, section 2.3. */

interface Section {
	title?: string;
	product_items: Array<{ product_retailer_id: string }>;
}

const EXAMPLE = '[{ "title": "Tea", "products": ["SKU-1", "SKU-2"] }]';

const isId = (value: unknown) => typeof value === 'string' || typeof value === 'number';

/** The ID of a product: alone, or as the fields of Send Product List or the API have it. */
function idOf(product: unknown): string | undefined {
	const { productRetailerId, product_retailer_id } = recordOf(product);
	const given = [product, productRetailerId, product_retailer_id].find(isId);
	return given === undefined ? undefined : String(given).trim() || undefined;
}

function sectionOf(given: unknown): { title: unknown; products: unknown } {
	const { title, products, product_items } = recordOf(given);
	return { title, products: products ?? product_items };
}

/** A list as JSON, or IDs with commas between them. IDs of digits stay texts: 1e5 is not 100000. */
function listIn(text: string): unknown {
	if (/^\s*\[/.test(text)) return parsedOrText(text);
	return text.split(/[,;\n]/).filter((id) => id.trim() !== '');
}

/**
 * The sections of a value: IDs with commas between them are one section, and so is a list of IDs.
 * Undefined for anything else than these and a list of sections.
 */
function sectionsOf(given: unknown, heading: string | undefined): Section[] | undefined {
	const list = isId(given) ? listIn(String(given)) : given;
	if (!Array.isArray(list)) return undefined;
	const hasSections = list.some((one) => sectionOf(one).products !== undefined);
	const sections = hasSections ? list.map(sectionOf) : [{ title: heading, products: list }];
	const ids = sections.map(({ products }) => (Array.isArray(products) ? products.map(idOf) : []));
	if (ids.some((one) => one.length === 0 || one.includes(undefined))) return undefined;
	return sections.map(({ title }, index) =>
		compact({
			title: isId(title) ? String(title) : undefined,
			product_items: ids[index].map((id) => ({ product_retailer_id: String(id) })),
		}),
	);
}

function readSections(values: Values, field: Field, heading: string | undefined): Section[] {
	const given = values.raw(field);
	// A list is not text, and has its own check.
	if (typeof given !== 'object' || given === null) values.text(field);
	const sections = sectionsOf(given, heading);
	if (sections) return sections;
	throw new Problem(
		`${values.label(field)} must be product IDs with commas between them, or a list of sections with products, and was given ${shown(given)}`,
		`Give SKU-1, SKU-2 or sections as in ${EXAMPLE}.`,
	);
}

/**
 * The products behind a button. WhatsApp wants a thumbnail too, which is the first of them unless
 * another one is given; and a heading, which is the text of the button for IDs without one.
 */
export const productsForm: Form = (values, field, { words }) => {
	const sections = readSections(values, field, words);
	const [{ product_items }] = sections;
	return {
		type: 'action',
		action: {
			thumbnail_product_retailer_id: product_items[0].product_retailer_id,
			sections,
		},
	};
};

/** The product whose picture is shown; it joins the products of the same button. */
export const thumbnailForm: Form = (values, field) => ({
	type: 'action',
	action: { thumbnail_product_retailer_id: values.identifier(field) },
});

/** The product in a header, and the catalog that it is from, which join. */
export const productForm: Form = (values, field) => ({
	type: 'product',
	product: { product_retailer_id: values.identifier(field) },
});
export const catalogForm: Form = (values, field) => ({
	type: 'product',
	product: { catalog_id: values.identifier(field) },
});
