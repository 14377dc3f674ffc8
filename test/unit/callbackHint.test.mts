import { callbackHint } from '../../nodes/ExotelWhatsApp/send/callbackHint';
import { hasPrivateHost } from '../../nodes/ExotelWhatsApp/shared/privateHost';
import { messagesOf } from './support/delivery.mts';

describe('hasPrivateHost', () => {
	it.each([
		'http://localhost:5678/webhook/1',
		'http://LOCALHOST/webhook/1',
		'http://127.0.0.1:5678/',
		'http://127.1.2.3/',
		'http://[::1]:5678/',
		'http://0.0.0.0:5678/',
		'http://10.0.0.7/',
		'http://192.168.1.5/',
		'http://172.16.0.1/',
		'http://172.31.0.1/',
		'http://n8n:5678/',
		'http://n8n.local/',
		'http://host.docker.internal:5678/',
	])('is true of %s', (url) => {
		expect(hasPrivateHost(url)).toBe(true);
	});

	it.each([
		'https://n8n.example.com/webhook/1',
		'https://localhost.example.com/',
		'https://8.8.8.8/',
		'https://172.32.0.1/',
		'https://[2001:db8::1]/',
		'',
		'localhost',
	])('is false of %p', (url) => {
		expect(hasPrivateHost(url)).toBe(false);
	});
});

describe('callbackHint', () => {
	const at = (...urls: Array<string | undefined>) =>
		messagesOf(urls.length).map((message, index) => ({ ...message, status_callback: urls[index] }));

	it('names the host that Exotel cannot reach', () => {
		const hint = callbackHint(at(undefined, 'https://a.example', 'http://localhost:5678/w'));
		expect(hint?.type).toBe('warning');
		expect(hint?.message).toContain('go to localhost:5678, which Exotel cannot reach');
	});

	it('is silent otherwise', () => {
		expect(callbackHint(at(undefined, 'https://n8n.example.com/w'))).toBeUndefined();
	});
});
