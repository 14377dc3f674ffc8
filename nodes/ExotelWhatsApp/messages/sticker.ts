import { mediaMessage } from './media';

export const sticker = mediaMessage({
	type: 'sticker',
	operation: 'sendSticker',
	name: 'Send Sticker',
	action: 'Send a sticker',
	description: 'Send a sticker, from a link or from the workflow',
	linkPlaceholder: 'e.g. https://cdn.example.com/thanks.webp',
	linkDescription:
		'Public address of the sticker, which WhatsApp fetches: WebP, 512 x 512 pixels, up to 100 KB (500 KB if animated)',
	extras: [],
});
