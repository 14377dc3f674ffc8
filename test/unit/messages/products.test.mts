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

	it.each<[string, Parameters, string]>([
		['an empty catalog ID', { catalogId: '' }, 'Catalog ID is empty'],
		['an empty product retailer ID', { productRetailerId: '' }, 'Product Retailer ID is empty'],
		['a body that is too long', { bodyText: emoji(1025) }, tooLong('Body Text', 1025, 1024)],
	])('refuses %s', (_, parameters, sentence) => {
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

	it('leaves it to WhatsApp whether there must be a header', () => {
		const content = contentOf('sendProductList', { ...list, headerText: '' });
		expect((content as { interactive: object }).interactive).not.toHaveProperty('header');
	});

	it("leaves WhatsApp's limits to it", () => {
		const eleven = [...Array.from({ length: 10 }, () => section(3, '')), section(1, emoji(25))];
		const sections = sectionsOf({ productSections: { section: eleven } }) as Parameters[];
		expect(sections).toHaveLength(11);
		expect(sections[0]).not.toHaveProperty('title');
		expect(sections[10].title).toBe(emoji(25));
	});

	it('has catalog and products without what was pasted around them', () => {
		const products = { product: [{ productRetailerId: ' SKU-1\u200B\n' }] };
		const content = contentOf('sendProductList', {
			...list,
			catalogId: '\uFEFF1111 ',
			productSections: { section: [{ title: 'Tea', products }] },
		});
		expect(content).toMatchObject({
			interactive: {
				action: {
					catalog_id: '1111',
					sections: [{ product_items: [{ product_retailer_id: 'SKU-1' }] }],
				},
			},
		});
	});

	it.each<[string, unknown[]]>([
		['Sections: WhatsApp takes at least 1, and 0 were given', []],
		['Section 2 › Products: WhatsApp takes at least 1, and 0 were given', [section(1), section(0)]],
		[
			'Section 1 › Product 1 › Product Retailer ID is empty',
			[{ products: { product: [{ productRetailerId: '' }] } }],
		],
	])('says: %s', (sentence, given) => {
		expect(refusal(...given)).toBe(sentence);
	});
});
