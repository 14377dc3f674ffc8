import { audio } from './audio';
import { buttons } from './buttons';
import { contacts } from './contacts';
import { ctaUrl } from './ctaUrl';
import { document } from './document';
import { flow } from './flow';
import { image } from './image';
import { json } from './json';
import { list } from './list';
import { location } from './location';
import type { MessageType } from './messageType';
import { product } from './product';
import { productList } from './productList';
import { sendAndWait } from './sendAndWait/sendAndWait';
import { sticker } from './sticker';
import { templateMessage } from './template/template';
import { text } from './text';
import { video } from './video';

/** Every kind of message, by name as the editor lists them. A new kind is a file and a line here. */
export const messageTypes: MessageType[] = [
	audio,
	buttons,
	contacts,
	document,
	flow,
	image,
	json,
	ctaUrl,
	list,
	location,
	product,
	productList,
	sendAndWait,
	sticker,
	templateMessage,
	text,
	video,
];
