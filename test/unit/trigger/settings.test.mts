import { triggerSettings } from '../../../nodes/ExotelWhatsApp/trigger/settings';
import { thrownBy } from '../support/messages.mts';

const settings = (given: Record<string, unknown>) => triggerSettings((name) => given[name] ?? null);

describe('triggerSettings', () => {
	it('takes a new trigger as it is', () => {
		expect(settings({})).toEqual({
			filter: {
				events: ['deliveryReport'],
				statuses: [],
				reasons: [],
				messageTypes: [],
				replyIds: [],
			},
			dropRepeats: true,
			dropStepsBack: false,
			rememberedMessages: 2000,
			splitOutputs: false,
		});
	});

	it('takes choices and switches as an expression may yield them', () => {
		const given = {
			events: 'Delivery Report, INCOMINGMESSAGE',
			statuses: ['FAILED', ' Seen\n'],
			reasons: ['ex_reengagement_error', 'EX_REENGAGEMENT_ERROR (30018)'],
			messageTypes: ['Text', 'deleted message'],
			replyIds: 'yes, no\n\n,\nlater',
			options: { dropRepeats: 'FALSE', dropStepsBack: 1, splitOutputs: 'yes' },
		};
		expect(settings(given)).toEqual({
			filter: {
				events: ['deliveryReport', 'incomingMessage'],
				statuses: ['failed', 'seen'],
				reasons: ['EX_REENGAGEMENT_ERROR', 'EX_REENGAGEMENT_ERROR'],
				messageTypes: ['text', 'revoke'],
				replyIds: ['yes, no', 'later'],
			},
			dropRepeats: false,
			dropStepsBack: true,
			rememberedMessages: 2000,
			splitOutputs: true,
		});
	});

	it.each<[string, string, string]>([
		['reasons', '24-Hour Window Is Over (30018)', 'EX_REENGAGEMENT_ERROR'],
		['reasons', 'No Failure: Delivered (30002)', 'EX_MESSAGE_DELIVERED'],
		['reasons', 'EX_MESSAGE_DELIVERED (30002)', 'EX_MESSAGE_DELIVERED'],
		['reasons', 'EX_NEW (30099)', 'EX_NEW'],
		['messageTypes', 'Interactive', 'interactive'],
		['messageTypes', 'Button', 'button'],
		['messageTypes', 'System', 'system'],
		['events', 'Unknown', 'unknown'],
		['events', 'Failed Delivery', 'failedDelivery'],
	])('takes %s by names of today and of older versions: %s', (name, given, expected) => {
		expect(settings({ [name]: [given] }).filter).toMatchObject({ [name]: [expected] });
	});

	it('lets reasons and types be ones that Exotel may come to have', () => {
		const { filter } = settings({ reasons: ['EX_NEW'], messageTypes: ['poll'] });
		expect(filter).toMatchObject({ reasons: ['EX_NEW'], messageTypes: ['poll'] });
	});

	it.each([
		[
			{ events: ['report'] },
			'Events must be one of Delivery Report, Failed Delivery, Incoming Message, Something Else',
		],
		[{ statuses: 'faild' }, 'Statuses must be one of Delivered, Failed, Seen, Sent'],
		[{ options: { dropRepeats: 'maybe' } }, 'Drop Repeats must be true or false'],
	])('refuses %j', (given, sentence) => {
		expect(thrownBy(() => settings(given)).message).toContain(sentence);
	});
});
