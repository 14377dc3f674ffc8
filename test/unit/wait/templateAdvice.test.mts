import { eventOf } from '../../../nodes/ExotelWhatsApp/callbacks/events';
import { endingOf } from '../../../nodes/ExotelWhatsApp/wait/ending';
import { withAdviceFor } from '../../../nodes/ExotelWhatsApp/wait/templateAdvice';

const wait = {
	awaited: 'waitForReply' as const,
	sid: 'AbC1',
	to: '+919000000000',
	replyIds: null,
};

const endingWith = (report: object) =>
	endingOf([eventOf({ sid: 'AbC1', callback_type: 'dlr', ...report })], wait)!;

const WINDOWS = [
	{ exo_status_code: 30018, exo_detailed_status: 'EX_REENGAGEMENT_ERROR' },
	{ exo_status_code: 30018 },
	{ status: 'failed', errors: [{ code: 131047 }] },
];

it.each(WINDOWS)('does not advise to send a template instead of a template', (report) => {
	const { delivery } = withAdviceFor('template', endingWith(report));
	expect(delivery?.advice).toMatch(/^Ask Exotel why the template was refused/);
	expect(delivery?.advice).not.toMatch(/send a template/i);
});

it.each(WINDOWS)('advises a template for all else', (report) => {
	const { delivery } = withAdviceFor('text', endingWith(report));
	expect(delivery?.advice).toMatch(/^Send a template message instead: /);
});

it('leaves the advice of other failures, and the ending by a reply', () => {
	const expired = endingWith({ exo_status_code: 30028 });
	expect(withAdviceFor('template', expired)).toBe(expired);
	const content = { type: 'text', text: { body: 'Yes' } };
	const replied = endingOf([eventOf({ from: '919000000000', content })], wait)!;
	expect(withAdviceFor('template', replied)).toBe(replied);
});
