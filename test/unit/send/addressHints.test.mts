import { addressHints } from '../../../nodes/ExotelWhatsApp/send/addressHints';
import { hasPrivateHost } from '../../../nodes/ExotelWhatsApp/shared/privateHost';

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

describe('addressHints', () => {
	it('names the host that Exotel cannot reach', () => {
		const callbacks = [undefined, 'https://a.example', 'http://localhost:5678/w', 'http://n8n/w'];
		const [hint, ...others] = addressHints({ callbacks, files: [] }, false);
		expect(hint.type).toBe('warning');
		expect(hint.message).toContain('go to localhost:5678, which Exotel cannot reach');
		expect(others).toEqual([]);
	});

	it('names the host that WhatsApp cannot reach', () => {
		const files = ['https://a.example/f', 'http://10.0.0.7:5678/rest/f', 'http://n8n/rest/f'];
		const hints = addressHints({ callbacks: [], files }, false);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringContaining('WhatsApp gets the files from 10.0.0.7:5678, which it cannot reach'),
		]);
	});

	it('warns once of each', () => {
		const private_ = ['http://localhost/1', 'http://localhost/2'];
		expect(addressHints({ callbacks: private_, files: private_ }, false)).toHaveLength(2);
	});

	it('finds one such host among thousands of links', () => {
		const files = Array.from({ length: 20_000 }, (_, id) => `https://a.example/f?token=${id}`);
		expect(addressHints({ callbacks: files, files }, false)).toEqual([]);
		const [hint] = addressHints(
			{ callbacks: [], files: [...files, 'http://u:p@n8n:5678?x=//a'] },
			false,
		);
		expect(hint.message).toContain('n8n:5678');
	});

	it('is silent where the API is on this machine too, as the sandbox is', () => {
		const local = ['http://localhost:5678/w', 'http://192.168.1.5/w'];
		expect(addressHints({ callbacks: local, files: local }, true)).toEqual([]);
	});

	it('is silent otherwise', () => {
		const callbacks = [undefined, 'https://n8n.example.com/w'];
		expect(addressHints({ callbacks, files: ['https://n8n.example.com/f'] }, false)).toEqual([]);
	});
});
