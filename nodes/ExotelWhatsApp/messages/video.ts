import { caption, mediaMessage } from './media';

export const video = mediaMessage({
	type: 'video',
	operation: 'sendVideo',
	name: 'Send Video',
	action: 'Send a video',
	description: 'Send a video, from a link or from the workflow',
	linkPlaceholder: 'e.g. https://cdn.example.com/how-it-works.mp4',
	linkDescription:
		'Public address of the video, which WhatsApp fetches: MP4 or 3GP with H.264 and AAC, up to 16 MB',
	extras: [caption],
});
