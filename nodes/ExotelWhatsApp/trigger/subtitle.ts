import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { wordsFor } from '../n8n/words';
import { events, statuses } from './fields';

const namesOf = ({ options = [] }: INodeProperties) =>
	(options as INodePropertyOptions[]).map(({ name, value }) => [String(value), name]);

const words = Object.fromEntries([...namesOf(events), ...namesOf(statuses)]) as Record<
	string,
	string
>;

const chosen = ({ name }: INodeProperties) => `[].concat($parameter["${name}"] || [])`;

/** What starts the workflow, for the canvas: the picked statuses say more than "Delivery Report". */
export const triggerSubtitle = `={{ ${chosen(events)}.flatMap((one) => one === "deliveryReport" && ${chosen(statuses)}.length > 0 ? ${chosen(statuses)} : one).map((one) => ${wordsFor(words, 'one')}).join(", ") }}`;
