import type { Fact, Facts } from '../domain/claim';
import { CONTACT_KINDS } from '../domain/contact';
import type { FindOffer } from './contacts';
import { said } from './facts';
import type { Reading } from './fragment';
import { type Loose, looseOf } from './loose';
import { emailOf, linkOf, phoneOf } from './value';

/** The `listing` resource of the Product Ingestion API, as a publisher can send it (facts, section 2.2). */

const CONTACTS = {
  support: 'supportContact',
  csp: 'cloudSolutionProviderContact',
  engineering: 'engineeringContact',
} as const;

/** True for a listing, with or without its schema. */
export function isListing(item: Loose): boolean {
  if (/\/listing\/\d/.test(item.text('$schema') ?? '')) return true;
  if (item.has('$schema')) return false;
  const own = [
    'supportContact',
    'engineeringContact',
    'cloudSolutionProviderContact',
    'globalSupportWebsite',
    'generalLinks',
  ];
  return item.has('title') && own.some((name) => item.has(name));
}

/** True for any other resource of a publisher's configuration, which says nothing we keep. */
export function isOtherResource(item: Loose): boolean {
  return (item.text('$schema') ?? '').includes('/schema/') && !isListing(item);
}

/** The ids a configuration's `product` resource gives, for the listing beside it. */
export interface ProductIdentity {
  readonly offerId?: string;
}

/** The identity in a `product` resource; undefined for any other. */
export function identityIn(value: unknown): ProductIdentity | undefined {
  const item = looseOf(value);
  if (!item || !/\/product\/\d/.test(item.text('$schema') ?? '')) return undefined;
  const offerId = item.object('identity')?.text('externalId');
  return offerId === undefined ? {} : { offerId };
}

/**
 * Reads one listing. It names its product only by an id of the publisher's side, so the offer is found by the id given
 * with the command, else by the id of the product beside it, else by its title, which must then be one offer's only.
 */
export function readListing(
  value: unknown,
  line: number,
  find: FindOffer,
  known: ProductIdentity,
  given?: string,
): Reading {
  const item = looseOf(value);
  const fault = (column: string, reason: string): Reading => ({ kind: 'fault', fault: { line, column, reason } });
  if (!item) return fault('', 'is not a JSON object');
  const name = item.text('title');
  const id =
    given === undefined
      ? ((known.offerId === undefined ? undefined : find({ offerId: known.offerId })) ??
        (name === undefined ? undefined : find({ name })))
      : (find({ productId: given }) ?? find({ offerId: given }) ?? find({ uniqueProductId: given }));
  if (id === undefined) {
    const what = JSON.stringify(given ?? name ?? known.offerId ?? '');
    return fault(
      'title',
      `no single offer in the store is ${what}; import its product first, or name it with --offer ID`,
    );
  }
  const wrong = wrongContact(item);
  if (wrong) return fault(wrong.column, wrong.reason);
  return { kind: 'fragment', fragment: { id, facts: factsIn(item, name), line } };
}

function wrongContact(item: Loose): { column: string; reason: string } | undefined {
  for (const member of Object.values(CONTACTS)) {
    const contact = item.object(member);
    for (const [field, look] of Object.entries({ email: emailOf, phone: phoneOf, url: linkOf })) {
      const looked = look(contact?.text(field) ?? '');
      if (!looked.ok) return { column: `${member}.${field}`, reason: looked.reason };
    }
  }
  return undefined;
}

function factsIn(item: Loose, name: string | undefined): Facts {
  const facts: Record<string, Fact | undefined> = {
    name,
    summary: item.text('searchResultSummary') ?? item.text('shortDescription'),
    description: item.text('description'),
    gettingStarted: item.text('gettingStartedInstructions'),
    // A published client of the API writes the first name with a slip.
    supportUrl: link(
      item.text('globalSupportWebsite') ?? item.text('gloabalSupportWebsite') ?? item.text('supportLink'),
    ),
    governmentSupportUrl: link(item.text('governmentSupportWebsite')),
    'materials.privacy': materials(item.text('privacyPolicyLink')),
    'materials.csp-marketing': materials(item.text('cloudSolutionProviderMarketingMaterials')),
    'materials.help': materials(item.text('helpLink')),
    'materials.documentation': item.list('generalLinks').flatMap((one) => {
      const url = link(one.text('link'));
      return url === undefined ? [] : [said({ title: one.text('displayText'), url })];
    }),
  };
  for (const kind of CONTACT_KINDS) {
    const contact = item.object(CONTACTS[kind]);
    for (const field of ['name', 'email', 'phone', 'url']) facts[`contacts.${kind}.${field}`] = contact?.text(field);
  }
  return said(facts);
}

function link(text: string | undefined): string | undefined {
  const looked = linkOf(text ?? '');
  return looked.ok ? looked.value : undefined;
}

function materials(text: string | undefined): Fact | undefined {
  const url = link(text);
  return url === undefined ? undefined : [{ url }];
}
