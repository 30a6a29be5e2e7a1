import type { Desk } from '../../domain/desk';
import type { Facts } from '../../domain/facts';
import { MATTERS_OF } from '../../domain/matter';
import { CATEGORIES, PARTNER_MODELS, type PartnerModel } from '../../domain/party';
import { PLACES, type Place } from '../../domain/role';
import type { Reply } from '../../flows/reply';
import { ALONE, ANY, deskFor, type Example, judged, RESELLER, sample, WORDS } from './made';

type Verdict = Extract<Reply, { kind: 'verdict' }>;

interface Row {
  readonly name: string;
  readonly facts: Facts;
  /** The name of a sample offer. */
  readonly offer?: string;
  readonly model?: PartnerModel;
  readonly desk?: Desk;
  readonly places?: readonly Place[];
  readonly edit?: (reply: Verdict) => Reply;
}

/** Direct-bill, alone with the reader, unless a row says otherwise. */
const ROWS: readonly Row[] = [
  {
    name: 'publisher, offer named',
    facts: { category: 'technical-support', matter: 'sign-in' },
    offer: 'Siftorra',
    places: PLACES,
  },
  { name: 'publisher, no offer', facts: { category: 'break-fix', matter: 'fault' }, places: PLACES },
  {
    name: 'publisher silent, reseller',
    facts: { category: 'break-fix', matter: 'publisher-silent' },
    offer: 'Kestrelwall',
    model: 'indirect-reseller',
  },
  { name: 'ours', facts: { category: 'customer-billing', matter: 'customer-invoice' }, offer: 'Fakturnik' },
  {
    name: 'refund within the window',
    facts: { category: 'customer-billing', matter: 'refund', age: 'within-window' },
    offer: 'Dunnimo',
  },
  {
    name: 'refund after the window, reseller',
    facts: { category: 'customer-billing', matter: 'refund', age: 'after-window' },
    offer: 'Siftorra',
    model: 'indirect-reseller',
  },
  {
    name: 'deployment, reseller',
    facts: { category: 'deployment-provisioning', matter: 'deployment' },
    offer: 'Kestrelwall',
    model: 'indirect-reseller',
    places: PLACES,
  },
  {
    name: 'deployment, provider',
    facts: { category: 'deployment-provisioning', matter: 'deployment' },
    offer: 'Kestrelwall',
    model: 'indirect-provider',
  },
  {
    name: 'order fails, reseller, no provider on file',
    facts: { category: 'transactions', matter: 'order-fails' },
    model: 'indirect-reseller',
    desk: { ...RESELLER, providers: [] },
  },
  {
    name: 'price list, reseller',
    facts: { category: 'offer-management', matter: 'price-list' },
    model: 'indirect-reseller',
  },
  {
    name: 'bought elsewhere',
    facts: { category: 'technical-support', matter: 'product-use', bought: 'elsewhere' },
    offer: 'Siftorra',
  },
  { name: 'Microsoft’s own', facts: { category: 'break-fix', matter: 'fault' }, offer: 'Cloud Planner Sample' },
  {
    name: 'model assumed',
    facts: { category: 'transactions', matter: 'order-fails' },
    offer: 'Siftorra',
    desk: ANY,
    edit: withoutModel,
  },
  {
    name: 'withdrawn offer',
    facts: { category: 'technical-support', matter: 'product-use' },
    offer: 'Snapquorum Classic',
    edit: (reply) => ({ ...reply, alternative: sample('Snapquorum') }),
  },
  { name: 'private offer', facts: { category: 'technical-support', matter: 'sign-in' }, offer: 'Archivello Private' },
  { name: 'closed offer', facts: { category: 'technical-support', matter: 'product-use' }, offer: 'Wattsaw Hub' },
  {
    name: 'offer gone',
    facts: { category: 'break-fix', matter: 'fault' },
    offer: 'Siftorra',
    edit: ({ offer: _gone, ...reply }) => reply,
  },
  {
    name: 'security incident',
    facts: { category: 'break-fix', matter: 'security-incident' },
    offer: 'Sejfik',
    edit: (reply) => ({ ...reply, notice: 'stale-card' }),
  },
];
/** So many of the first rows are also shown with every folded part open. */
const UNFOLDED = 3;

/** Verdicts of every kind of answer, and every matter in every partner model. */
export function verdicts(): readonly Example[] {
  const drawn = ROWS.map(exampleOf);
  const open = drawn
    .slice(0, UNFOLDED)
    .map((example): Example => ({ ...example, name: `${example.name}, unfolded`, places: ALONE, unfolded: true }));
  return [...open, ...drawn, ...sweep()];
}

function exampleOf({ name, facts, offer, model = 'direct-bill', desk, places, edit }: Row): Example {
  const reply = judged({ ...facts, model }, offer === undefined ? undefined : sample(offer), WORDS);
  return {
    name,
    sheet: 'verdicts',
    reply: edit ? edit(reply) : reply,
    desk: desk ?? deskFor(model),
    places: places ?? ALONE,
  };
}

/** The free path takes the usual model without writing it into the case. */
function withoutModel(reply: Verdict): Reply {
  const { model: _assumed, ...facts } = reply.case.facts;
  return { ...reply, case: { ...reply.case, facts } };
}

/** Every matter in every partner model, with an offer and without one. */
function sweep(): readonly Example[] {
  const named = sample('Kestrelwall');
  return PARTNER_MODELS.flatMap((model) =>
    CATEGORIES.flatMap((category) =>
      MATTERS_OF[category].flatMap((matter): readonly Example[] => {
        const shown = { sheet: 'verdicts', desk: deskFor(model), swept: true } as const;
        const name = `${model}, ${category}, ${matter}`;
        return [
          { ...shown, name, reply: judged({ category, matter, model }, named, WORDS), places: ['personal', 'group'] },
          { ...shown, name: `${name}, no offer`, reply: judged({ category, matter, model }), places: ALONE },
        ];
      }),
    ),
  );
}
