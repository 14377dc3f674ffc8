import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The rooms of the code, from the ground up. Imports go down only: a file takes from its own room and
 * from lower floors, never from a neighbour. docs/architecture.md says what each room is for.
 */
const FLOORS = [
	['shared'],
	['api', 'callbacks', 'n8n'],
	['attachments', 'templatePicker', 'wait'],
	['messages'],
	['media', 'send', 'templates', 'trigger'],
	['resources.ts'],
	['ExotelWhatsApp.node.ts', 'ExotelWhatsAppTrigger.node.ts'],
];

/** All else takes nothing of n8n but types. */
const KNOW_N8N = ['n8n', 'ExotelWhatsApp.node.ts', 'ExotelWhatsAppTrigger.node.ts'];

const root = path.resolve(import.meta.dirname, '../../nodes/ExotelWhatsApp');

const IMPORT = /^(?:import|export(?= (?:type )?[{*])) (type )?[^;]*?from '([^']+)';/gms;

interface Import {
	file: string;
	room: string;
	from: string;
	isType: boolean;
}

const roomOf = (file: string) => path.relative(root, file).split(path.sep)[0];

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts'))
	.map((name) => path.join(root, name));

const imports: Import[] = files.flatMap((file) =>
	[...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, type, from]) => ({
		file: path.relative(root, file),
		room: roomOf(file),
		from,
		isType: type !== undefined,
	})),
);

const floorOf = (room: string) => FLOORS.findIndex((rooms) => rooms.includes(room));

/** A room is named by its folder, or by its file where it has none. */
function targetOf({ file, from }: Import): string {
	const room = roomOf(path.resolve(root, path.dirname(file), from));
	return floorOf(room) >= 0 ? room : `${room}.ts`;
}

const named = ({ file, from }: Import) => `${file} takes ${from}`;

it('every file stands on a floor', () => {
	expect(files.map(roomOf).filter((room) => floorOf(room) < 0)).toEqual([]);
	expect(FLOORS.flat().filter((room) => !files.map(roomOf).includes(room))).toEqual([]);
});

it('imports go down, or stay in the room', () => {
	const own = imports.filter(({ from }) => from.startsWith('.'));
	expect(own.length).toBeGreaterThan(300);
	const wrong = own.filter((one) => {
		const target = targetOf(one);
		expect(floorOf(target)).toBeGreaterThanOrEqual(0);
		return target !== one.room && floorOf(target) >= floorOf(one.room);
	});
	expect(wrong.map(named)).toEqual([]);
});

it("n8n's values stay in the room that adapts it", () => {
	const taken = imports.filter(({ from, isType }) => from === 'n8n-workflow' && !isType);
	expect(taken.filter(({ room }) => !KNOW_N8N.includes(room)).map(named)).toEqual([]);
	expect(taken.length).toBeGreaterThan(0);
});

it('nothing is taken from elsewhere, but what every n8n has and what the build bundles', () => {
	const foreign = imports.filter(({ from }) => !/^(\.|n8n-workflow$|node:crypto$)/.test(from));
	const bundled = path.join('shared', 'phoneNumberLibrary.ts');
	expect([...new Set(foreign.map(named))]).toEqual([`${bundled} takes libphonenumber-js/max`]);
});
