import type { INodeProperties } from 'n8n-workflow';

import { compact } from '../shared/data';
import { countBetween, type Values } from '../shared/values';
import { catalogId, productRetailerId } from './catalog';
import { interactiveContent, interactiveFields, type InteractiveKind } from './interactive';
import { listEntries, listFields } from './listInput';
import type { MessageType } from './messageType';

/** API reference, sections 2.2.14 and 9.2. */
const MAX_SECTIONS = 10;
const MAX_PRODUCTS = 30;
const MAX_TITLE = 24;
const KIND: InteractiveKind = { type: 'product_list', headers: ['text'] };

const sectionTitle: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Tea',
	description: `Title of the section, up to ${MAX_TITLE} characters; needed when there is more than one section`,
};

const products: INodeProperties = {
	displayName: 'Products',
	name: 'products',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Product', sortable: true },
	default: { product: [{ productRetailerId: '' }] },
	placeholder: 'Add Product',
	description: `Products of the section; up to ${MAX_PRODUCTS} in all sections together`,
	options: [{ displayName: 'Product', name: 'product', values: [productRetailerId] }],
};

const productEntry = { displayName: 'Product', name: 'product' };

const sectionList = {
	fields: {
		displayName: 'Sections',
		name: 'productSections',
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			multipleValueButtonText: 'Add Section',
			sortable: true,
			maxAllowedFields: MAX_SECTIONS,
		},
		default: { section: [{ title: '' }] },
		placeholder: 'Add Section',
		description: `1 to ${MAX_SECTIONS} groups of products, with up to ${MAX_PRODUCTS} products in all`,
		options: [{ displayName: 'Section', name: 'section', values: [sectionTitle, products] }],
	} satisfies INodeProperties,
	entry: { displayName: 'Section', name: 'section' },
	example: '[{ "title": "Tea", "products": [{ "productRetailerId": "SKU-1" }] }]',
	dataDescription: `An array of 1 to ${MAX_SECTIONS} objects with title and products; each product has its productRetailerId. Up to ${MAX_PRODUCTS} products in all.`,
};

function section(entry: Values, productsOfIt: Values[], titleNeeded: boolean) {
	countBetween(productsOfIt.length, 1, MAX_PRODUCTS, entry.label(products));
	return compact({
		title: titleNeeded
			? entry.text(sectionTitle, MAX_TITLE)
			: entry.optionalText(sectionTitle, MAX_TITLE),
		product_items: productsOfIt.map((one) => ({
			product_retailer_id: one.text(productRetailerId),
		})),
	});
}

export const productList: MessageType = {
	operation: 'sendProductList',
	name: 'Send Product List',
	action: 'Send a list of products',
	description: 'Show up to 30 products of your catalog, in sections',
	contentType: 'interactive',
	fields: [catalogId, ...interactiveFields(KIND), ...listFields(sectionList)],
	toContent(values) {
		const entries = listEntries(sectionList, values);
		countBetween(entries.length, 1, MAX_SECTIONS, sectionList.fields.displayName);
		const productsByEntry = entries.map((entry) => entry.list(products, productEntry));
		countBetween(productsByEntry.flat().length, 1, MAX_PRODUCTS, 'Products of all sections');
		const sections = entries.map((entry, index) =>
			section(entry, productsByEntry[index], entries.length > 1),
		);
		return interactiveContent(KIND, values, { catalog_id: values.text(catalogId), sections });
	},
};
