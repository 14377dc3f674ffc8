import { Values } from '../../../nodes/ExotelWhatsApp/shared/values';
import { pickedTemplate } from '../../../nodes/ExotelWhatsApp/templatePicker/field';
import { thrownBy } from '../support/messages.mts';

const picked = (template: unknown, language?: string) =>
	pickedTemplate(new Values({ template, language }));

describe('pickedTemplate', () => {
	it.each([
		[{ mode: 'name', value: 'order_update' }, 'en'],
		[{ mode: 'name', value: ' order_update\n' }, ' en '],
		[{ mode: 'name', value: '\uFEFForder\u200B_update' }, 'en\u200B'],
		['order_update\u00AD', '\u200Een'],
	])('reads %j in %j without what was pasted around it', (template, language) => {
		expect(picked(template, language)).toEqual({
			mode: 'name',
			value: 'order_update',
			language: 'en',
		});
	});

	it('takes the language of the list before the field', () => {
		expect(picked({ mode: 'list', value: 'order_update|hi' }, 'en')).toMatchObject({
			value: 'order_update',
			language: 'hi',
		});
	});

	it.each(['', '\u200B', undefined])('has no language for %j', (language) => {
		expect(picked('order_update', language).language).toBeUndefined();
	});

	it.each(['', ' \u200B', null, { mode: 'name', value: '' }])('refuses %j', (template) => {
		expect(thrownBy(() => picked(template)).message).toBe('Template is empty');
	});
});
