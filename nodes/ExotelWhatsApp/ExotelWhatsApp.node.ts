import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { exotelWhatsAppApiTest } from './api/credentialTest';
import { execute, properties, subtitle } from './resources';
import { waitingTooltip } from './send/waitingTooltip';
import { resume, resumeWebhooks } from './wait/resume';
import { templateVariables } from './messages/template/mapper';
import { staleVariables } from './messages/template/staleHint';
import { searchTemplates } from './templatePicker/search';

export class ExotelWhatsApp implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Exotel WhatsApp',
		name: 'exotelWhatsApp',
		icon: {
			light: 'file:../../icons/exotelWhatsApp.svg',
			dark: 'file:../../icons/exotelWhatsApp.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle,
		description:
			'Send WhatsApp messages through Exotel, manage their templates, and fetch the files that customers send',
		defaults: { name: 'Exotel WhatsApp' },
		usableAsTool: true,
		hints: [staleVariables],
		waitingNodeTooltip: waitingTooltip,
		webhooks: resumeWebhooks,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'exotelWhatsAppApi', required: true, testedBy: 'exotelWhatsAppApiTest' }],
		properties,
	};

	methods = {
		credentialTest: { exotelWhatsAppApiTest },
		listSearch: { searchTemplates },
		resourceMapping: { templateVariables },
	};

	execute = execute;

	webhook = resume;
}
