import type { Received } from './record.mts';
import { choicesOf } from './replies.mts';
import type { StoredTemplate } from './templates.mts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (value: unknown) =>
	String(value ?? '').replace(/[&<>"]/g, (character) => ENTITIES[character]);

/** Buttons by which a customer answers. */
function replies(received: Received, templates: StoredTemplate[]): string {
	if (received.sid === null) return '';
	const texts = [`<button name="text" value="Hello">Hello</button>`];
	const taps = choicesOf(received, templates).map(
		({ id, title }) => `<button name="id" value="${escaped(id)}">${escaped(title)}</button>`,
	);
	return `<form method="post" action="/sandbox/replies"><input type="hidden" name="sid" value="${escaped(
		received.sid,
	)}">${[...taps, ...texts].join(' ')}</form>`;
}

function row(received: Received, templates: StoredTemplate[]): string {
	const { number, sid, status, message } = received;
	const { to, content } = message as { to?: unknown; content?: { type?: string } };
	const cells = [number, to, content?.type, status, sid].map((cell) => `<td>${escaped(cell)}</td>`);
	const details = `<td><details><summary>content</summary><pre>${escaped(
		JSON.stringify(content, null, 2),
	)}</pre></details></td>`;
	return `<tr>${cells.join('')}<td>${replies(received, templates)}</td>${details}</tr>`;
}

/** What the sandbox has received, newest first, for people. */
export function page(messages: Received[], templates: StoredTemplate[]): string {
	return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="3">
<title>Exotel sandbox</title>
<style>
	body { font: 15px system-ui, sans-serif; margin: 2rem; color: #222; }
	table { border-collapse: collapse; width: 100%; }
	th, td { text-align: left; vertical-align: top; padding: .4rem .8rem; border-bottom: 1px solid #ddd; }
	pre { margin: 0; white-space: pre-wrap; }
</style>
<h1>Exotel sandbox</h1>
<p>Messages that came in, newest first. A recipient whose number ends in a failure code, such as
…30018, fails with it; one that ends in …30002 is never seen; one that ends in …00400 is refused.</p>
<table>
<tr><th>#</th><th>To</th><th>Type</th><th>Last report</th><th>SID</th><th>Answer as the customer</th><th></th></tr>
${messages.map((one) => row(one, templates)).join('\n') || '<tr><td colspan="7">Nothing yet.</td></tr>'}
</table>
</html>`;
}
