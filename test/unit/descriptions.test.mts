import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { ExotelWhatsAppApi } from '../../credentials/ExotelWhatsAppApi.credentials';
import { ExotelWhatsApp } from '../../nodes/ExotelWhatsApp/ExotelWhatsApp.node';
import { ExotelWhatsAppTrigger } from '../../nodes/ExotelWhatsApp/ExotelWhatsAppTrigger.node';
import { messageTypes } from '../../nodes/ExotelWhatsApp/messages';

const action = new ExotelWhatsApp().description;
const trigger = new ExotelWhatsAppTrigger().description;
const credential = new ExotelWhatsAppApi();

interface Place {
	path: string;
	field: INodeProperties;
}

/** Every field, and every field inside it. */
function walk(fields: INodeProperties[], above: string): Place[] {
	return fields.flatMap((field) => {
		const path = `${above} › ${field.name}`;
		const inner = (field.options ?? []).flatMap((option) => {
			if ('values' in option) return walk(option.values, `${path} › ${option.name}`);
			return 'type' in option ? walk([option], path) : [];
		});
		return [{ path, field }, ...inner];
	});
}

const places = [
	...action.properties.flatMap((field) => {
		const operations = field.displayOptions?.show?.operation ?? [];
		if (operations.length === 0) return [];
		return walk([field], operations.length === 1 ? String(operations[0]) : 'action');
	}),
	...walk(trigger.properties, 'trigger'),
	...walk(credential.properties, 'credential'),
];

const pathsWhere = (wrong: (field: INodeProperties) => boolean) =>
	places.filter(({ field }) => wrong(field)).map(({ path }) => path);

const choicesOf = ({ type, options }: INodeProperties) =>
	type === 'options' || type === 'multiOptions' ? ((options ?? []) as INodePropertyOptions[]) : [];

describe('every field', () => {
	it('is found', () => {
		expect(places.map(({ path }) => path)).toEqual(
			expect.arrayContaining([
				'sendText › body',
				'sendList › sections › section › rows › row › description',
				'sendContacts › contacts › contact › phones › phone › waId',
				'action › options › customData',
				'download › options › maxSize',
				'trigger › reasons',
				'credential › wabaId',
			]),
		);
	});

	it('has a description, or is a notice or a collection of fields that have one', () => {
		expect(
			pathsWhere(
				({ type, description }) => !description && type !== 'notice' && type !== 'collection',
			),
		).toEqual([]);
	});

	it('has a description without a full stop when it is one sentence', () => {
		const oneSentence = ({ description = '' }: INodeProperties) =>
			/\.$/.test(description) && !/[.?!:] /.test(description.slice(0, -1));
		expect(pathsWhere(oneSentence)).toEqual([]);
	});

	it('shows an example where text goes in, unless it is a secret', () => {
		const silent = ({ type, placeholder, hint, typeOptions }: INodeProperties) =>
			(type === 'string' || type === 'json') && !typeOptions?.password && !(placeholder || hint);
		expect(pathsWhere(silent)).toEqual([]);
	});

	it('gives its examples as such', () => {
		const bare = ({ type, placeholder, hint }: INodeProperties) =>
			type === 'string' && Boolean(placeholder || hint) && !/^e\.g\. /.test(placeholder ?? hint!);
		expect(pathsWhere(bare)).toEqual([]);
	});

	it('has a default that is one of its choices', () => {
		const astray = (field: INodeProperties) =>
			choicesOf(field).length > 0 &&
			![field.default].flat().every((one) => choicesOf(field).some(({ value }) => value === one));
		expect(pathsWhere(astray)).toEqual([]);
	});

	it('has choices in the order of their names, each once', () => {
		const unsorted = (field: INodeProperties) => {
			// It has an order of its own, which the tests of countries know.
			if (field.name === 'defaultCountry') return false;
			const names = choicesOf(field).map(({ name }) => name);
			const sorted = [...new Set(names)].sort((a, b) => a.localeCompare(b));
			return names.join() !== sorted.join();
		};
		expect(pathsWhere(unsorted)).toEqual([]);
	});

	it('is not required inside a list, of which n8n would not say which entry is empty', () => {
		const inList = places.filter(({ path }) => path.split(' › ').length > 2);
		expect(inList.length).toBeGreaterThan(50);
		expect(inList.filter(({ field }) => field.required).map(({ path }) => path)).toEqual([]);
	});

	it('has no bold in a notice, where the editor does not show it', () => {
		expect(
			pathsWhere(({ type, displayName }) => type === 'notice' && /<(b|strong)>/.test(displayName)),
		).toEqual([]);
	});

	it('says "Whether" when it is a switch', () => {
		expect(
			pathsWhere(
				({ type, description }) => type === 'boolean' && !description?.startsWith('Whether '),
			),
		).toEqual([]);
	});

	it('has its name once among its neighbours, or else conditions of its own', () => {
		for (const { operation, fields } of messageTypes) {
			const names = fields.map(({ name, displayOptions }) => {
				const { componentsSource = 'any' } = displayOptions?.show ?? {};
				return `${name} for ${String(componentsSource)}`;
			});
			expect({ operation, names }).toEqual({ operation, names: [...new Set(names)] });
		}
	});
});

describe('descriptions of nodes and credential', () => {
	it.each([
		['action', action],
		['trigger', trigger],
		['credential', credential.properties],
	])('%s survives as JSON', (_, description) => {
		expect(JSON.parse(JSON.stringify(description))).toEqual(description);
	});

	it('have icons for light and dark', () => {
		for (const { icon } of [action, trigger, credential]) {
			expect(icon).toEqual({
				light: expect.stringMatching(/^file:.*\.svg$/) as string,
				dark: expect.stringMatching(/^file:.*\.dark\.svg$/) as string,
			});
		}
	});
});
