/**
 * Ids of variables within their template: saved in users' workflows as part of the ids of the resource
 * mapper's fields (`mappedValues.ts`). Cards and buttons are numbered from 0 as in the API, placeholders
 * by the number that they have in the template.
 */

/** Where a variable stands: in the message itself, or in a card of its carousel. */
export interface Scope {
	card?: number;
}

const within = ({ card }: Scope, id: string) => (card === undefined ? id : `card.${card}.${id}`);

export const headerTextId = (scope: Scope) => within(scope, 'header.text');
export const headerLinkId = (scope: Scope) => within(scope, 'header.link');
export const headerFilenameId = (scope: Scope) => within(scope, 'header.filename');
export const headerProductId = (scope: Scope) => within(scope, 'header.product');
export const headerCatalogId = (scope: Scope) => within(scope, 'header.catalog');
export const bodyId = (scope: Scope, name: string) => within(scope, `body.${name}`);
export const buttonId = (scope: Scope, index: number, what: string) =>
	within(scope, `button.${index}.${what}`);
export const OFFER_ID = 'offer.expiry';

/** A label for a place in the message itself, or for its like in a card. */
export const labelIn = ({ card }: Scope, label: string, inCard = label) =>
	card === undefined ? label : `Card ${card + 1} ${inCard}`;
