import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';

/** Bodies that are wrong, strange or too much, by what is wrong with them. */

export const MB = 1024 * 1024;

/** What n8n takes at most, unless N8N_PAYLOAD_SIZE_MAX says otherwise. */
const LIMIT = 16 * MB;

const TO = '+919000000000';

/** A callback with one entry. */
export const callback = (entry: object) => JSON.stringify({ whatsapp: { messages: [entry] } });
/** A delivery report; all that come from here are of the same message. */
export const report = (more: object = {}) =>
	callback({ callback_type: 'dlr', sid: 'S', to: TO, exo_status_code: 30002, ...more });
const reply = (content: object, more: object = {}) =>
	callback({ callback_type: 'incoming_message', sid: 'I', from: TO, content, ...more });

/** An entry in which a piece of JSON stands as it is given. */
const reportWith = (json: string) => `{"callback_type":"dlr","exo_status_code":30002,${json}}`;

const LEVELS = 100_000;
const objects = (inner = '1') => `${'{"a":'.repeat(LEVELS)}${inner}${'}'.repeat(LEVELS)}`;
const lists = `${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}`;

const tap = (id: string) =>
	reply({
		type: 'interactive',
		interactive: { type: 'button_reply', button_reply: { id, title: 'Yes' } },
	});

const flow = (response_json: unknown) =>
	reply({ type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json } } });

const several = <T,>(count: number, one: (index: number) => T): T[] =>
	Array.from({ length: count }, (_, index) => one(index));

