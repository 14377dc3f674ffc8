import express, { type Router } from 'express';

/** Files as customers send them; a link with `expired` in its query is one of some minutes ago. */
const FILES: Record<string, { type: string; bytes: Buffer }> = {
	'receipt.pdf': { type: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF\n') },
	'photo.jpg': { type: 'image/jpeg', bytes: Buffer.from('ffd8ffe000104a46494600ffd9', 'hex') },
	'large.bin': { type: 'application/octet-stream', bytes: Buffer.alloc(3 * 1024 * 1024, 7) },
};

/** The place where links of incoming media lead. They are signed, so a credential is refused. */
export function media(): Router {
	const router = express.Router();
	router.get('/media/:name', ({ params, query, headers }, response) => {
		const file = FILES[params.name];
		if (headers.authorization !== undefined) {
			response.status(400).type('xml').send('<Error>Only one auth mechanism allowed</Error>');
		} else if ('expired' in query) {
			response.status(403).type('xml').send('<Error>Request has expired</Error>');
		} else if (file === undefined) {
			response.status(404).type('xml').send('<Error>No such key</Error>');
		} else {
			response.type(file.type).send(file.bytes);
		}
	});
	return router;
}
