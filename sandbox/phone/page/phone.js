/** The page of the sandbox: conversations as the customers' phones show them. */

const byId = (id) => document.getElementById(id);

/** Messages and answers by customer, each in its order. */
const chats = new Map();
let open = null;

/** What the API does with the next request, by what people call it. */
const FAULTS = {
	'429, too many requests': { status: 429, headers: { 'retry-after': '2' }, body: {} },
	'500, a server problem': { status: 500, body: {} },
	'no answer at all': { silent: true },
	'a cut connection': { reset: true },
	'a cut connection, after the message was taken': { accepts: true, reset: true },
};

/** An element with what is in it; texts go in as texts, so that nothing in a message is markup. */
function element(tag, properties = {}, ...inner) {
	const made = Object.assign(document.createElement(tag), properties);
	made.append(...inner.filter((one) => one !== null && one !== undefined && one !== ''));
	return made;
}

/** WhatsApp's own marks: *bold*, _italic_, ~strike~ and `code`. */
const MARKS = { '*': 'strong', _: 'em', '~': 's', '`': 'code' };
const MARKED = /(?<![\p{L}\p{N}])([*_~`])(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/u;

/** A text with its marks drawn, one inside another too. */
function formatted(text) {
	const found = MARKED.exec(text);
	if (!found) return [text];
	const [whole, mark, inner] = found;
	return [
		text.slice(0, found.index),
		element(MARKS[mark], {}, ...formatted(inner)),
		...formatted(text.slice(found.index + whole.length)),
	];
}

const line = (text, className) =>
	text ? element('p', { className: className ?? '' }, ...formatted(text)) : null;

async function post(path, body) {
	const response = await fetch(path, {
		method: path.endsWith('behaviour') ? 'PUT' : 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	return await response.json();
}

function say(text) {
	byId('said').textContent = text;
}

/** Answers as the customer, and says when nobody took it. */
async function answer(request) {
	const { answered } = await post('sandbox/replies', request);
	if (answered >= 200 && answered < 300) say('');
	else if (answered === 0)
		say('Nobody took the answer: the message has no callback URL, or n8n is not there.');
	else say(`The address of the callbacks answered HTTP ${answered}.`);
}

function mediaOf({ kind, link, name }) {
	const label = name ?? link;
	if (kind === 'image' || kind === 'sticker') {
		return element('img', { src: link, alt: label, className: kind, loading: 'lazy' });
	}
	if (kind === 'video') return element('video', { src: link, controls: true, preload: 'none' });
	if (kind === 'audio') return element('audio', { src: link, controls: true, preload: 'none' });
	return element('a', { href: link, target: '_blank', rel: 'noreferrer' }, `Document: ${label}`);
}

const tap = (sid, { id, title, note, description }) =>
	element(
		'button',
		{
			type: 'button',
			disabled: id === undefined || sid === null,
			onclick: () => answer({ sid, id }),
		},
		title,
		note || description ? element('small', {}, note ?? description) : null,
	);

function listOf({ button, sections }, sid) {
	const rows = sections.flatMap(({ title, rows: own }) => [
		line(title, 'title'),
		...own.map((row) => tap(sid, row)),
	]);
	return element(
		'details',
		{},
		element('summary', {}, button),
		element('div', { className: 'taps' }, ...rows),
	);
}

/** The parts of a bubble, as elements. */
function partsOf({ media, header, text, footer, notes = [], buttons = [], list, cards = [] }, sid) {
	return [
		media ? mediaOf(media) : null,
		line(header, 'title'),
		line(text),
		...notes.map((note) => line(note, 'quiet')),
		line(footer, 'quiet'),
		buttons.length > 0
			? element('div', { className: 'taps' }, ...buttons.map((one) => tap(sid, one)))
			: null,
		list ? listOf(list, sid) : null,
		cards.length > 0
			? element(
					'div',
					{ className: 'cards' },
					...cards.map((card) => element('div', {}, ...partsOf(card, sid))),
				)
			: null,
	];
}

const time = (at) => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

/** Ticks as a phone has them, or what went wrong. */
function stateOf({ status, sid, at }) {
	const [code] = status.split(' ');
	const ticks = { accepted: '…', 30001: '✓', 30002: '✓✓', 30003: '✓✓' }[code];
	if (sid === null || ticks === undefined) {
		return element('p', { className: 'state bad' }, `${time(at)}  ✕ ${status}`);
	}
	const words = { accepted: 'accepted', 30001: 'sent', 30002: 'delivered', 30003: 'seen' }[code];
	return element(
		'p',
		{ className: `state ${words}` },
		`${time(at)}  `,
		element('span', { className: 'ticks', ariaHidden: 'true' }, ticks),
		` ${words}`,
	);
}

function messageItem(message) {
	const raw = element('details', {}, element('summary', {}, 'JSON'));
	// Formatted when it is opened, so that a long campaign stays quick.
	raw.addEventListener('toggle', () => {
		if (raw.children.length === 1) {
			raw.append(element('pre', {}, JSON.stringify(message.raw, null, 2)));
		}
	});
	return element(
		'li',
		{ className: 'bubble', id: `message-${message.number}` },
		...partsOf(message.bubble, message.sid),
		stateOf(message),
		raw,
	);
}

function answerItem({ number, text, picture, at, taken }) {
	const isTaken = taken >= 200 && taken < 300;
	return element(
		'li',
		{ className: 'bubble theirs', id: `answer-${number}` },
		picture ? mediaOf({ kind: 'image', link: picture, name: 'picture' }) : null,
		line(text),
		element(
			'p',
			{ className: isTaken ? 'state' : 'state bad' },
			isTaken ? time(at) : `${time(at)}  ✕ not taken (HTTP ${taken})`,
		),
	);
}

/** What a conversation is about, in a line. */
function summaryOf({ items }) {
	const { bubble, text } = items.at(-1);
	return bubble
		? (bubble.text ?? bubble.header ?? bubble.notes?.[0] ?? bubble.media?.kind ?? '')
		: text;
}

function drawChats() {
	const sorted = [...chats.values()].sort((a, b) => b.at.localeCompare(a.at));
	byId('empty').hidden = sorted.length > 0;
	byId('chats').replaceChildren(
		...sorted.map((chat) =>
			element(
				'li',
				{},
				element(
					'button',
					{
						type: 'button',
						ariaCurrent: String(chat.customer === open),
						onclick: () => show(chat.customer),
					},
					chat.customer,
					element('small', {}, summaryOf(chat)),
				),
			),
		),
	);
}

const itemOf = (one) => ('bubble' in one ? messageItem(one) : answerItem(one));

/** The newest message that can be answered. */
const answerable = () =>
	chats.get(open)?.items.findLast((one) => 'bubble' in one && one.sid !== null);

function show(customer) {
	open = customer;
	const chat = chats.get(customer);
	byId('customer').textContent = customer ?? 'Pick a conversation';
	byId('about').textContent = chat ? `with ${chat.business}` : '';
	byId('write').hidden = !answerable();
	byId('messages').replaceChildren(...(chat?.items ?? []).map(itemOf));
	drawChats();
	isAtEnd = true;
	toEnd();
}

/** Adds a message or an answer, or renews what is there of it. */
function take(customer, business, one) {
	const chat = chats.get(customer) ?? { customer, business, items: [], at: one.at };
	chats.set(customer, chat);
	const isSame = (other) => 'bubble' in other === 'bubble' in one && other.number === one.number;
	const index = chat.items.findIndex(isSame);
	if (index >= 0) chat.items[index] = one;
	else {
		chat.items.push(one);
		chat.items.sort((a, b) => a.at.localeCompare(b.at));
		chat.at = one.at;
	}
	if (open === null) show(customer);
	else if (open === customer) draw(one, index >= 0);
	later();
}

function draw(one, isKnown) {
	const item = itemOf(one);
	const messages = byId('messages');
	const before = document.getElementById(item.id);
	if (isKnown && before) {
		// What a person has opened stays open.
		const opened = [...before.querySelectorAll('details')].map((details) => details.open);
		item.querySelectorAll('details').forEach((details, at) => {
			details.open = opened[at] ?? false;
		});
		const focused = [...before.querySelectorAll('button')].indexOf(document.activeElement);
		before.replaceWith(item);
		item.querySelectorAll('button')[focused]?.focus();
		return;
	}
	messages.append(item);
	byId('write').hidden = !answerable();
	toEnd();
}

/** Whether a person looks at the newest message, and has not scrolled away from it. */
let isAtEnd = true;

/** Shows the newest message to a person who looks at the newest. */
function toEnd() {
	if (isAtEnd) byId('messages').scrollTop = byId('messages').scrollHeight;
}

byId('messages').addEventListener('scroll', ({ target }) => {
	isAtEnd = target.scrollHeight - target.scrollTop - target.clientHeight < 80;
});
// A picture has its height only once it is there.
byId('messages').addEventListener('load', toEnd, { capture: true });

let isWaiting = false;

/** Draws the list of conversations once for many messages. */
function later() {
	if (isWaiting) return;
	isWaiting = true;
	requestAnimationFrame(() => {
		isWaiting = false;
		drawChats();
	});
}

const events = new EventSource('phone/events');
events.addEventListener('message', ({ data }) => {
	const message = JSON.parse(data);
	take(message.to, message.from, message);
});
events.addEventListener('answer', ({ data }) => {
	const one = JSON.parse(data);
	take(one.from, one.to, one);
});
events.addEventListener('cleared', () => {
	chats.clear();
	show(null);
});
events.addEventListener('error', () =>
	say('The sandbox is not there; the page tries again by itself.'),
);
events.addEventListener('open', () => say(''));

byId('write').addEventListener('submit', async (event) => {
	event.preventDefault();
	const text = byId('text').value.trim();
	const message = answerable();
	if (text === '' || !message) return;
	byId('text').value = '';
	await answer({ sid: message.sid, text });
});

byId('picture').addEventListener('change', async ({ target }) => {
	const [file] = target.files;
	const message = answerable();
	if (!file || !message) return;
	const response = await fetch('phone/pictures', {
		method: 'POST',
		headers: { 'content-type': file.type },
		body: file,
	});
	const { picture } = await response.json();
	target.value = '';
	const text = byId('text').value.trim();
	byId('text').value = '';
	await answer({ sid: message.sid, text, picture: new URL(picture, location.href).href });
});

byId('failing').addEventListener('submit', async (event) => {
	event.preventDefault();
	const code = byId('code').value;
	await post('sandbox/failures', [code]);
	say(`The next message fails with ${code}.`);
});

byId('answering').addEventListener('submit', async (event) => {
	event.preventDefault();
	const fault = byId('fault').value;
	await post('sandbox/faults', [FAULTS[fault]]);
	say(`The next request gets ${fault}.`);
});

byId('copies').addEventListener('change', async ({ target }) => {
	await post('sandbox/behaviour', { copies: target.checked ? 2 : 1 });
	say(
		target.checked
			? 'Reports and replies are posted twice.'
			: 'Reports and replies are posted once.',
	);
});

byId('clear').addEventListener('click', async () => {
	await fetch('sandbox', { method: 'DELETE' });
	byId('copies').checked = false;
	say('All messages are forgotten.');
});

byId('fault').append(
	...Object.keys(FAULTS).map((name) => element('option', { value: name }, name)),
);

const codes = await (await fetch('phone/codes')).json();
byId('code').append(
	...codes.map(({ code, name }) => element('option', { value: code }, `${code} ${name}`)),
);
byId('code').value = '30018';
