import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import { node, workflowOf } from './support/engine.mts';
import { ACTION, TRIGGER, typeNamed } from './support/host.mts';

/** What n8n's editor makes of an expression of a node's description, for a node with these parameters. */
function shown(type: string, expression: string | undefined, parameters: INodeParameters): unknown {
	const own = node('Own', type, { parameters });
	const workflow = workflowOf([own], {});
	return workflow.expression.getSimpleParameterValue(own, expression, 'internal', {});
}

const action = typeNamed(ACTION).description;
const trigger = typeNamed(TRIGGER).description;

describe('below the name of a node on the canvas', () => {
	it.each([
		['message', 'sendCtaUrl', 'Send Link Button'],
		['message', 'sendAndWait', 'Send and Wait for Response'],
		['template', 'getMany', 'Get Many: Template'],
		['media', 'download', 'Download: Media'],
	])('%s %s is %s', (resource, operation, words) => {
		expect(shown(ACTION, action.subtitle, { resource, operation })).toBe(words);
	});

	it('has words for each operation', () => {
		const lists = action.properties.filter(({ name }) => name === 'operation');
		const words = lists.flatMap(({ displayOptions, options = [] }) =>
			options.map((one) => {
				const [resource] = displayOptions?.show?.resource as string[];
				const { value: operation } = one as { value: string };
				return shown(ACTION, action.subtitle, { resource, operation });
			}),
		);
		expect(words.length).toBeGreaterThan(20);
		for (const one of words) expect(one).toMatch(/^[A-Z][A-Za-z]+( [A-Za-z]+)*(: [A-Z][a-z]+)?$/);
	});

	it.each<[INodeParameters, string]>([
		[{}, 'Delivery Report'],
		[{ events: ['deliveryReport'], statuses: ['failed', 'seen'] }, 'Failed, Seen'],
		[{ events: ['incomingMessage', 'unknown'] }, 'Incoming Message, Something Else'],
		[{ events: ['failedDelivery', 'deliveryReport'], statuses: ['seen'] }, 'Failed Delivery, Seen'],
		[{ events: ['newer'] }, 'newer'],
		[{ events: [] }, ''],
	])('is what the trigger %j starts on', (parameters, words) => {
		expect(shown(TRIGGER, trigger.subtitle, parameters)).toBe(words);
	});
});

describe('at a node that waits', () => {
	it.each([
		['sendText', 'waitForReply', "Waiting for the customer's reply"],
		['sendTemplate', 'waitForDelivery', 'Waiting for the message to be delivered'],
		['sendText', 'waitForSeen', 'Waiting for the customer to read the message'],
		['sendAndWait', undefined, 'Waiting for the response'],
	])('%s with %s says what it waits for', (operation, afterSending, words) => {
		const parameters = { resource: 'message', operation, ...(afterSending && { afterSending }) };
		expect(shown(ACTION, action.waitingNodeTooltip, parameters)).toBe(words);
	});
});

describe('Media Source of a template', () => {
	const picked = (cachedResultName?: string) => ({
		__rl: true,
		mode: 'list',
		value: 'order_update|en',
		...(cachedResultName && { cachedResultName }),
	});

	/** The parameters that n8n runs the node with: those that it hides are left out. */
	function kept(operation: string, template: object, more: INodeParameters = {}) {
		const parameters = { resource: 'message', operation, template, ...more } as INodeParameters;
		const own = node('Own', ACTION, { parameters: { ...parameters, mediaSource: 'binary' } });
		return NodeHelpers.getNodeParameters(
			action.properties,
			own.parameters,
			true,
			false,
			own,
			action,
		);
	}

	it.each(['text', 'carousel', 'product', 'location'])(
		'is not there for one that is known to be of the kind %s',
		(kind) => {
			const left = kept('sendTemplate', picked(`order_update (en, UTILITY, ${kind})`));
			expect(left).not.toHaveProperty('mediaSource');
			expect(left).not.toHaveProperty('binaryPropertyName');
		},
	);

	it.each<[string, object]>([
		['has an image', picked('offer (en, MARKETING, image)')],
		['has a document', picked('invoice (hi, UTILITY, document)')],
		['was saved by an older version', picked('order_update (en, UTILITY)')],
		['was saved without a name for the list', picked()],
		['is given by its name', { __rl: true, mode: 'name', value: 'offer' }],
		['comes from an expression', { __rl: true, mode: 'list', value: '={{ $json.template }}' }],
		['is a bare text', 'offer|en' as unknown as object],
	])('is there for one that %s', (_, template) => {
		expect(kept('sendTemplate', template)).toMatchObject({
			mediaSource: 'binary',
			binaryPropertyName: 'data',
		});
	});

	it('is the same in a question', () => {
		const more = { sendAs: 'template' };
		const text = picked('order_update (en, UTILITY, text)');
		expect(kept('sendAndWait', text, more)).not.toHaveProperty('mediaSource');
		const image = picked('offer (en, MARKETING, image)');
		expect(kept('sendAndWait', image, more)).toHaveProperty('mediaSource', 'binary');
	});

	it('is there for the file of a header that is filled in by General Fields', () => {
		const more = { componentsSource: 'fields', headerType: 'image' };
		const text = picked('order_update (en, UTILITY, text)');
		expect(kept('sendTemplate', text, more)).toHaveProperty('mediaSource', 'binary');
	});
});

describe('the options of a send', () => {
	const [options] = action.properties.filter(
		({ name, displayOptions }) =>
			name === 'options' && displayOptions?.show?.operation?.includes('sendText'),
	);
	const labels = (options.options as INodeProperties[]).map(({ displayName }) => displayName);

	it('begin with what every sender needs', () => {
		expect(labels.slice(0, 2)).toEqual(['Status Callback URL', 'Custom Data']);
	});

	it('are the others by name', () => {
		const [, , ...others] = labels;
		expect(others).toEqual([...others].sort((a, b) => a.localeCompare(b)));
	});
});
