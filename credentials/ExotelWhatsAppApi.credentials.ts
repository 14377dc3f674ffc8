import type { IAuthenticateGeneric, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import { BLANK } from '../nodes/ExotelWhatsApp/shared/pasted';
import { regions } from '../nodes/ExotelWhatsApp/api/regions';
import { countryField } from '../nodes/ExotelWhatsApp/shared/countries';

/** A field without the blanks that were pasted with it, as `withoutBlanks` does it elsewhere. */
const bare = (field: string) => `={{ $credentials.${field}.replace(/${BLANK}/gu, "") }}`;

/** Access to an Exotel account. The node has the test of it: see `api/credentialTest.ts`. */
export class ExotelWhatsAppApi implements ICredentialType {
	name = 'exotelWhatsAppApi';

	displayName = 'Exotel WhatsApp API';

	icon: Icon = {
		light: 'file:../icons/exotelWhatsApp.svg',
		dark: 'file:../icons/exotelWhatsApp.dark.svg',
	};

	documentationUrl =
		'https://github.com/exotel-whatsapp/n8n-nodes-exotel-whatsapp/blob/main/docs/credential.md';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'From the API settings page of the Exotel dashboard',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'From the API settings page of the Exotel dashboard',
		},
		{
			displayName: 'Account SID',
			name: 'accountSid',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. acme1',
			description: 'From the API settings page of the Exotel dashboard',
		},
		{
			displayName: 'Region',
			name: 'subdomain',
			type: 'options',
			options: [
				{ name: 'Custom', value: 'custom' },
				...regions.map(({ city, host }) => ({ name: `${city} (${host})`, value: host })),
			],
			default: 'api.exotel.com',
			description:
				'Where the account lives; the API settings page shows it as the subdomain. A right key in the wrong region is refused.',
		},
		{
			displayName: 'Custom Subdomain',
			name: 'customSubdomain',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. api.example.exotel.com',
			description: 'Host of the API. It must be reached by https, unless it is this machine.',
			displayOptions: { show: { subdomain: ['custom'] } },
		},
		{
			displayName: 'WhatsApp Business Account ID',
			name: 'wabaId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 123456789012345',
			description: 'WABA ID from Meta Business settings. Only templates need it.',
		},
		{
			displayName: 'Callback Secret',
			name: 'callbackSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'A long random text of your own that callbacks must carry, since Exotel does not sign its calls. Pick this credential in the trigger, too.',
		},
		{
			displayName: 'Default From',
			name: 'defaultFrom',
			type: 'string',
			default: '',
			placeholder: 'e.g. +91 80000 00000',
			description: 'Your WhatsApp business number, for nodes whose From is empty',
		},
		countryField(
			'None: All Numbers Have Their Country Code',
			'Country of numbers without country code, such as 98765 43210 from a sheet. Those of other countries need their country code, best with +.',
		),
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			auth: {
				username: bare('apiKey'),
				password: bare('apiToken'),
			},
		},
	};
}
