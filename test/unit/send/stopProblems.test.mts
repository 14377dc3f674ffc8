import { Problem } from '../../../nodes/ExotelWhatsApp/shared/problem';
import { atItem } from '../../../nodes/ExotelWhatsApp/n8n/nodeErrors';
import {
	badItemsProblem,
	failuresProblem,
	type Failure,
} from '../../../nodes/ExotelWhatsApp/send/stopProblems';

const bad = (itemIndex: number, message: string, advice = 'Fill in To.') => ({
	itemIndex,
	problem: new Problem(message, advice),
});

const failure = (itemIndex: number, advice: string, rest: Partial<Failure> = {}): Failure => ({
	itemIndex,
	status: 'rejected',
	requestId: null,
	code: 400,
	problem: new Problem(`short ${advice}`, advice, 400),
	...rest,
});

const indexes = (count: number) => Array.from({ length: count }, (_, index) => index);

it('numbers items as n8n does', () => {
	expect(atItem('To is empty', 0)).toBe('To is empty [item 0]');
});

describe('badItemsProblem', () => {
	it('speaks of one item', () => {
		expect(badItemsProblem([bad(2, 'To is empty')])).toMatchObject({
			message: 'To is empty [item 2]',
			advice: 'Fill in To.<br>Nothing was sent.',
		});
	});

	it('groups the others by reason, the most frequent first', () => {
		const items = [
			bad(0, 'To is empty'),
			bad(1, 'Body is empty'),
			bad(3, 'To is empty'),
			bad(4, 'To is empty'),
		];
		expect(badItemsProblem(items)).toMatchObject({
			message: 'To is empty [item 0]',
			advice: [
				'Fill in To.',
				'3 more cannot be sent either:',
				'2 x To is empty (items 3, 4)',
				'Body is empty (item 1)',
				'Nothing was sent.',
			].join('<br>'),
		});
	});

	it('names ten items of a reason and counts the rest', () => {
		const { advice } = badItemsProblem(indexes(14).map((index) => bad(index, 'To is empty')));
		expect(advice).toContain('13 x To is empty (items 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 3 more)');
	});

	it('names five reasons and counts the rest', () => {
		const { advice } = badItemsProblem(indexes(9).map((index) => bad(index, `reason ${index}`)));
		expect(advice).toContain('<br>reason 5 (item 5)<br>and 3 more reasons<br>');
		expect(advice).not.toContain('reason 6');
	});
});

describe('failuresProblem', () => {
	it.each([
		[{}, 'longer'],
		[{ requestId: '0f0f' }, "longer<br>Exotel's request ID: 0f0f"],
	])('is the plain text for a single message: %p', (more, advice) => {
		const text = failuresProblem([failure(0, 'longer', more)], 1);
		expect(text).toMatchObject({ message: failure(0, 'longer').problem.message, advice });
	});

	it('says that a retry does not send what may be out', () => {
		const note = 'A retry does not send messages with an unknown outcome again';
		const lostAlone = failure(0, 'look it up', { status: 'unknown' });
		expect(failuresProblem([lostAlone], 1).advice).toContain(note);
		expect(failuresProblem([lostAlone], 2).advice).toContain(note);
		expect(failuresProblem([failure(0, 'a')], 2).advice).not.toContain(note);
	});

	it('counts, groups and names the items', () => {
		const failures = [
			failure(1, 'no plan', { requestId: 'r1' }),
			failure(3, 'bad number', { requestId: 'r1' }),
			failure(4, 'bad number', { requestId: 'r2' }),
		];
		const { message, advice } = failuresProblem(failures, 8);
		expect(message).toBe('3 of 8 messages were not accepted: short no plan [item 1]');
		const lines = advice.split('<br>');
		expect(lines.slice(0, 2)).toEqual(['2 x bad number (items 3, 4)', 'no plan (item 1)']);
		expect(lines[2]).toBe(
			'The other 5 were accepted and are on their way; the details list them. A retry sends only those that were not accepted.',
		);
		expect(lines[3]).toBe("Exotel's request IDs: r1, r2");
		expect(lines).toHaveLength(4);
	});

	it('says when none was accepted', () => {
		const { advice } = failuresProblem([failure(0, 'a'), failure(1, 'a')], 2);
		expect(advice).toBe('2 x a (items 0, 1)<br>None was accepted.');
	});

	const lost = (itemIndex: number) => failure(itemIndex, 'look it up', { status: 'unknown' });

	it.each([
		[
			[failure(0, 'a'), lost(1)],
			'1 of 5 messages was not accepted, 1 of 5 messages has an unknown outcome',
		],
		[[lost(1), lost(2)], '2 of 5 messages have an unknown outcome'],
	])('tells the unknown from the rejected', (failures, counts) => {
		expect(failuresProblem(failures, 5).message.startsWith(`${counts}: `)).toBe(true);
	});

	it('does not say that none was accepted when that is not known', () => {
		expect(failuresProblem([lost(0), lost(1)], 2).advice).not.toContain('None was accepted');
		expect(failuresProblem([failure(0, 'a'), lost(1)], 2).advice).not.toContain(
			'None was accepted',
		);
	});

	it('does not ask to send again what may be out', () => {
		expect(failuresProblem([lost(0), lost(1)], 5).advice).not.toContain('A retry sends only');
	});

	it('speaks of one accepted message in the singular', () => {
		expect(failuresProblem([failure(0, 'a'), failure(1, 'a')], 3).advice).not.toContain(
			'The other 1 were',
		);
	});

	it('names ten request IDs and counts the rest', () => {
		const failures = indexes(12).map((index) => failure(index, 'a', { requestId: `r${index}` }));
		expect(failuresProblem(failures, 12).advice).toMatch(/r8, r9 and 2 more$/);
	});
});
