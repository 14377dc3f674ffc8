import type { INodeProperties } from 'n8n-workflow';

import { compact } from '../shared/data';
import { catalogId, productRetailerId } from './catalog';
import { interactiveContent, interactiveFields, type InteractiveKind } from './interactive';
import { listFields } from '../shared/listInput';
import type { MessageType } from './messageType';
import { readSections, sectionInput, type SectionContent } from './sections';

/** API reference, sections 2.2.14 and 9.2. */
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
	options: [{ displayName: 'Product', name: 'product', values: [productRetailerId] }],
};

const SECTIONS: SectionContent = {
	name: 'productSections',
	things: products,
	thing: { displayName: 'Product', name: 'product' },
	max: MAX_PRODUCTS,
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
		const sections = readSections(SECTIONS, values).map(({ title, things }) =>
			compact({
				title,
				product_items: things.map((product) => ({
					product_retailer_id: product.text(productRetailerId),
				})),
			}),
		);
		return interactiveContent(KIND, values, { catalog_id: values.text(catalogId), sections });
	},
};
