import { messageTypes } from '../messages';
import { wordsFor } from '../n8n/words';
import { afterSending, WAITING_WORDS } from '../wait/fields';

const questions = messageTypes.filter(({ question }) => question).map(({ operation }) => operation);

/** What n8n shows at the node while an execution waits there, by what it waits for. */
export const waitingTooltip = `={{ ${JSON.stringify(questions)}.includes($parameter["operation"]) ? "Waiting for the response" : ${wordsFor(WAITING_WORDS, `$parameter["${afterSending.name}"]`)} }}`;
