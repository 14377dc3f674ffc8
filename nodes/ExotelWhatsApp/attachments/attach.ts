import { createHash } from 'node:crypto';
import type { IBinaryData, IBinaryKeyData } from 'n8n-workflow';

import { isRecord } from '../shared/data';
import type { Values } from '../shared/values';
import { namedFile } from './binaryField';
import { binaryPropertyName, mediaSource } from './fields';
import { checkedType, type MediaKind } from './limits';
import type { FilePlace } from './place';

/** The file that an item sends. */
export interface AttachedFile {
	itemIndex: number;
	/** The binary field of the item. */
	field: string;
	binary: IBinaryData;
	kind: MediaKind;
	/** Under which WhatsApp has to get it. */
	mimeType: string;
	/** For sentences. */
	label: string;
	/** What the message has in the place of the link. */
	placeholderLink: string;
}

/** An item's parameters with its file, if it sends one. */
export interface Attached {
	parameters: Record<string, unknown>;
	/** The same for people, with the name of the file instead of a link. */
	readable: Record<string, unknown>;
	file?: AttachedFile;
}

/**
 * What stands for the link until the message leaves. A signed link differs in each try, and a retry
 * has to recognise its messages (`send/record.ts`). Only the last part of an ID stays the same: n8n
 * renames the folder of a webhook's file when the execution ends.
 */
function placeholderFor({ id, data }: IBinaryData): string {
	const key = id ? id.split(/[:/]/).at(-1) : createHash('sha256').update(data).digest('hex');
	return `https://file.invalid/${encodeURIComponent(String(key))}`;
}

function nameOf({ fileName, fileExtension }: IBinaryData, kind: MediaKind): string | undefined {
	return fileName || (fileExtension ? `${kind}.${fileExtension}` : undefined);
}

/**
 * Puts the file that an item names into its message, with a placeholder for its link.
 * @param placeIn gives the place for a file in a message of these values, if it has one
 * @param files those of the item, by their binary fields
 * @throws Problem when there is no such file, or WhatsApp takes none of its type
 */
export function attach(
	placeIn: ((values: Values) => FilePlace | undefined) | undefined,
	values: Values,
	files: IBinaryKeyData | undefined,
	itemIndex: number,
): Attached {
	const plain = { parameters: values.all(), readable: values.all() };
	const place = placeIn && values.option(mediaSource) === 'binary' ? placeIn(values) : undefined;
	if (!place) return plain;
	const { kind } = place;
	const { name: field, file: binary } = namedFile(values, binaryPropertyName, files);
	const label = values.label(binaryPropertyName);
	const mimeType = checkedType(kind, binary, label);
	const placeholderLink = placeholderFor(binary);
	const fileName = nameOf(binary, kind);
	return {
		parameters: place.filled(placeholderLink, fileName),
		readable: place.filled(fileName ?? field, fileName),
		file: { itemIndex, field, binary, kind, mimeType, label, placeholderLink },
	};
}

/** A copy of a content with the link in the place of what stood for it. */
export function withLink<T>(content: T, placeholderLink: string, link: string): T {
	const filled = (value: unknown): unknown => {
		if (value === placeholderLink) return link;
		if (Array.isArray(value)) return value.map(filled);
		if (!isRecord(value)) return value;
		return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one)]));
	};
	return filled(content) as T;
}
