import type { INodeExecutionData } from 'n8n-workflow';

import type { Message } from '../api/sendRequest';

/** What is done with the message of a send that is to wait. */
export interface Waiter {
	/** The message with what its wait needs. */
	addressed(message: Message): Message;
	/**
	 * Begins to wait, and gives what the node returns to n8n by then.
	 * @param item what leaves for the accepted message
	 */
	begin(item: INodeExecutionData, message: Message): Promise<INodeExecutionData[]>;
	/**
	 * What leaves for a message of an earlier try: its reports went to the execution of that try, so
	 * there is nothing that this one could wait for.
	 */
	missed(item: INodeExecutionData): INodeExecutionData[];
}
