import { caption, mediaMessage } from './media';

export const image = mediaMessage({
	type: 'image',
	operation: 'sendImage',
	name: 'Send Image',
	action: 'Send an image',
	description: 'Send a picture, from a link or from the workflow',
	linkPlaceholder: 'e.g. https://cdn.example.com/front.jpg',
	linkDescription: 'Public address of the picture, which WhatsApp fetches: JPEG or PNG, up to 5 MB',
	extras: [caption],
});
