import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { exotelWhatsAppApiTest } from './api/credentialTest';
import { triggerProperties } from './trigger/fields';
import { triggerPanel } from './trigger/panel';
import { receive } from './trigger/receive';
import { triggerSubtitle } from './trigger/subtitle';
import { ROUTES } from './trigger/outputs';

/** Outputs as n8n evaluates them: one for each route, with its name. */
const SPLIT = JSON.stringify(
	ROUTES.map((displayName) => ({ type: NodeConnectionTypes.Main, displayName })),
);

export class ExotelWhatsAppTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Exotel WhatsApp Trigger',
		name: 'exotelWhatsAppTrigger',
		icon: {
			light: 'file:../../icons/exotelWhatsApp.svg',
			dark: 'file:../../icons/exotelWhatsApp.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: triggerSubtitle,
		// n8n shows it for both nodes where it lists what an app can do.
		description:
			'Send WhatsApp messages through Exotel, and start workflows from delivery reports and replies',
		eventTriggerDescription: 'Waiting for Exotel to call the test URL',
		activationMessage:
			'Exotel can now call the production URL of this workflow. It cannot reach localhost or a private network: there, give n8n a public address (WEBHOOK_URL) first.',
		defaults: { name: 'Exotel WhatsApp Trigger' },
		triggerPanel,
		inputs: [],
		outputs: `={{ /^\\s*(true|yes|1)\\s*$/i.test($parameter["options"]?.["splitOutputs"]) ? ${SPLIT} : ["main"] }}`,
		credentials: [
			{ name: 'exotelWhatsAppApi', required: false, testedBy: 'exotelWhatsAppApiTest' },
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: 'exotel-whatsapp',
			},
		],
		properties: triggerProperties,
	};

	methods = { credentialTest: { exotelWhatsAppApiTest } };

	/** Exotel has no call to register an address: it comes with each message. */
	webhookMethods = {
		default: {
			async checkExists() {
				return true;
			},
			async create() {
				return true;
			},
			async delete() {
				return true;
			},
		},
	};

	webhook = receive;
}
