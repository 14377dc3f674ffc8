import type { Ending } from './ending';

/** The event without its `raw`, which JSON leaves out. */
const bare = <T extends object>(event: T | null) => event && { ...event, raw: undefined };

/**
 * How a wait ended, without what Exotel posted word for word: a model reads all of a tool's result, and
 * has the same there already.
 */
export const withoutRaw = ({ delivery, reply, ...rest }: Ending) => ({
	...rest,
	delivery: bare(delivery),
	reply: bare(reply),
});
