import { shown } from './data';
import { pasted } from './pasted';
import { Problem } from './problem';
import { urlOf } from './url';

/**
 * A second link: behind white space or what nobody sees, or in a list of them. A query may hold a list of
 * links rightly.
 */
const ANOTHER_LINK = /(?:[\s\p{Cf}\p{DI}]|^[^?#]*[,;|])["'(<[]*https?:\/\//iu;

const LINE_BREAK = /[\t-\r\u2028\u2029]/;

/** What is no part of a URL as it travels: blanks, and all beyond ASCII but halves of characters. */
const encoded = (part: string) => part.replace(/[^\x21-\x7E\p{Cs}]+/gu, encodeURIComponent);

/** Login, host and port, with the host in the form that the DNS takes. */
function asciiAuthority(authority: string): string {
	const [, login = '', host = '', port = ''] = /^(.*@)?(.*?)(:\d*)?$/s.exec(authority) ?? [];
	const isAscii = /^[\x21-\x7E]*$/.test(host);
	return `${encoded(login)}${isAscii ? host : new URL(`http://${host}`).hostname}${port}`;
}

/**
 * A link as people paste it, in the form in which it travels: `https://münchen.example/फोटो 1.jpg` gets an
 * ASCII host and a path with percent signs. What needs no such change stays as it is, letter by letter,
 * since a signed link is another one otherwise.
 * @param label the field for the sentence
 * @throws Problem unless it is one link of http or https with a host
 */
export function linkOf(text: string, label: string): string {
	const link = pasted(text);
	const whole = text.slice(text.search(/[^\s\p{Cf}\p{DI}]/u));
	const begins = /^https?:\/\/[^/\s]/i.test(link);
	if (begins && ANOTHER_LINK.test(whole)) {
		throw new Problem(
			`${label} holds more than one link: ${shown(whole)}`,
			'Give one link. Of several files, send each as a message of its own.',
		);
	}
	if (begins && LINE_BREAK.test(link)) {
		throw new Problem(
			`${label} has a line break or a tab inside the link: ${shown(link)}`,
			'Give the link alone, on one line.',
		);
	}
	if (!begins || !urlOf(link)) {
		throw new Problem(
			`${label} must be a link that begins with https:// or http://, and was given ${shown(link)}`,
			'Give the whole public address, as it opens in a browser without a login.',
		);
	}
	const [, scheme = '', authority = '', rest = ''] =
		/^(https?:\/\/)([^/?#\\]*)(.*)$/is.exec(link) ?? [];
	return `${scheme}${asciiAuthority(authority)}${encoded(rest)}`;
}
