import type { INodeProperties } from 'n8n-workflow';

import type { MessageType } from './messageType';
import { compact } from '../shared/data';

/** What a latitude and a longitude are; no place lies beyond. */
const MAX_LATITUDE = 90;
const MAX_LONGITUDE = 180;

const latitude: INodeProperties = {
	displayName: 'Latitude',
	name: 'latitude',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 12.9716',
	description: `Decimal degrees, from -${MAX_LATITUDE} (south) to ${MAX_LATITUDE} (north)`,
};

const longitude: INodeProperties = {
	displayName: 'Longitude',
	name: 'longitude',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 77.5946',
	description: `Decimal degrees, from -${MAX_LONGITUDE} (west) to ${MAX_LONGITUDE} (east)`,
};

const name: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Head Office',
	description: 'Name of the place; no limit is known',
};

const address: INodeProperties = {
	displayName: 'Address',
	name: 'address',
	type: 'string',
	default: '',
	placeholder: 'e.g. MG Road, Bengaluru',
	description: 'Address of the place; WhatsApp shows it only if there is a name too',
};

/** API reference, section 2.2.7: the coordinates are strings. */
export const location: MessageType = {
	operation: 'sendLocation',
	name: 'Send Location',
	action: 'Send a location',
	description: 'Send a place that opens on a map',
	contentType: 'location',
	fields: [latitude, longitude, name, address],
	toContent(values) {
		return {
			type: 'location',
			location: compact({
				latitude: values.degrees(latitude, MAX_LATITUDE),
				longitude: values.degrees(longitude, MAX_LONGITUDE),
				name: values.optionalText(name),
				address: values.optionalText(address),
			}),
		};
	},
};
