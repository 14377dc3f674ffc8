import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { urlOf } from '../../../nodes/ExotelWhatsApp/shared/url';

const NODES = path.resolve(import.meta.dirname, '..', '..', '..', 'nodes');

describe('urlOf', () => {
	it('reads a URL, and gives nothing for what is none', () => {
		expect(urlOf('https://Example.com/a b')?.href).toBe('https://example.com/a%20b');
		expect(urlOf('example.com')).toBeUndefined();
		expect(urlOf('')).toBeUndefined();
	});

	it('takes a host with letters of its own however often it is asked', () => {
		const refused = Array.from({ length: 50_000 }, () => urlOf('https://münchen.example/a')).filter(
			(url) => url === undefined,
		);
		expect(refused).toEqual([]);
	});

	it('is asked in the place of URL.canParse everywhere', () => {
		const files = readdirSync(NODES, { recursive: true, encoding: 'utf8' });
		const asking = files.filter(
			(file) =>
				/\.ts$/.test(file) &&
				/\bURL\.canParse\(/.test(readFileSync(path.join(NODES, file), 'utf8')),
		);
		expect(asking).toEqual([]);
	});
});
