import { wordsOf } from './answer';
import { httpMeaning, isRefusal } from './httpCodes';
import type { Answer, Refusal, Reply } from './reply';
import { sentences } from '../shared/sentences';
import { templateAnswer, type TemplateEntry } from './templateAnswer';

/** What a call wants: whether the account may have changed decides what to do after no answer. */
export type Purpose = 'read' | 'write';

const NO_ANSWER: Record<Purpose, Omit<Refusal, 'code'>> = {
	read: {
		message: 'Exotel gave no usable answer',
		description: 'Nothing was changed. Run it again in a minute.',
	},
	write: {
		message: 'Exotel could not say whether it did this',
		description: "Look with the operation 'Get Many' whether it did, before you run it again.",
	},
};

const CHECK =
	'Check WhatsApp Business Account ID in the Exotel credential, and the fields of this node.';

/** Codes that mean something else here than for messages. */
const MEANINGS = new Map<number, Omit<Refusal, 'code'>>([
	[400, { message: 'Exotel did not take the request', description: CHECK }],
	[
		403,
		{
			message: 'The Exotel account is not allowed to use these templates',
			description:
				'Check WhatsApp Business Account ID in the Exotel credential, and ask Exotel to enable templates for the account.',
		},
	],
	[
		404,
		{
			message: 'Exotel does not know this account or template',
			description:
				'Compare account SID, region and WhatsApp Business Account ID in the Exotel credential with the Exotel dashboard.',
		},
	],
]);

function meaningOf(code: number, purpose: Purpose): Omit<Refusal, 'code'> {
	const own = MEANINGS.get(code);
	if (own) return own;
	if (!isRefusal(code)) return NO_ANSWER[purpose];
	const { message, advice } = httpMeaning(code);
	return { message, description: advice };
}

/** Why an answer outside 2xx is one, in Exotel's words and with what to do. */
export function refusedAnswer({ statusCode, body }: Answer, purpose: Purpose): Refusal {
	const entry = templateAnswer(body).entries?.find(({ words }) => words.long);
	const { code, long } = entry?.words ?? wordsOf(body);
	const { message, description } = meaningOf(statusCode, purpose);
	return {
		code: code ?? statusCode,
		message,
		description: sentences(long && `Exotel says: ${long}`, description),
	};
}

/** Why one template of a request that was taken is refused. */
export function refusedEntry({ code, words }: TemplateEntry): Refusal {
	const reason = words.long ?? `Exotel gave the template the code ${code ?? 'unknown'}`;
	return {
		code: words.code ?? code,
		message: words.short ?? reason,
		description: sentences(reason, 'Correct it, and run it again.'),
	};
}

/** Why there is no answer. */
export function refusedReply(
	reply: Exclude<Reply, { kind: 'answered' }>,
	purpose: Purpose,
): Refusal {
	return reply.kind === 'notSent' ? reply.reason : { code: null, ...NO_ANSWER[purpose] };
}

/** An answer in 2xx that does not hold what was asked for. */
export function unreadable({ statusCode }: Answer, purpose: Purpose): Refusal {
	return { code: statusCode, ...NO_ANSWER[purpose] };
}
