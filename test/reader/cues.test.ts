import type { Facts } from '../../src/domain/facts';
import { MATTERS_OF } from '../../src/domain/matter';
import type { Category } from '../../src/domain/party';
import { cuesIn } from '../../src/reader/cues';
import { WORKED } from './worked';

describe('the cues of a message', () => {
  test.each(WORKED)('$no: $text', ({ text, category, says }) => {
    const matter = says.matter ?? MATTERS_OF[category][0];
    const cues = cuesIn(text, category);
    expect({ ...cues, matter: cues.matter ?? MATTERS_OF[category][0] }).toEqual({ ...says, matter });
  });

  const circumstances: readonly (readonly [string, Category, Partial<Facts>])[] = [
    ['The VM from the marketplace does not start its service', 'break-fix', { hosting: 'azure' }],
    ['Maszyna wirtualna stoi, usługa w środku nie', 'break-fix', { hosting: 'azure' }],
    ['Rozszerzenie na AKS klienta się nie instaluje', 'deployment-provisioning', { hosting: 'azure' }],
    ['It is plain SaaS and stays at provisioning', 'break-fix', { hosting: 'saas' }],
    ['To zwykły SaaS, nic na Azure nie stawiamy', 'break-fix', { hosting: 'saas' }],
    ['Nothing of it runs in Azure', 'break-fix', {}],
    ['They bought it with their own card and now it crashes', 'break-fix', { bought: 'elsewhere' }],
    ['Klient kupił to własną kartą i nie działa', 'break-fix', { bought: 'elsewhere' }],
    ['Kupione poza nami, bezpośrednio u wydawcy', 'customer-billing', { bought: 'elsewhere' }],
    ['We are an indirect reseller and the order fails', 'transactions', { model: 'indirect-reseller' }],
    ['Jesteśmy odsprzedawcą, kto zakłada konto?', 'account-setup', { model: 'indirect-reseller' }],
    [
      'Jako dostawca pośredni pytamy o cennik',
      'offer-management',
      { model: 'indirect-provider', matter: 'price-list' },
    ],
    ['we are direct bill', 'transactions', { model: 'direct-bill' }],
    ['It is marked Exclusive', 'offer-management', { matter: 'exclusive-offer', csp: 'selective' }],
    ['The publisher opted in to CSP last week, still no hit', 'offer-management', { csp: 'opt-in' }],
    ['Bought two weeks ago, they want a refund', 'customer-billing', { matter: 'refund', boughtHoursAgo: 336 }],
    ['Kupione wczoraj, chcą zwrotu', 'customer-billing', { matter: 'refund', boughtHoursAgo: 24 }],
    [
      'Kupili w zeszłym miesiącu i chcą zwrotu pieniędzy',
      'customer-billing',
      { matter: 'refund', boughtHoursAgo: 720 },
    ],
    ['The outage was yesterday', 'service-level', {}],
    ['This is Microsoft’s own image', 'deployment-provisioning', { publisher: 'microsoft' }],
    ['The marketplace price list misses a product', 'partner-billing', { matter: 'price-list' }],
    ['Cennik na styczeń ściąga się pusty', 'partner-billing', { matter: 'price-list' }],
    ['Our bill shows the wrong name', 'customer-billing', {}],
    ['Nie działa od rana', 'break-fix', {}],
    ['Search shows documents of another company', 'break-fix', { matter: 'security-incident' }],
  ];
  test.each(circumstances)('%s', (text, category, expected) => {
    expect(cuesIn(text, category)).toEqual(expected);
  });

  test('are looked for in bounded time, whatever is typed', () => {
    for (const piece of ['a ', 'azure not ', 'refund ', '(((', 'nie klient sam ', 'margin reseller ']) {
      for (const category of Object.keys(MATTERS_OF) as Category[]) {
        expect(() => cuesIn(piece.repeat(5000), category)).not.toThrow();
      }
    }
  });
});
