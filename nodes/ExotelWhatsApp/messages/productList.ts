import type { INodeProperties } from 'n8n-workflow';

import { compact } from '../shared/data';
import { catalogId, productRetailerId } from './catalog';
import { interactiveContent, interactiveFields, type InteractiveKind } from './interactive';
import { listFields } from '../shared/listInput';
import type { MessageType } from './messageType';
import { readSections, sectionInput, type SectionContent } from './sections';

/** WhatsApp's limit, which is told and left to it; API reference, section 2.2.14 [docs], [Meta]. */
const MAX_PRODUCTS = 30;
const KIND: InteractiveKind = { type: 'product_list', headers: ['text'] };

const products: INodeProperties = {
	displayName: 'Products',
	name: 'products',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Product', sortable: true },
	default: { product: [{ productRetailerId: '' }] },
	placeholder: 'Add Product',
	description: `Products of the section; up to ${MAX_PRODUCTS} in all sections together`,
	options: [
		{
			displayName: 'Product',
			name: 'product',
			values: [{ ...productRetailerId, required: false }],
		},
	],
};

const SECTIONS: SectionContent = {
	name: 'productSections',
	entries: products,
	entry: { displayName: 'Product', name: 'product' },
	max: MAX_PRODUCTS,
	isLimited: false,
	example: '[{ "title": "Tea", "products": [{ "productRetailerId": "SKU-1" }] }]',
	dataDescription: 'each product has its productRetailerId',
};

export const productList: MessageType = {
	operation: 'sendProductList',
	name: 'Send Product List',
	action: 'Send a list of products',
	description: 'Show up to 30 products of your catalog, in sections',
	contentType: 'interactive',
	fields: [catalogId, ...interactiveFields(KIND), ...listFields(sectionInput(SECTIONS))],
	toContent(values) {
		const sections = readSections(SECTIONS, values).map(({ title, entries }) =>
			compact({
				title,
				product_items: entries.map((product) => ({
					product_retailer_id: product.identifier(productRetailerId),
				})),
			}),
		);
		return interactiveContent(KIND, values, { catalog_id: values.identifier(catalogId), sections });
	},
};
