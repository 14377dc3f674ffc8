import type { INodeProperties } from 'n8n-workflow';

/** Fields of messages that show products of a catalog; API reference, section 2.2.14. */

export const catalogId: INodeProperties = {
	displayName: 'Catalog ID',
	name: 'catalogId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 1111',
	description: 'ID of the catalog that is connected to your WhatsApp number, from Commerce Manager',
};

export const productRetailerId: INodeProperties = {
	displayName: 'Product Retailer ID',
	name: 'productRetailerId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. SKU-1',
	description: 'Content ID of the product in the catalog, usually its SKU',
};
