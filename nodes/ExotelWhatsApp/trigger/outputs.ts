import type { CallbackEvent } from '../callbacks/events';

/** Names of the outputs when they are split. */
export const ROUTES = ['Reports', 'Failures', 'Incoming'];

/** The output of an event; what is unknown goes where reports go. */
function routeOf(event: CallbackEvent): number {
	if (event.event === 'incomingMessage') return 2;
	return event.event === 'deliveryReport' && event.isFailure ? 1 : 0;
}

/** The events of each output, in their order. */
export function routed(events: CallbackEvent[], isSplit: boolean): CallbackEvent[][] {
	if (!isSplit) return [events];
	return ROUTES.map((_, route) => events.filter((event) => routeOf(event) === route));
}
