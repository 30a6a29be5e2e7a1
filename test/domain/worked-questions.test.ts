import type { Facts } from '../../src/domain/facts';
import type { PartnerModel, Party } from '../../src/domain/party';
import type { RuleId } from '../../src/domain/rule';
import { judge, type Verdict } from '../../src/domain/verdict';

/**
 * The forty worked questions of the domain facts. "CSP" is the partner itself under direct bill and, in the indirect
 * model, whoever of the two the rule names.
 */
type Csp = 'desk' | 'seller' | 'us';
type Owner = Extract<Party, 'isv' | 'microsoft'> | Csp;
interface Worked {
  readonly no: number;
  readonly question: string;
  readonly facts: Facts;
  readonly owner: Owner;
  readonly also?: readonly Owner[];
  readonly rule: RuleId;
  /** Where the answer is different for some models, those for which this row holds. */
  readonly models?: readonly PartnerModel[];
}

const WORKED: readonly Worked[] = [
  {
    no: 1,
    question: 'Not available for CSP subscriptions',
    facts: { matter: 'not-sold-to-csp' },
    owner: 'isv',
    rule: 'DEP-07',
  },
  {
    no: 2,
    question: 'On AppSource, not in our Partner Center; closed',
    facts: { matter: 'offer-missing', csp: 'opt-out' },
    owner: 'isv',
    rule: 'OFF-01',
  },
  {
    no: 2,
    question: 'On AppSource, not in our Partner Center; opted in',
    facts: { matter: 'offer-missing', csp: 'opt-in' },
    owner: 'microsoft',
    rule: 'OFF-03',
  },
  { no: 3, question: 'Marked Exclusive', facts: { matter: 'exclusive-offer' }, owner: 'isv', rule: 'OFF-06' },
  {
    no: 4,
    question: 'Agreed margin not on the Margins page',
    facts: { matter: 'private-offer-missing' },
    owner: 'isv',
    rule: 'OFF-07',
    models: ['direct-bill', 'indirect-provider'],
  },
  {
    no: 5,
    question: 'Can a reseller get the margin',
    facts: { matter: 'margin-for-reseller' },
    owner: 'seller',
    rule: 'OFF-08',
    models: ['indirect-reseller'],
  },
  {
    no: 6,
    question: 'Margin live, invoice at list price',
    facts: { matter: 'margin-not-applied' },
    owner: 'microsoft',
    rule: 'PBI-02',
  },
  {
    no: 7,
    question: 'Price list lacks the product',
    facts: { matter: 'price-list' },
    owner: 'microsoft',
    also: ['us'],
    rule: 'PRC-01',
    models: ['direct-bill', 'indirect-provider'],
  },
  {
    no: 8,
    question: 'Reseller cannot download the price list',
    facts: { matter: 'price-list' },
    owner: 'seller',
    rule: 'PRC-02',
    models: ['indirect-reseller'],
  },
  {
    no: 9,
    question: 'Wrong amount on our invoice',
    facts: { matter: 'customer-invoice' },
    owner: 'desk',
    rule: 'BIL-01',
  },
  {
    no: 10,
    question: 'Microsoft invoice or reconciliation wrong',
    facts: { matter: 'microsoft-invoice' },
    owner: 'microsoft',
    rule: 'PBI-01',
  },
  {
    no: 11,
    question: 'Azure charges beside a VM appliance',
    facts: { matter: 'azure-charges' },
    owner: 'desk',
    also: ['microsoft'],
    rule: 'BIL-05',
  },
  { no: 11, question: 'The Azure rate itself', facts: { matter: 'azure-rates' }, owner: 'microsoft', rule: 'BIL-06' },
  {
    no: 12,
    question: 'Charged for metered usage nobody made',
    facts: { matter: 'metered-usage' },
    owner: 'isv',
    rule: 'BIL-07',
  },
  { no: 13, question: 'Trial turned paid', facts: { matter: 'change-subscription' }, owner: 'seller', rule: 'SUB-01' },
  {
    no: 14,
    question: 'Still billed after the customer left',
    facts: { matter: 'change-subscription' },
    owner: 'seller',
    rule: 'SUB-01',
  },
  {
    no: 15,
    question: 'Refund, bought yesterday',
    facts: { matter: 'refund', boughtHoursAgo: 24 },
    owner: 'seller',
    rule: 'BIL-02',
  },
  {
    no: 16,
    question: 'Refund after a week',
    facts: { matter: 'refund', boughtHoursAgo: 168 },
    owner: 'isv',
    rule: 'BIL-03',
  },
  {
    no: 17,
    question: 'Refund for VM or metered consumption',
    facts: { matter: 'consumption-refund' },
    owner: 'isv',
    rule: 'BIL-04',
  },
  {
    no: 18,
    question: 'Leave a three-year plan in month five',
    facts: { matter: 'cancel-multi-year', boughtHoursAgo: 3600 },
    owner: 'isv',
    also: ['microsoft'],
    rule: 'SUB-03',
  },
  {
    no: 19,
    question: 'Duplicate order, system refuses to undo',
    facts: { matter: 'duplicate-order' },
    owner: 'microsoft',
    rule: 'TRX-03',
  },
  { no: 20, question: 'Add twenty seats', facts: { matter: 'change-subscription' }, owner: 'seller', rule: 'SUB-01' },
  { no: 21, question: 'Assign seats to users', facts: { matter: 'seat-assignment' }, owner: 'isv', rule: 'SUP-03' },
  { no: 22, question: 'Plan change rejected', facts: { matter: 'change-rejected' }, owner: 'isv', rule: 'SUB-04' },
  {
    no: 23,
    question: 'Action needed after the purchase',
    facts: { matter: 'activation-pending' },
    owner: 'seller',
    rule: 'SET-02',
  },
  {
    no: 24,
    question: 'Activation link gives an error in Partner Center',
    facts: { matter: 'activation-link' },
    owner: 'microsoft',
    rule: 'TRX-02',
  },
  {
    no: 25,
    question: 'The publisher’s landing page is down',
    facts: { matter: 'publisher-site' },
    owner: 'isv',
    rule: 'SUP-04',
  },
  {
    no: 26,
    question: 'Activated but users cannot sign in',
    facts: { matter: 'sign-in' },
    owner: 'isv',
    also: ['desk'],
    rule: 'SUP-02',
  },
  { no: 27, question: 'Product slow or down', facts: { matter: 'fault' }, owner: 'isv', rule: 'FIX-01' },
  { no: 28, question: 'How do I configure it', facts: { matter: 'product-use' }, owner: 'isv', rule: 'SUP-01' },
  {
    no: 29,
    question: 'The publisher does not answer',
    facts: { matter: 'publisher-silent' },
    owner: 'seller',
    rule: 'SUP-06',
  },
  {
    no: 30,
    question: 'SLA credit for the publisher’s outage',
    facts: { matter: 'service-credit' },
    owner: 'isv',
    rule: 'SLA-01',
  },
  {
    no: 31,
    question: 'VM or managed app deployment fails',
    facts: { matter: 'deployment', hosting: 'azure' },
    owner: 'microsoft',
    rule: 'DEP-01',
  },
  {
    no: 32,
    question: 'Not sold in this market',
    facts: { matter: 'not-eligible' },
    owner: 'isv',
    also: ['seller'],
    rule: 'TRX-04',
  },
  {
    no: 33,
    question: 'Legal terms have not been accepted',
    facts: { matter: 'legal-terms' },
    owner: 'desk',
    rule: 'DEP-06',
  },
  {
    no: 34,
    question: 'The offer’s own template fails',
    facts: { matter: 'template-fault' },
    owner: 'isv',
    rule: 'DEP-05',
  },
  {
    no: 35,
    question: 'No rights in the managed resource group',
    facts: { matter: 'managed-group-access' },
    owner: 'isv',
    rule: 'SUP-05',
  },
  {
    no: 36,
    question: 'Customer bought it itself in our CSP subscription',
    facts: { matter: 'self-purchase' },
    owner: 'seller',
    rule: 'TRX-05',
  },
  {
    no: 37,
    question: 'Bought with its own card: the bill',
    facts: { matter: 'customer-invoice', bought: 'elsewhere' },
    owner: 'microsoft',
    rule: 'EXT-02',
  },
  {
    no: 37,
    question: 'Bought with its own card: the product',
    facts: { matter: 'fault', bought: 'elsewhere' },
    owner: 'isv',
    rule: 'EXT-01',
  },
  {
    no: 38,
    question: 'Move the subscription to another CSP',
    facts: { matter: 'transfer' },
    owner: 'seller',
    also: ['microsoft', 'isv'],
    rule: 'SUB-05',
  },
  { no: 39, question: 'Where is the contract', facts: { matter: 'contract' }, owner: 'isv', rule: 'DOC-02' },
  {
    no: 40,
    question: 'Offer withdrawn, running subscriptions',
    facts: { matter: 'offer-withdrawn' },
    owner: 'isv',
    also: ['seller'],
    rule: 'SUB-06',
  },
];

