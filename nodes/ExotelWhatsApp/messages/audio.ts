import { mediaMessage } from './media';

export const audio = mediaMessage({
	type: 'audio',
	operation: 'sendAudio',
	name: 'Send Audio',
	action: 'Send an audio file',
	description: 'Send a sound file, from a link or from the workflow',
	linkPlaceholder: 'e.g. https://cdn.example.com/hello.mp3',
	linkDescription:
		'Public address of the sound file, which WhatsApp fetches: AAC, AMR, MP3, M4A, or OGG with Opus, up to 16 MB',
	extras: [],
});
