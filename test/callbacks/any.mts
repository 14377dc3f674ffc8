import fc from 'fast-check';

/** Bodies that nobody thought of, made of the keys and words at which the reading of callbacks looks. */

const KEYS = [
	'whatsapp messages callback_type sid message_sid id to from recipient exo_status_code',
	'exo_detailed_status description timestamp custom_data content type text body image url link',
	'interactive button_reply list_reply nfm_reply response_json title payload button context',
	'profile_name contact profile name event message data status errors code challenge rcs sms error',
	'reaction emoji message_id order __proto__ constructor toString statuses entry changes value',
	'metadata contacts wa_id from_user_id edit original_message_id revoke system referral document',
	'caption id error_data details filename mime_type location unsupported',
].flatMap((line) => line.split(' '));

const VALUES = [
	'dlr incoming_message icm verification message_status inbound_message text image interactive edit',
	'delivered failed 131047 EX_MESSAGE_DELIVERED 30018 919000000000 1772360400 {"a":1} __proto__',
].flatMap((line) => line.split(' '));

export const anyBody = fc.letrec<{ node: unknown }>((tie) => ({
	node: fc.oneof(
		{ depthSize: 'medium', withCrossShrink: true },
		fc.constantFrom<unknown>(...VALUES, null, true, 0, -1, 30001, 1e308, ''),
		fc.jsonValue(),
		fc.array(tie('node'), { maxLength: 4 }),
		fc
			.array(fc.tuple(fc.constantFrom(...KEYS), tie('node')), { maxLength: 6 })
			.map((pairs) => Object.fromEntries(pairs)),
	),
})).node;
