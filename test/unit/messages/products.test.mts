import { contentOf, emoji, refusalOf, tooLong, type Parameters } from '../support/messages.mts';

const one = { catalogId: '1111', productRetailerId: 'SKU-1' };

describe('sendProduct', () => {
	it('makes the content of the API', () => {
		expect(contentOf('sendProduct', { ...one, bodyText: 'Back in stock' })).toEqual({
			type: 'interactive',
			interactive: {
				type: 'product',
				body: { text: 'Back in stock' },
				action: { catalog_id: '1111', product_retailer_id: 'SKU-1' },
			},
		});
	});

	it('may go without a text, and has no header', () => {
		const content = contentOf('sendProduct', { ...one, headerType: 'text', headerText: 'Left' });
		expect(content).toMatchObject({ interactive: { type: 'product' } });
		expect(Object.keys((content as Record<string, object>).interactive)).toEqual([
			'type',
			'action',
		]);
	});

	it.each<[Parameters, string]>([
		[{ catalogId: '' }, 'Catalog ID is empty'],
		[{ productRetailerId: '' }, 'Product Retailer ID is empty'],
		[{ bodyText: emoji(1025) }, tooLong('Body Text', 1025, 1024)],
	])('refuses %p', (parameters, sentence) => {
		expect(refusalOf('sendProduct', { ...one, ...parameters })).toBe(sentence);
	});
});

const productsOf = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ productRetailerId: `SKU-${index + 1}` }));

/** A section as n8n's fixed collections give it. */
const section = (count: number, title = 'Tea') => ({
	title,
	products: { product: productsOf(count) },
});

const list = {
	catalogId: '1111',
	headerText: 'Offers',
	bodyText: 'This week',
	productSections: { section: [section(2)] },
};
const sectionsOf = (parameters: Parameters) => {
	const content = contentOf('sendProductList', { ...list, ...parameters });
	return (content as { interactive: { action: Parameters } }).interactive.action.sections;
};
const refusal = (...given: unknown[]) =>
	refusalOf('sendProductList', { ...list, productSections: { section: given } });

describe('sendProductList', () => {
	const sections = [
		{
			title: 'Tea',
			product_items: [{ product_retailer_id: 'SKU-1' }, { product_retailer_id: 'SKU-2' }],
		},
	];

	it('makes the content of the API', () => {
		expect(contentOf('sendProductList', list)).toEqual({
			type: 'interactive',
			interactive: {
				type: 'product_list',
				header: { type: 'text', text: 'Offers' },
				body: { text: 'This week' },
				action: { catalog_id: '1111', sections },
			},
		});
	});

	it('takes its sections from data', () => {
		const productSectionsData = JSON.stringify([{ title: 'Tea', products: productsOf(2) }]);
		expect(sectionsOf({ productSectionsSource: 'data', productSectionsData })).toEqual(sections);
	});

	it('takes 10 sections and 30 products', () => {
		const ten = Array.from({ length: 10 }, () => section(3, emoji(24)));
		expect(sectionsOf({ productSections: { section: ten } })).toHaveLength(10);
	});

	it('needs no title for one section', () => {
		expect(sectionsOf({ productSections: { section: [section(1, '')] } })).toEqual([
			{ product_items: [{ product_retailer_id: 'SKU-1' }] },
		]);
	});

	it('needs its header', () => {
		expect(refusalOf('sendProductList', { ...list, headerText: '' })).toBe('Header Text is empty');
	});

	it.each<[string, unknown[]]>([
		['Sections: WhatsApp takes 1 to 10, and 0 were given', []],
		[
			'Sections: WhatsApp takes 1 to 10, and 11 were given',
			Array.from({ length: 11 }, () => section(1)),
		],
		['Products of all sections: WhatsApp takes 1 to 30, and 31 were given', [section(31)]],
		['Section 2 › Products: WhatsApp takes 1 to 30, and 0 were given', [section(1), section(0)]],
		['Section 2 › Title is empty', [section(1), section(1, '')]],
		[tooLong('Section 1 › Title', 25, 24), [section(1, emoji(25))]],
		[
			'Section 1 › Product 1 › Product Retailer ID is empty',
			[{ products: { product: [{ productRetailerId: '' }] } }],
		],
	])('says: %s', (sentence, given) => {
		expect(refusal(...given)).toBe(sentence);
	});
});