/** Each is sent as JSON. */
export const jsonBodies: Record<string, Buffer | string> = {
	'nothing at all': '',
	'white space': ' \n\t ',
	'an open object': '{',
	'a key without a value': '{"a":',
	'an open list': '[1,',
	'single quotes': "{'a':1}",
	'a bracket too many': '{"a":1}}',
	'a comma too many': '{"a":1,}',
	'two values': '{"a":1}{"b":2}',
	'a comment': '/* a */{"a":1}',
	'a word of JavaScript': 'undefined',
	'not a number': '{"sid":NaN}',
	'a number with a zero before it': '{"sid":01}',
	'an open text': '{"sid":"a',
	'a line break in a text': '{"sid":"a\nb"}',
	'a zero byte in a text': '{"sid":"a\0b"}',
	'zero bytes': Buffer.alloc(1000),
	'a byte order mark': `\uFEFF${report()}`,
	'half a character, escaped': report({ sid: 'a\uD800b', custom_data: '\uDC00' }),
	'zero bytes, escaped': report({ sid: 'a\0b', custom_data: '\0' }),
	'bytes that are no UTF-8': Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
	'UTF-8 that is cut': Buffer.from(report({ custom_data: '😀' })).subarray(0, -8),
	'Latin-1 that says nothing of it': Buffer.from(report({ custom_data: 'é' }), 'latin1'),
	'UTF-16 that says nothing of it': Buffer.from(report(), 'utf16le'),
	'a text': '"hello"',
	'a number': '5',
	'a list of numbers': '[1,2]',
	'a list of lists': '[[],[]]',
	'a list of nothing': '[null,null]',
	'an empty object': '{}',
	'an empty list': '[]',
	'null in all places': '{"whatsapp":{"messages":[null]},"entry":[null],"statuses":null}',
	'lists for texts': report({ sid: ['a'], to: [[]], description: {}, timestamp: [1] }),
	'objects a hundred thousand levels deep': objects(),
	'lists a hundred thousand levels deep': lists,
	'both a hundred thousand levels deep': `${'[{"a":'.repeat(LEVELS)}1${'}]'.repeat(LEVELS)}`,
	'open lists a hundred thousand levels deep': '['.repeat(LEVELS),
	'an entry with depth in it': reportWith(`"extra":${objects()}`),
	'an envelope of depth': `{"whatsapp":${objects()}}`,
	'a message with depth in it': `{"content":{"type":"location","location":${lists}}}`,
	'a text with depth in it': JSON.stringify(objects()),
	"a flow's answer with depth in it": flow(objects()),
	"a flow's answer that is broken": flow('{"a":'),
	"a flow's answer of another kind": flow(5),
	"Meta's form with depth in it": `{"entry":[{"changes":[{"value":${objects()}}]}]}`,
	'five thousand levels': reportWith(`"extra":${'['.repeat(5000)}${']'.repeat(5000)}`),
	'a hundred levels too many': reportWith(`"extra":${'['.repeat(150)}${']'.repeat(150)}`),
	'a number beyond all': reportWith('"sid":1e999,"to":-1e999,"timestamp":1e400'),
	'a code beyond all': '{"callback_type":"dlr","exo_status_code":1e999}',
	'a number next to nothing': reportWith('"sid":1e-999'),
	'a number of ten thousand digits': reportWith(`"sid":${'1'.repeat(10_000)}`),
	'a text of ten thousand digits': report({
		to: '1'.repeat(10_000),
		timestamp: '9'.repeat(10_000),
	}),
	'a time beyond the calendar': reportWith('"timestamp":9999999999999999'),
	'a prototype': reportWith('"__proto__":{"polluted":true},"sid":"P"'),
	'a constructor': reportWith('"constructor":{"prototype":{"polluted":true}},"sid":"P"'),
	'a prototype as content': '{"content":{"__proto__":{"type":"text","text":"a"}},"sid":"P"}',
	'a prototype as type': '{"type":"__proto__","from":"+919000000000"}',
	'a constructor as type': '{"type":"constructor","from":"+919000000000"}',
	'the names of all that objects have': JSON.stringify(
		Object.fromEntries(Object.getOwnPropertyNames(Object.prototype).map((name) => [name, name])),
	),
	'a prototype for an envelope': '{"__proto__":{"whatsapp":{"messages":[{}]}}}',
	'toJSON and then': report({ toJSON: 'a', then: 'b', length: -1, valueOf: null }),
	'keys that come twice':
		'{"sid":"a","sid":"b","exo_status_code":30001,"exo_status_code":30002,"whatsapp":{},"whatsapp":{"messages":[]}}',
	'an empty key': '{"":{"":[{"":""}]},"exo_status_code":30002}',
	'a key of a megabyte': JSON.stringify({ ['k'.repeat(MB)]: 1, exo_status_code: 30002 }),
	'keys that look like numbers': JSON.stringify(
		Object.fromEntries(several(5000, (index) => [4_294_967_290 + index, index])),
	),
	'fifty thousand keys': JSON.stringify(
		Object.fromEntries(several(50_000, (index) => [`k${index}`, index])),
	),
	'a challenge that is none': '{"type":"verification","challenge":{"a":1}}',
	'a challenge of a megabyte': JSON.stringify({
		type: 'verification',
		challenge: '<'.repeat(MB),
	}),
	'many messages beside many customers': JSON.stringify({
		messages: several(9_000, (index) => ({ from: `m${index}` })),
		contacts: several(200_000, (index) => ({ wa_id: `c${index}` })),
	}),
	'a customer of a megabyte beside many messages': JSON.stringify({
		messages: several(2_000, () => ({ from: '919000000000', text: { body: 'a' } })),
		contacts: [{ wa_id: '919000000000', profile: { name: 'n'.repeat(MB) } }],
		metadata: { display_phone_number: '8'.repeat(MB) },
	}),
	'a text in a text that is nearly the same': report({
		description: 'a'.repeat(4 * MB),
		error: { message: `${'a'.repeat(MB)}b${'a'.repeat(MB)}` },
	}),
	'an ID with a million blanks in it': tap(`a${' '.repeat(1_000_000)}b`),
	'an ID of a million commas': tap(','.repeat(1_000_000)),
	'a reason of a megabyte': report({ exo_status_code: 1, exo_detailed_status: 'E'.repeat(MB) }),
	'a thousand codes of one message': JSON.stringify({
		messages: several(1000, (index) => ({ sid: 'Many', exo_status_code: index })),
	}),
	'more entries than there may be': JSON.stringify(several(10_001, () => ({ sid: 'S' }))),
	'a million entries': `[${'{},'.repeat(999_999)}{"sid":"S"}]`,
	'nearly all that n8n takes': report({ custom_data: 'x'.repeat(LIMIT - 200) }),
	'a byte more than n8n takes': report().padEnd(LIMIT + 1),
};

const FAST = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

const zeros = Buffer.alloc(64 * MB);
const large = Buffer.from(report({ custom_data: 'x'.repeat(LIMIT - 200) }));

