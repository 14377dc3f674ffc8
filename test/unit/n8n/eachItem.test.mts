import type { IExecuteFunctions, INode } from 'n8n-workflow';

import { runEachItem, type Action } from '../../../nodes/ExotelWhatsApp/n8n/eachItem';
import { Problem } from '../../../nodes/ExotelWhatsApp/shared/problem';

const label = { displayName: 'Label', name: 'label', type: 'string', default: '' } as const;

const action: Action<{ mark: string }> = {
	operation: 'note',
	name: 'Note',
	action: 'Note an item',
	description: 'Gives the label of the item with what was prepared',
	fields: [label],
	async run({ values, prepared }) {
		return [{ json: { noted: `${values.text(label)} ${prepared.mark}` } }];
	},
};

/** A node with as many items as labels, whose errors become items. */
function contextOf(labels: string[]): IExecuteFunctions {
	const parameters: Record<string, unknown> = { operation: 'note', label: '={{ $json.label }}' };
	const context = {
		getNode: () => ({ name: 'Node', parameters }) as unknown as INode,
		getInputData: () => labels.map((one) => ({ json: { label: one } })),
		getNodeParameter: (name: string, index: number) =>
			name === label.name ? labels[index] : parameters[name],
		continueOnFail: () => true,
		getExecutionCancelSignal: () => undefined,
	};
	return context as unknown as IExecuteFunctions;
}

describe('an operation for each item', () => {
	it('prepares once what all items share', async () => {
		const prepare = jest.fn(async () => ({ mark: 'x' }));
		const [items] = await runEachItem(contextOf(['a', 'b', 'c']), [action], prepare);
		expect(items.map(({ json }) => json)).toEqual([
			{ noted: 'a x' },
			{ noted: 'b x' },
			{ noted: 'c x' },
		]);
		expect(prepare).toHaveBeenCalledTimes(1);
	});

	it('lets each item fail over what could not be prepared', async () => {
		const prepare = jest.fn((): { mark: string } => {
			throw new Problem('There is no host', 'Fill it in.');
		});
		const [items] = await runEachItem(contextOf(['a', 'b']), [action], prepare);
		expect(items.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual(
			[0, 1].map((item) => [
				{ code: null, message: 'There is no host', description: 'Fill it in.' },
				{ item },
			]),
		);
		expect(prepare).toHaveBeenCalledTimes(1);
	});
});
