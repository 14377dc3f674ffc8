import { urlOf } from './url';

/** Hosts that only a machine of the same network finds: no report of Exotel gets there. */
const PRIVATE_HOST =
	/^(localhost|127(\.\d+){3}|0\.0\.0\.0|10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|\[::1\]|[^.[\]]+|.+\.(local|internal|localhost))$/i;

/** Whether the host of a URL cannot be reached from the internet. False for what is no URL. */
export function hasPrivateHost(url: string): boolean {
	return PRIVATE_HOST.test(urlOf(url)?.hostname ?? '');
}