/** Each with the value of its `Content-Encoding`. */
export const compressedBodies: Record<string, [encoding: string, body: Buffer]> = {
	'a report in gzip': ['gzip', gzipSync(report())],
	'a report in deflate': ['deflate', deflateSync(report())],
	'a report in br': ['br', brotliCompressSync(report())],
	'a report in an encoding that is none': ['strange', Buffer.from(report())],
	'a report that is twice in gzip': ['gzip, gzip', gzipSync(gzipSync(report()))],
	'a report in gzip that is not': ['gzip', Buffer.from(report())],
	'a report in deflate that is not': ['deflate', Buffer.from(report())],
	'a report in gzip that is cut': ['gzip', gzipSync(report()).subarray(0, -12)],
	'a report in gzip with more behind it': ['gzip', Buffer.concat([gzipSync(report()), large])],
	'nothing in gzip': ['gzip', Buffer.alloc(0)],
	'a bomb within the limit in gzip': ['gzip', gzipSync(large)],
	'a bomb within the limit in deflate': ['deflate', deflateSync(large)],
	'depth in gzip': ['gzip', gzipSync(lists)],
	'a bomb in gzip': ['gzip', gzipSync(zeros)],
	'a bomb in deflate': ['deflate', deflateSync(zeros)],
	'a bomb in br': ['br', brotliCompressSync(zeros, FAST)],
	'a bomb in a bomb': ['gzip', gzipSync(gzipSync(zeros))],
};

/** Each with the value of its `Content-Type`. */
export const otherBodies: Record<string, [type: string, body: Buffer | string]> = {
	'JSON with quotes in its type': ['application/json; charset="', report()],
	'JSON in UTF-16, as it says': [
		'application/json; charset=utf-16le',
		Buffer.from(report(), 'utf16le'),
	],
	'JSON in UTF-16, by a name that Node has not': [
		'application/json; charset=utf-16',
		Buffer.from(report(), 'utf16le'),
	],
	'JSON in Latin-1, as it says': [
		'application/json; charset=latin1',
		Buffer.from(report({ custom_data: 'é' }), 'latin1'),
	],
	'JSON in no encoding': ['application/json; charset=nonsense', report()],
	'JSON in hex': ['application/json; charset=hex', report()],
	'JSON in base64': ['application/json; charset=base64', report()],
	'JSON in UTF-7': ['application/json; charset=utf-7', report()],
	'JSON as plain text': ['text/plain', report()],
	'depth as plain text': ['text/plain', objects()],
	'JSON as HTML': ['text/html', report()],
	'JSON of a type that nobody knows': ['application/x-strange', report()],
	'depth of a type that nobody knows': ['application/x-strange', lists],
	'too much of a type that nobody knows': ['application/x-strange', report().padEnd(17 * MB)],
	'bytes of a type that nobody knows': ['application/octet-stream', Buffer.alloc(1000, 0xff)],
	'a type that is none': ['none', report()],
	'an empty type': ['', report()],
	'a form with JSON': ['application/x-www-form-urlencoded', `payload=${report()}`],
	'a form with depth': ['application/x-www-form-urlencoded', `payload=${lists}`],
	'a form with brackets': [
		'application/x-www-form-urlencoded',
		`a${'[b]'.repeat(10_000)}=1&__proto__[c]=1&constructor[prototype][d]=1`,
	],
	'a form with many fields': ['application/x-www-form-urlencoded', 'a=1&'.repeat(100_000)],
	'a form that is encoded badly': ['application/x-www-form-urlencoded', 'a=%E0%A4%&%=%zz'],
	XML: ['application/xml', '<whatsapp><messages><sid>S</sid></messages></whatsapp>'],
	'XML that is broken': ['application/xml', '<a><b></a>'],
	'XML that is deep': ['text/xml', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`],
	'XML with an entity': [
		'application/xml',
		'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
	],
	'XML that grows': [
		'application/xml',
		`<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "${'&b;'.repeat(10)}">]><a>${'&c;'.repeat(10)}</a>`,
	],
	'XML with a prototype': ['application/xml', '<a><__proto__><b>1</b></__proto__></a>'],
	parts: [
		'multipart/form-data; boundary=B',
		'--B\r\nContent-Disposition: form-data; name="exo_status_code"\r\n\r\n30002\r\n--B--\r\n',
	],
	'parts with a file': [
		'multipart/form-data; boundary=B',
		`--B\r\nContent-Disposition: form-data; name="f"; filename="../../a.txt"\r\nContent-Type: text/plain\r\n\r\n${'x'.repeat(5000)}\r\n--B--\r\n`,
	],
	'parts with a prototype': [
		'multipart/form-data; boundary=B',
		'--B\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--B--\r\n',
	],
	'parts that are cut': [
		'multipart/form-data; boundary=B',
		'--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n1',
	],
	'parts without a boundary': ['multipart/form-data', report()],
	'parts that are none': ['multipart/form-data; boundary=B', report()],
	'no parts': ['multipart/form-data; boundary=B', ''],
	'a thousand parts': [
		'multipart/form-data; boundary=B',
		`${'--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'.repeat(1000)}--B--\r\n`,
	],
	'parts of another kind': ['multipart/mixed; boundary=B', report()],
	'too much in parts of another kind': ['multipart/mixed; boundary=B', report().padEnd(17 * MB)],
};
