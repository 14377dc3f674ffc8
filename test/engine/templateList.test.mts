import { LoadOptionsContext } from 'n8n-core';
import type { INodeListSearchResult } from 'n8n-workflow';

import { credentialFor, credentials, node, useSandbox, workflowOf } from './support/engine.mts';
import { ACTION, additionalDataFor, typeNamed } from './support/host.mts';

const sandbox = useSandbox();

/** What the editor's list of templates shows. */
async function search(filter?: string, credential: object = {}): Promise<INodeListSearchResult> {
	const own = node('Templates', ACTION, { credentials });
	const workflow = workflowOf([own], {});
	const data = additionalDataFor(workflow, { ...credentialFor(sandbox), ...credential });
	const context = new LoadOptionsContext(workflow, own, data, 'parameters.template');
	const find = typeNamed(ACTION).methods?.listSearch?.searchTemplates;
	return await find!.call(context, filter);
}

it('has the approved ones, in the order of their names', async () => {
	const { results } = await search();
	expect(results).toHaveLength(21);
	expect(results[0]).toEqual({
		name: 'all_our_teas (en, MARKETING, text)',
		value: 'all_our_teas|en',
	});
	expect(results.map(({ value }) => value)).not.toContain('new_arrivals|en');
});

it('has those with what was typed', async () => {
	const { results } = await search(' Order');
	expect(results.map(({ value }) => value)).toEqual(['order_update|en', 'order_update|hi']);
});

it.each([
	['the name as the list shows it', 'order_update (en', ['order_update|en']],
	['words of it in any order', 'HI  order', ['order_update|hi']],
	['what is in no name', 'order parcel', []],
])('looks for %s', async (_, typed, found) => {
	const { results } = await search(typed);
	expect(results.map(({ value }) => value)).toEqual(found);
});

it.each<[string, object, string, string]>([
	['no WABA ID', { wabaId: '' }, 'no WhatsApp Business Account ID', 'fill in'],
	[
		'a wrong token',
		{ apiToken: 'no' },
		'does not accept the credential',
		'save it: n8n tests it then',
	],
	['a wrong host', { customSubdomain: 'a b' }, 'is not a host name', 'api.exotel.com'],
	['a dead host', { customSubdomain: '127.0.0.1:9' }, 'could not be reached', 'Check'],
])('says what to do with %s', async (_, credential, message, description) => {
	await expect(search('', credential)).rejects.toMatchObject({
		message: expect.stringContaining(message) as string,
		description: expect.stringContaining(description) as string,
	});
	await expect(search('', credential)).rejects.toThrow("Pick 'By Name' to type the name instead");
});
