import { jsonInForm } from '../../../nodes/ExotelWhatsApp/callbacks/form';

const body = {
	whatsapp: { messages: [{ sid: 'AbC1', to: '+919000000000', text: 'a&b=c + 50%' }] },
};
const json = JSON.stringify(body);
const encoded = encodeURIComponent(json);

describe('jsonInForm', () => {
	it.each([
		['as the whole body', json],
		['as the whole body, encoded', encoded],
		['in its only value', `payload=${encoded}`],
		['in its only value, with + for spaces', `payload=${encoded.replaceAll('%20', '+')}`],
		['in its only value, without encoding', `payload=${json}`],
		['in its only name', `${encoded}=`],
		['in its only name, without encoding', `${json}=`],
	])('finds it %s', (_, raw) => {
		expect(jsonInForm(raw)).toEqual(body);
	});

	it.each(['', 'a=1&b=2', 'text=5', 'ping=', 'body=%E0%A4', '%', 'body="text"', 'null='])(
		'finds none in %p',
		(raw) => {
			expect(jsonInForm(raw)).toBeUndefined();
		},
	);
});
