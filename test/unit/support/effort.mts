/** The shortest of three times that a task takes, in milliseconds; what else runs only adds to it. */
function shortest(task: () => unknown): number {
	const times = [1, 2, 3].map(() => {
		const start = performance.now();
		task();
		return performance.now() - start;
	});
	return Math.min(...times);
}

/**
 * How many times as long a task takes with ten times as much: 10 where each part is looked at once, 100
 * where each is held against each.
 */
export function growth(task: (size: number) => unknown, size: number): number {
	return (
		shortest(() => task(size * 10)) /
		Math.max(
			shortest(() => task(size)),
			0.5,
		)
	);
}

/** Between the two, as nothing is measured exactly. */
export const LINEAR = 40;
