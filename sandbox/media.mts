import express, { type Router } from 'express';

interface SentFile {
	type: string;
	bytes: Buffer;
	/** The name that the server gives to it. */
	name?: string;
}

const receipt = { type: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF\n') };

/** Files as customers send them; a link with `expired` in its query is one of some minutes ago. */
const FILES: Record<string, SentFile> = {
	'receipt.pdf': receipt,
	'4711': { ...receipt, name: 'रसीद.pdf' },
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
			// Many servers write the bytes of a name as they are, without the encoding that is meant for it.
			const disposition = file.name && Buffer.from(`attachment; filename="${file.name}"`);
			if (disposition) response.set('Content-Disposition', disposition.toString('latin1'));
			// Node spoils such a name in an answer whose length it knows.
			response.type(file.type).write(file.bytes);
			response.end();
		}
	});
	return router;
}
