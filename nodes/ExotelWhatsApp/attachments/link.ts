import type { IExecuteFunctions } from 'n8n-workflow';

import { shown } from '../shared/data';
import { Problem } from '../shared/problem';
import type { AttachedFile } from './attach';
import { mediaSource } from './fields';
import { bareType } from './fileType';
import { checkSize } from './limits';

type Helpers = IExecuteFunctions['helpers'];

/** A file as n8n keeps it: its size in bytes, and the type under which it is served. */
interface Stored {
	size: number;
	servedAs: string;
}

const OTHER_WAY = `Or set '${mediaSource.displayName}' to Link, and give the address of a file that is public already.`;

const nameOf = ({ field, binary }: AttachedFile) => shown(binary.fileName || field);

function unsignable(file: AttachedFile): Problem {
	return new Problem(
		`${file.label}: this n8n cannot make a link to ${nameOf(file)}, by which WhatsApp would fetch it`,
		`Update n8n to 1.92 or newer. ${OTHER_WAY}`,
	);
}

function inMemory(file: AttachedFile): Problem {
	return new Problem(
		`${file.label}: this n8n keeps files in memory, so WhatsApp has no way to fetch ${nameOf(file)}`,
		`Set N8N_DEFAULT_BINARY_DATA_MODE=filesystem in n8n's environment, and restart n8n. ${OTHER_WAY}`,
	);
}

function unreadable(file: AttachedFile, cause: unknown): Problem {
	return new Problem(
		`${file.label}: n8n has no such file any more as ${nameOf(file)} (${Problem.from(cause).message})`,
		'Run the workflow again, so that the file is made again.',
	);
}

/** What n8n says of a file in its store; one that is not there yet has its bytes at the item. */
async function stored(helpers: Helpers, { binary }: AttachedFile): Promise<Stored> {
	const { id, data, mimeType } = binary;
	if (!id) return { size: Buffer.byteLength(data, 'base64'), servedAs: bareType(mimeType) };
	const metadata = await helpers.getBinaryMetadata(id);
	return { size: metadata.fileSize, servedAs: bareType(metadata.mimeType) };
}

/**
 * Whether a link to the file as it is would not do: it is in no store, it would be served as another
 * type, or it came in by a webhook. n8n stores such a file before there is an execution, in a folder
 * "temp", and renames that when the execution ends, often before WhatsApp fetches the file
 * (`restoreBinaryDataId` in n8n 1.123 and 2.41). All others are not copied: it would take the disk
 * twice, and memory for each.
 */
function needsCopy({ binary, mimeType }: AttachedFile, { servedAs }: Stored): boolean {
	return !binary.id || binary.id.includes('/temp/') || servedAs !== mimeType;
}

/** What `make` gives, which is asked for once for each key. */
function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
	const made = known.get(key) ?? make();
	known.set(key, made);
	return made;
}

/** Links to files of the workflow, by n8n's signed URLs. The only place that knows those. */
export class FileLinks {
	private readonly facts = new Map<string, Promise<Problem | Stored>>();

	/** By what stands for the file, so that one that many items send is signed once. */
	private readonly links = new Map<string, Promise<Problem | string>>();

	/** All links that were made. */
	readonly urls: string[] = [];

	/** @param hours how long a link works */
	constructor(
		private readonly helpers: Helpers,
		private readonly hours: number,
	) {}

	/**
	 * The link to a file. The promise rejects with Problem for a file that is too large, that is
	 * gone, or to which n8n makes no link.
	 */
	async linkTo(file: AttachedFile): Promise<string> {
		const facts = await once(this.facts, file.placeholderLink, () => this.look(file));
		if (facts instanceof Problem) throw facts;
		checkSize(file.kind, file.binary, facts.size, file.label);
		const link = await once(this.links, file.placeholderLink, () => this.make(file, facts));
		if (link instanceof Problem) throw link;
		this.urls.push(link);
		return link;
	}

	private async look(file: AttachedFile): Promise<Problem | Stored> {
		try {
			return await stored(this.helpers, file);
		} catch (error) {
			return unreadable(file, error);
		}
	}

	private async make(file: AttachedFile, facts: Stored): Promise<Problem | string> {
		const { helpers } = this;
		if (typeof helpers.createBinarySignedUrl !== 'function') return unsignable(file);
		try {
			const binary = needsCopy(file, facts) ? await this.copy(file) : file.binary;
			if (!binary.id) return inMemory(file);
			return helpers.createBinarySignedUrl(binary, `${Math.ceil(this.hours * 3600)}s`);
		} catch (error) {
			return unreadable(file, error);
		}
	}

	private async copy({ itemIndex, field, binary, mimeType }: AttachedFile) {
		const bytes = await this.helpers.getBinaryDataBuffer(itemIndex, field);
		return await this.helpers.prepareBinaryData(bytes, binary.fileName, mimeType);
	}
}
