/** The regions in which Exotel keeps accounts, with the hosts of their API; API reference, section 1.1. */
export const regions = [
	{ city: 'Mumbai', host: 'api.in.exotel.com' },
	{ city: 'Singapore', host: 'api.exotel.com' },
];

/** Which account is where, for a sentence. */
export const regionHint = regions
	.map(({ city, host }) => `accounts in ${city} use ${host}`)
	.join(', ');
