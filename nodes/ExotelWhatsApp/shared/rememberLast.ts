/**
 * A function that does not compute its last result once more for the same arguments, as for a value that
 * all items of a campaign have. What throws is computed each time.
 * @param compute gives the same for the same arguments
 */
export function rememberLast<A extends unknown[], R>(compute: (...given: A) => R) {
	let last: { given: A; result: R } | undefined;
	return (...given: A): R => {
		if (last?.given.length !== given.length || last.given.some((one, at) => one !== given[at])) {
			last = { given, result: compute(...given) };
		}
		return last.result;
	};
}
