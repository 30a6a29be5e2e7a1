import type { Facts } from '../../src/domain/facts';
import type { PartnerModel, Party } from '../../src/domain/party';
import { judge } from '../../src/domain/verdict';

/**
 * Every row of the responsibility matrix for every partner model: who owns it, who takes the call, who opens the
 * ticket. Party names are shortened: P partner, IP indirect provider, IR indirect reseller, MS Microsoft, C the customer,
 * `-` nobody.
 */
const SHORT: Readonly<Record<string, Party | 'nobody' | 'customer'>> = {
  ISV: 'isv',
  MS: 'microsoft',
  P: 'partner',
  IP: 'indirect-provider',
  IR: 'indirect-reseller',
  C: 'customer',
  '-': 'nobody',
};
type Cell = `${string} ${string} ${string}`;
interface Row {
  readonly row: string;
  readonly facts: Facts;
  /** owner, first contact, opener */
  readonly direct: Cell;
  readonly provider: Cell;
  readonly reseller: Cell;
}

const MATRIX: readonly Row[] = [
  { row: 'how-to', facts: { matter: 'product-use' }, direct: 'ISV P P', provider: 'ISV IR IR', reseller: 'ISV IR IR' },
  { row: 'break-fix', facts: { matter: 'fault' }, direct: 'ISV P P', provider: 'ISV IR IR', reseller: 'ISV IR IR' },
  { row: 'SLA', facts: { matter: 'service-credit' }, direct: 'ISV P P', provider: 'ISV IR IR', reseller: 'ISV IR IR' },
  {
    row: 'documentation',
    facts: { matter: 'documentation' },
    direct: 'ISV P P',
    provider: 'ISV IR IR',
    reseller: 'ISV IR IR',
  },
  {
    row: 'customer’s invoice',
    facts: { matter: 'customer-invoice' },
    direct: 'P P -',
    provider: 'IR IR -',
    reseller: 'IR IR -',
  },
  {
    row: 'payment terms',
    facts: { matter: 'customer-payment' },
    direct: 'P P -',
    provider: 'IR IR -',
    reseller: 'IR IR -',
  },
  {
    row: 'Microsoft’s invoice',
    facts: { matter: 'microsoft-invoice' },
    direct: 'MS P P',
    provider: 'MS IP IP',
    reseller: 'MS IR IP',
  },
  {
    row: 'buy, seats, cancel',
    facts: { matter: 'change-subscription' },
    direct: 'P P -',
    provider: 'IP IR -',
    reseller: 'IP IR -',
  },
  {
    row: 'account set-up',
    facts: { matter: 'customer-setup' },
    direct: 'P P -',
    provider: 'IP IR -',
    reseller: 'IP IR -',
  },
  {
    row: 'activation link',
    facts: { matter: 'activation-link' },
    direct: 'MS P P',
    provider: 'MS IR IP',
    reseller: 'MS IR IP',
  },
  {
    row: 'landing page',
    facts: { matter: 'publisher-site' },
    direct: 'ISV P P',
    provider: 'ISV IR IR',
    reseller: 'ISV IR IR',
  },
  {
    row: 'deployment, Azure',
    facts: { matter: 'deployment', hosting: 'azure' },
    direct: 'MS P P',
    provider: 'MS IR IP',
    reseller: 'MS IR IP',
  },
  {
    row: 'deployment, template',
    facts: { matter: 'template-fault' },
    direct: 'ISV P P',
    provider: 'ISV IR IR',
    reseller: 'ISV IR IR',
  },
  {
    row: 'deployment, SaaS',
    facts: { matter: 'deployment', hosting: 'saas' },
    direct: 'ISV P P',
    provider: 'ISV IR IR',
    reseller: 'ISV IR IR',
  },
  {
    row: 'not visible, closed',
    facts: { matter: 'offer-missing', csp: 'opt-out' },
    direct: 'ISV P P',
    provider: 'ISV IR IP',
    reseller: 'ISV IR IP',
  },
  {
    row: 'not visible, Exclusive',
    facts: { matter: 'offer-missing', csp: 'selective' },
    direct: 'ISV P P',
    provider: 'ISV IR IP',
    reseller: 'ISV IR IP',
  },
  {
    row: 'not visible, opted in',
    facts: { matter: 'offer-missing', csp: 'opt-in' },
    direct: 'MS P P',
    provider: 'MS IR IP',
    reseller: 'MS IR IP',
  },
  {
    row: 'margin missing',
    facts: { matter: 'private-offer-missing' },
    direct: 'ISV P P',
    provider: 'ISV IP IP',
    reseller: 'IP IR IR',
  },
  {
    row: 'margin not applied',
    facts: { matter: 'margin-not-applied' },
    direct: 'MS P P',
    provider: 'MS IP IP',
    reseller: 'MS IR IP',
  },
  {
    row: 'refund within 72 h',
    facts: { matter: 'refund', age: 'within-window' },
    direct: 'P P P',
    provider: 'IP IR IP',
    reseller: 'IP IR IP',
  },
  {
    row: 'refund after 72 h',
    facts: { matter: 'refund', age: 'after-window' },
    direct: 'ISV P ISV',
    provider: 'ISV IR ISV',
    reseller: 'ISV IR ISV',
  },
  {
    row: 'duplicate order',
    facts: { matter: 'duplicate-order' },
    direct: 'MS P P',
    provider: 'MS IR IP',
    reseller: 'MS IR IP',
  },
  {
    row: 'agreement, terms',
    facts: { matter: 'contract' },
    direct: 'ISV P P',
    provider: 'ISV IR IR',
    reseller: 'ISV IR IR',
  },
  {
    row: 'Azure cost beside it',
    facts: { matter: 'azure-rates' },
    direct: 'MS P P',
    provider: 'MS IR IP',
    reseller: 'MS IR IP',
  },
  {
    row: 'Partner Center access',
    facts: { matter: 'partner-center' },
    direct: 'MS P P',
    provider: 'MS IP IP',
    reseller: 'MS IR IR',
  },
  {
    row: 'the publisher’s listing',
    facts: { matter: 'own-listing' },
    direct: 'MS MS ISV',
    provider: 'MS MS ISV',
    reseller: 'MS MS ISV',
  },
  {
    row: 'bought directly, product',
    facts: { matter: 'fault', bought: 'elsewhere' },
    direct: 'ISV ISV C',
    provider: 'ISV ISV C',
    reseller: 'ISV ISV C',
  },
  {
    row: 'bought directly, billing',
    facts: { matter: 'refund', bought: 'elsewhere' },
    direct: 'MS MS C',
    provider: 'MS MS C',
    reseller: 'MS MS C',
  },
  {
    row: 'security incident',
    facts: { matter: 'security-incident' },
    direct: 'ISV P P',
    provider: 'ISV IR IR',
    reseller: 'ISV IR IR',
  },
];

const CELLS = MATRIX.flatMap(({ row, facts, direct, provider, reseller }) =>
  (
    [
      ['direct-bill', direct],
      ['indirect-provider', provider],
      ['indirect-reseller', reseller],
    ] as const
  ).map(([model, cell]: readonly [PartnerModel, Cell]) => ({ row, facts, model, cell })),
);

test.each(CELLS)('$row, $model: $cell', ({ facts, model, cell }) => {
  const [owner, first, opener] = cell.split(' ').map((short) => SHORT[short]);
  const judgement = judge({ ...facts, model });
  if (judgement.kind !== 'verdict') throw new Error(`undecided about ${judgement.dimension}`);
  expect(judgement.verdict).toMatchObject({ owner, firstContact: first, opener });
});