const MODELS: readonly PartnerModel[] = ['direct-bill', 'indirect-provider', 'indirect-reseller'];
const CSP: Readonly<Record<Csp, Readonly<Record<PartnerModel, Party>>>> = {
  desk: {
    'direct-bill': 'partner',
    'indirect-provider': 'indirect-reseller',
    'indirect-reseller': 'indirect-reseller',
  },
  seller: {
    'direct-bill': 'partner',
    'indirect-provider': 'indirect-provider',
    'indirect-reseller': 'indirect-provider',
  },
  us: { 'direct-bill': 'partner', 'indirect-provider': 'indirect-provider', 'indirect-reseller': 'indirect-reseller' },
};
const partyOf = (owner: Owner, model: PartnerModel): Party =>
  owner === 'isv' || owner === 'microsoft' ? owner : CSP[owner][model];

function judged(facts: Facts): Verdict {
  const judgement = judge(facts);
  if (judgement.kind !== 'verdict') throw new Error(`undecided about ${judgement.dimension}`);
  return judgement.verdict;
}

describe('the forty worked questions', () => {
  test('are all here', () => {
    expect([...new Set(WORKED.map((row) => row.no))]).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  test.each(WORKED.flatMap((row) => (row.models ?? MODELS).map((model) => ({ ...row, model }))))(
    '$no. $question ($model): $owner',
    ({ facts, owner, also, rule, model }) => {
      const verdict = judged({ ...facts, model });
      expect(verdict.rule.id).toBe(rule);
      expect(verdict.owner).toBe(partyOf(owner, model));
      const others = (also ?? []).map((one) => partyOf(one, model)).filter((party) => party !== verdict.owner);
      expect(verdict.also).toEqual(expect.arrayContaining(others));
    },
  );
});

describe('the edges of the worked questions', () => {
  test('the refund window of Business Central is seven days, of everything else 72 hours', () => {
    const offer = (productType: string) =>
      ({
        id: 'x',
        name: 'x',
        publisherName: 'x',
        isSample: true,
        isMicrosoft: false,
        productType,
        standing: 'on-sale',
      }) as const;
    const rule = (productType: string, boughtHoursAgo: number) =>
      judged({ matter: 'refund', boughtHoursAgo, offer: offer(productType), model: 'direct-bill' }).rule.id;
    expect([rule('SaaS', 72), rule('SaaS', 73), rule('DynamicsBC', 168), rule('DynamicsBC', 169)]).toEqual([
      'BIL-02',
      'BIL-03',
      'BIL-02',
      'BIL-03',
    ]);
  });

  test('a reseller is told that it cannot open an Azure ticket, the others are not', () => {
    const limits = MODELS.map((model) => judged({ matter: 'deployment', hosting: 'azure', model }).limit);
    expect(limits).toEqual([undefined, undefined, 'reseller-azure-ticket']);
    expect(judged({ matter: 'deployment', hosting: 'azure', model: 'indirect-reseller' }).opener).toBe(
      'indirect-provider',
    );
  });

  test('a deployment of an unknown kind of product is undecided about where it runs, and about nothing else', () => {
    expect(judge({ matter: 'deployment', model: 'direct-bill' })).toMatchObject({
      kind: 'undecided',
      dimension: 'hosting',
    });
  });

  test('Microsoft’s own product is out of scope whatever the question', () => {
    expect(judged({ matter: 'fault', publisher: 'microsoft', model: 'direct-bill' }).rule.id).toBe('OUT-01');
  });

  test('what was presumed is named, what was said is not', () => {
    expect(judged({ matter: 'fault', model: 'direct-bill' }).presumed).toEqual(['publisher', 'bought']);
    expect(judged({ matter: 'fault', model: 'direct-bill', bought: 'through-us' }).presumed).toEqual(['publisher']);
  });
});
