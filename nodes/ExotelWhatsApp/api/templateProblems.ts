import { Problem } from '../shared/problem';
import { sentences } from '../shared/sentences';
import { wordsOf } from './answer';
import { httpProblem, isRefusal } from './httpCodes';
import type { Answer, Reply } from './reply';
import { templateAnswer, type TemplateEntry } from './templateAnswer';

/** What a call wants: whether the account may have changed decides what to do after no answer. */
export type Purpose = 'read' | 'write';

/** @param code HTTP code of the answer, or null when none came */
function noAnswer(purpose: Purpose, code: number | null): Problem {
	return purpose === 'read'
		? new Problem(
				'Exotel gave no usable answer',
				'Nothing was changed. Run it again in a minute.',
				code,
			)
		: new Problem(
				'Exotel could not say whether it did this',
				"Look with the operation 'Get Many' whether it did, before you run it again.",
				code,
			);
}

/** Codes that mean something else here than for messages. */
const CODES = new Map<number, Pick<Problem, 'advice' | 'message'>>([
	[
		400,
		{
			message: 'Exotel did not take the request',
			advice:
				'Check WhatsApp Business Account ID in the Exotel credential, and the fields of this node.',
		},
	],
	[
		403,
		{
			message: 'The Exotel account is not allowed to use these templates',
			advice:
				'Check WhatsApp Business Account ID in the Exotel credential, and ask Exotel to enable templates for the account.',
		},
	],
	[
		404,
		{
			message: 'Exotel does not know this account or template',
			advice:
				'Compare account SID, region and WhatsApp Business Account ID in the Exotel credential with the Exotel dashboard.',
		},
	],
]);

/** Why an answer outside 2xx is one, in Exotel's words and with what to do. */
export function problemOfAnswer({ statusCode, body }: Answer, purpose: Purpose): Problem {
	const entry = templateAnswer(body).entries?.find(({ words }) => words.long);
	const { code, long } = entry?.words ?? wordsOf(body);
	const { message, advice } =
		CODES.get(statusCode) ??
		(isRefusal(statusCode) ? httpProblem(statusCode) : noAnswer(purpose, statusCode));
	return new Problem(
		message,
		sentences(long && `Exotel says: ${long}`, advice),
		code ?? statusCode,
	);
}

/** Why one template of a request that was taken is refused. */
export function problemOfEntry({ code, words }: TemplateEntry): Problem {
	const reason = words.long ?? `Exotel gave the template the code ${code ?? 'unknown'}`;
	return new Problem(
		words.short ?? reason,
		sentences(reason, 'Correct it, and run it again.'),
		words.code ?? code,
	);
}

/** Why there is no answer. */
export function problemOfSilence(
	reply: Exclude<Reply, { kind: 'answered' }>,
	purpose: Purpose,
): Problem {
	return reply.kind === 'notSent' ? reply.problem : noAnswer(purpose, null);
}

/** An answer in 2xx that does not hold what was asked for. */
export function unreadable({ statusCode }: Answer, purpose: Purpose): Problem {
	return noAnswer(purpose, statusCode);
}
