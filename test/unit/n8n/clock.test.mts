import type { IExecuteFunctions } from 'n8n-workflow';

import { breathingMap, executionClock } from '../../../nodes/ExotelWhatsApp/n8n/clock';

function clockOf(signal = new AbortController().signal) {
	const context = { getExecutionCancelSignal: () => signal } as unknown as IExecuteFunctions;
	return executionClock(context);
}

/** Holds the thread. */
function work(ms: number): void {
	const end = Date.now() + ms;
	while (Date.now() < end);
}

/** Whether n8n's other work gets its turn in between. */
async function letsOthersWork(task: () => Promise<unknown>): Promise<boolean> {
	let hasWorked = false;
	const timer = setTimeout(() => {
		hasWorked = true;
	}, 0);
	await task();
	clearTimeout(timer);
	return hasWorked;
}

describe('the clock of an execution', () => {
	it('lets n8n work once the thread was held for long', async () => {
		const clock = clockOf();
		expect(await letsOthersWork(() => clock.breathe())).toBe(false);
		work(25);
		expect(await letsOthersWork(() => clock.breathe())).toBe(true);
		expect(await letsOthersWork(() => clock.breathe())).toBe(false);
		work(25);
		expect(await letsOthersWork(() => clock.breathe())).toBe(true);
	});

	it('hears of cancelling while it breathes', async () => {
		const controller = new AbortController();
		const clock = clockOf(controller.signal);
		setTimeout(() => controller.abort(), 0);
		work(25);
		expect(clock.isCancelled()).toBe(false);
		await clock.breathe();
		expect(clock.isCancelled()).toBe(true);
	});
});

describe('breathingMap', () => {
	it('maps entries in their order, one after another', async () => {
		const running: string[] = [];
		const made = await breathingMap(clockOf(), ['a', 'b', 'c'], async (entry, index) => {
			running.push(`${entry} starts`);
			await new Promise((resolve) => setTimeout(resolve, 3 - index));
			running.push(`${entry} ends`);
			return entry + index;
		});
		expect(made).toEqual(['a0', 'b1', 'c2']);
		expect(running).toEqual(['a', 'b', 'c'].flatMap((one) => [`${one} starts`, `${one} ends`]));
	});

	it('lets n8n work between entries that take long', async () => {
		const clock = clockOf();
		const mapping = () => breathingMap(clock, [1, 2, 3], () => work(15));
		expect(await letsOthersWork(mapping)).toBe(true);
	});

	it('breathes at every entry', async () => {
		let breaths = 0;
		const clock = {
			breathe: async () => {
				breaths += 1;
				return Promise.resolve();
			},
		};
		await breathingMap(clock, Array.from({ length: 50 }), () => undefined);
		expect(breaths).toBe(50);
	});

	it('ends with the error of an entry', async () => {
		const failing = breathingMap(clockOf(), [1, 2], () => {
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');
	});
});
