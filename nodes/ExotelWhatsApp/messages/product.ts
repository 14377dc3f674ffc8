import { catalogId, productRetailerId } from './catalog';
import { interactiveContent, interactiveFields, type InteractiveKind } from './interactive';
import type { MessageType } from './messageType';

/** API reference, section 2.2.14. */
const KIND: InteractiveKind = { type: 'product', headers: [], isBodyOptional: true };

export const product: MessageType = {
	operation: 'sendProduct',
	name: 'Send Product',
	action: 'Send a product',
	description: 'Show one product of your catalog, with its picture and price',
	contentType: 'interactive',
	fields: [catalogId, productRetailerId, ...interactiveFields(KIND)],
	toContent(values) {
		return interactiveContent(KIND, values, {
			catalog_id: values.identifier(catalogId),
			product_retailer_id: values.identifier(productRetailerId),
		});
	},
};
