import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { sendAndWait } from '../messages/sendAndWait/sendAndWait';
import { orProblem, Problem } from '../shared/problem';
import { inReadingOrder } from '../shared/readingOrder';
import { sentences } from '../shared/sentences';
import { noAnswer } from '../wait/question';
import { questionOf } from './job';
import { sendItems } from './sendItems';

/** Why a question did not go out, as its item says. */
function unsent({ error }: IDataObject): string {
	const { message, description } = error as { message: string; description: string };
	return sentences(`The question was not sent: ${message}`, description);
}

/** Gives the items of questions that were not sent their `data` too: that is an answer. */
async function addAnswers(context: IExecuteFunctions, items: INodeExecutionData[]): Promise<void> {
	const question = await orProblem(() => questionOf(context, sendAndWait));
	if (!question || question instanceof Problem) return;
	for (const item of items) {
		const { json } = item;
		if (!json.error) continue;
		item.json = inReadingOrder({ ...json, data: noAnswer(question, unsent(json)) });
	}
}

/** Sends a message for each input item; with a question, the workflow waits for its answer. */
export async function sendMessages(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output = await sendItems.call(this);
	const operation = this.getNodeParameter('operation', 0);
	if (operation === sendAndWait.operation) await addAnswers(this, output.flat());
	return output;
}
