import fc from 'fast-check';
import { TEMPLATE_COLUMNS } from '../../src/filling/contacts';
import { csvLine } from '../../src/filling/csv';
import { exportLine } from '../../src/filling/exported';
import { plainOffer, readingOf } from './offers';

const PRICE_HEADER =
  'ProductTitle,ProductId,SkuId,SkuTitle,Publisher,Market,Currency,UnitPrice,EffectiveStartDate,EffectiveEndDate';
const prices = (...rows: string[]) => `${[PRICE_HEADER, ...rows].join('\n')}\n`;
const product = (rest: object = {}) => ({
  uniqueProductId: 'maker.ledger',
  productId: 'DZH1',
  displayName: 'Ledger',
  publisherId: 'maker',
  publisherDisplayName: 'Maker',
  publisherType: 'ThirdParty',
  productType: 'SaaS',
  plans: [{ planId: 'basic', skuId: '0001', displayName: 'Basic', cspState: 'OptIn' }],
  ...rest,
});

describe('A file is recognised by its content', () => {
  test.each([
    ['a price list', prices('Ledger,DZH1,0001,Basic,Maker,PL,EUR,1,,'), 'price-list'],
    [
      'a price list with four columns only',
      'Publisher;SkuId;ProductTitle;ProductId\nMaker;0001;Ledger;DZH1\n',
      'price-list',
    ],
    ['a page of products', JSON.stringify({ items: [product()], nextPageLink: 'https://x' }), 'discovery'],
    ['a page of a newer version', JSON.stringify({ value: [product()], nextLink: null }), 'discovery'],
    ['a single product', JSON.stringify(product()), 'discovery'],
    [
      'pages one after the other',
      `${JSON.stringify({ items: [product()] })}\n${JSON.stringify({ items: [] })}`,
      'discovery',
    ],
    [
      'a reconciliation file',
      'CustomerName,ProductId,SkuId,ProductName,PublisherName\nX,DZH1,0001,Ledger,Maker\n',
      'reconciliation',
    ],
    ['an export', exportLine(plainOffer('DZH1'), 1, 1), 'export'],
  ])('%s', (_, text, kind) => {
    const { reader, reason, fragments, rejected } = readingOf(text);
    expect({ reason, kind: reader.kind(), rejected }).toEqual({ reason: undefined, kind, rejected: [] });
    expect(fragments.map((fragment) => fragment.id)).toEqual(['DZH1']);
  });

  test.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\n ', 'empty'],
    ['a web page', '<!DOCTYPE html><html></html>', 'web page'],
    ['a workbook', 'PK\u0003\u0004....', 'Excel'],
    ['NUL bytes', 'ProductId,SkuId\n\0\0\0', 'NUL'],
    ['a table of something else', 'a,b\n1,2\n', 'no table that Signpost knows'],
    ['a price list without a publisher', 'ProductId,SkuId,ProductTitle\n1,2,3\n', 'no column Publisher'],
    ['half a price list', `${prices('Ledger,DZH1,0001,Basic,Maker,PL,EUR,1,,')}Ledger,DZH1,00`, 'cut off'],
    ['a price list cut inside quotes', `${PRICE_HEADER}\n"Led`, 'cut off'],
    ['half a page', JSON.stringify({ items: [product(), product()] }).slice(0, -40), 'cut off'],
    ['half an export', exportLine(plainOffer('DZH1'), 1, 2), 'cut off: it holds 1 of the 2'],
    ['an error answer', '{"error":{"code":"Unauthorized","message":"no"}}', 'error answer'],
    ['other JSON', '{"a":1}', 'no JSON that Signpost knows'],
    ['a list of numbers', '[1,2,3]', 'no JSON that Signpost knows'],
    ['a list of other things', '{"items":[{"a":1}]}', 'no JSON that Signpost knows'],
    ['JSON nested without end', '{"items":['.repeat(3000), 'deeper'],
    ['a line without end', 'x'.repeat(70_000), 'longer than'],
  ])('%s is refused whole', (_, text, reason) => {
    for (const size of [3, 1000]) expect(readingOf(text, {}, size).reason).toContain(reason);
  });

  test('any text at all is read or refused, and never breaks the reader', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.json().map((json) => `{"items":[${json}]}`),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 20 }), (given, size) => {
        readingOf(given, {}, size);
        readingOf(`${PRICE_HEADER}\n${given}`, {}, size);
      }),
      { numRuns: 150 },
    );
  });
});

describe('A price list', () => {
  test('gives every price of a plan: trial rows, currencies, both kinds of dates, no last day', () => {
    const { fragments, rejected } = readingOf(
      prices(
        'Ledger,DZH1,0001,Basic,Maker,pl,EUR,0,2/1/2019 12:00:00 AM,11/30/9999',
        'Ledger,DZH1,0001,Basic,Maker,PL,USD,9.5,2021-10-01T13:30:00.0000000Z,2026-12-31',
      ),
    );
    expect(rejected).toEqual([]);
    expect(fragments.map((fragment) => fragment.facts['plans.0001.prices@PL'])).toEqual([
      [{ market: 'PL', currency: 'EUR', amount: 0, startsAt: '2019-02-01T00:00:00Z' }],
      [
        {
          market: 'PL',
          currency: 'USD',
          amount: 9.5,
          startsAt: '2021-10-01T13:30:00Z',
          endsAt: '2026-12-31T00:00:00Z',
        },
      ],
    ]);
    expect(fragments[0]?.facts).toMatchObject({ name: 'Ledger', 'publisher.name': 'Maker', 'markets.PL': true });
  });

  test.each([
    ['Ledger,,0001,Basic,Maker,PL,EUR,1,,', 'ProductId', 'is empty'],
    ['Ledger,DZH1,1.00E+05,Basic,Maker,PL,EUR,1,,', 'SkuId', 'spreadsheet'],
    ['Ledger,DZH1,0001,Basic,Maker,PL,EUR,one,,', 'UnitPrice', 'not a number'],
    ['Ledger,DZH1,0001,Basic,Maker,PL,EUR,-1,,', 'UnitPrice', 'below zero'],
    ['Ledger,DZH1,0001,Basic,Maker,PL,,1,,', 'Currency', 'is empty'],
    ['Ledger,DZH1,0001,Basic,Maker,Poland,EUR,1,,', 'Market', 'two letters'],
    ['Ledger,DZH1,0001,Basic,Maker,PL,EUR,1,31/1/2026,', 'EffectiveStartDate', 'not a date'],
    ['Ledger,DZH1,0001,Basic,Maker,PL,EUR,1,,2026-02-30', 'EffectiveEndDate', 'not a date'],
    ['Ledger,DZH1,0001', '', 'has 3 fields'],
    ['Led"ger,"DZH1"x,0001,Basic,Maker,PL,EUR,1,,', '', 'must be doubled'],
  ])('names line, column and reason of a bad row and goes on: %s', (row, column, reason) => {
    const good = 'Other,DZH2,0001,Basic,Maker,PL,EUR,1,,';
    const { fragments, rejected } = readingOf(prices(good, row, good));
    expect(fragments).toHaveLength(2);
    expect(rejected.map(({ fault }) => fault)).toEqual([{ line: 3, column, reason: expect.stringContaining(reason) }]);
  });

  test('puts bad rows into a table that can be mended and read again, with nothing a spreadsheet would run', () => {
    const bad = "=cmd|' /C calc'!A0,DZH1,0001,Basic,Maker,PL,EUR,x,,";
    const first = readingOf(prices(bad));
    const { head, tail } = first.reader.frame();
    const table = `${head}${first.rejected.map(({ text }) => text).join('')}${tail}`;
    expect(table.split('\r\n')[1]).toMatch(/^'=cmd/);
    const mended = readingOf(table.replace(',x,', ',2,'));
    expect(mended.rejected).toEqual([]);
    expect(mended.reader.scope().isSupplement).toBe(true);
    expect(mended.fragments[0]?.facts).toMatchObject({ name: "=cmd|' /C calc'!A0" });
    const again = readingOf(table);
    expect(again.reader.frame()).toEqual(first.reader.frame());
    expect(again.rejected[0]?.text).toBe(first.rejected[0]?.text);
  });
});

describe('The Discovery API', () => {
  test('an Azure service that shares the commercial id of an offer is another entry', () => {
    const service = {
      displayName: 'Compute',
      publisherId: 'Microsoft',
      productType: 'AzureServices',
      productId: 'DZH1',
      hasMarketplaceFootprint: false,
    };
    const plans = [{ planId: 'one', skuId: '0001', displayName: 'One', cspState: 'SelectiveOptIn', isPrivate: false }];
    const page = { items: [product({ hasMarketplaceFootprint: true, plans }), service], nextPageLink: 'https://next' };
    const { fragments, rejected } = readingOf(JSON.stringify(page));
    expect(rejected).toEqual([]);
    expect(fragments.map(({ id, facts }) => [id, facts['name'], facts['plans.0001.cspState']])).toEqual([
      ['DZH1', 'Ledger', 'selective'],
      ['Microsoft/Compute', 'Compute', undefined],
    ]);
  });

  test('letter case does not matter, unknown values are kept, and the key is the commercial id or publisher/offer', () => {
    const shouted = Object.fromEntries(Object.entries(product()).map(([name, value]) => [name.toUpperCase(), value]));
    const strange = product({ productType: 'HologramApp', pricingTypes: ['Barter'], newMember: { deep: 1 } });
    const { productId: _, ...noId } = product({ offerId: 'ledger' });
    const facts = [shouted, strange, noId].map((item) => readingOf(JSON.stringify({ items: [item] })).fragments[0]);
    expect(facts.map((fragment) => fragment?.id)).toEqual(['DZH1', 'DZH1', 'maker/ledger']);
    expect(facts[0]?.facts).toEqual(readingOf(JSON.stringify(product())).fragments[0]?.facts);
    expect(facts[1]?.facts).toMatchObject({ productType: 'HologramApp', pricing: ['Barter'] });
  });

  test('a withdrawn product says since when and what stands in; a bad link is no link', () => {
    const stopped = product({
      isStopSell: true,
      stopSellInfo: { startDate: '2026-01-31T00:00:00Z', reason: 'EndOfSupport', alternativeOfferId: 'ledger2' },
      supportUri: 'javascript:alert(1)',
      privacyPolicyUri: 'https://www.example.com/privacy',
    });
    const facts = readingOf(JSON.stringify(stopped)).fragments[0]?.facts;
    expect(facts?.['stopSell']).toEqual({ since: '2026-01-31', reason: 'EndOfSupport', alternative: 'ledger2' });
    expect(facts?.['supportUrl']).toBeUndefined();
    expect(facts?.['materials.privacy']).toEqual([{ url: 'https://www.example.com/privacy' }]);
  });

  test('a product without a name is put aside with its line', () => {
    const { fragments, rejected, reader } = readingOf(
      `{"items":[\n${JSON.stringify(product())},\n${JSON.stringify(product({ displayName: '' }))}]}`,
    );
    expect(fragments).toHaveLength(1);
    expect(rejected[0]?.fault).toEqual({ line: 3, column: 'displayName', reason: 'is missing' });
    const { head, tail } = reader.frame();
    expect(
      readingOf(`${head}${rejected[0]?.text.replace('"displayName":""', '"displayName":"Now"')}${tail}`).fragments,
    ).toHaveLength(1);
  });
});

describe('A listing', () => {
  const listing = {
    $schema: 'https://schema.mp.microsoft.com/schema/listing/2022-03-01-preview5',
    title: 'Ledger',
    gloabalSupportWebsite: 'https://support.example.com',
    supportContact: {
      name: 'Desk',
      email: 'desk@example.com',
      phone: '+48 22 123 45 67 ext. 8'.replace('ext. ', 'ext'),
    },
    cloudSolutionProviderContact: { name: 'CSP', email: 'csp@example.com', phone: '1' },
    generalLinks: [{ displayText: 'Guide', link: 'https://docs.example.com' }],
  };
  const { phone: _, ...csp } = listing.cloudSolutionProviderContact;
  const fine = { ...listing, cloudSolutionProviderContact: csp };
  const find = (ids: { offerId?: string | undefined; name?: string | undefined }) =>
    ids.offerId === 'ledger' || ids.name === 'Ledger' ? 'DZH1' : undefined;

  test('gives contacts, websites and materials to the offer of its title', () => {
    const { fragments, reader } = readingOf(JSON.stringify(fine), { find });
    expect(reader.kind()).toBe('listing');
    expect(fragments[0]).toMatchObject({
      id: 'DZH1',
      facts: {
        'contacts.support.email': 'desk@example.com',
        'contacts.csp.name': 'CSP',
        supportUrl: 'https://support.example.com',
        'materials.documentation': [{ title: 'Guide', url: 'https://docs.example.com' }],
      },
    });
  });

  test('is found by the product beside it, even behind it, and says when nobody knows its offer', () => {
    const beside = {
      $schema: 'https://schema.mp.microsoft.com/schema/product/2022-03-01-preview3',
      identity: { externalId: 'ledger' },
    };
    const config = { $schema: 'https://x/schema/configure/1', resources: [{ ...fine, title: 'Other' }, beside] };
    expect(readingOf(JSON.stringify(config), { find }).fragments[0]?.id).toBe('DZH1');
    expect(readingOf(JSON.stringify({ ...fine, title: 'Nobody' }), { find }).rejected[0]?.fault.reason).toContain(
      '--offer ID',
    );
    expect(readingOf(JSON.stringify(listing), { find }).rejected[0]?.fault.column).toBe(
      'cloudSolutionProviderContact.phone',
    );
  });
});

describe('A reconciliation file', () => {
  const header = 'CustomerId,CustomerName,CustomerDomainName,ProductId,SkuId,ProductName,PublisherName,OrderDate,Total';
  test('says what was resold and lets nothing of a customer out, not even in its bad rows', () => {
    const text = `${header}\nC-1,Secret Ltd,secret.example,DZH1,0001,Ledger,Maker,2026-10-05T00:00:00Z,9\nC-2,Secret Ltd,secret.example,,0001,Ledger,Maker,x,9\nSecret Ltd,secret.example,DZH1,0001\nC-3,Secret Ltd,secret.example,CFQ7,0001,Office,Microsoft,2026-10-05,9\n`;
    const { fragments, rejected, skipped, reader } = readingOf(text);
    expect(fragments.map((fragment) => fragment.facts['plans.0001.resoldAt'])).toEqual(['2026-10-05']);
    expect(rejected).toHaveLength(2);
    expect(skipped).toBe(1);
    expect(JSON.stringify([fragments, rejected, reader.frame()])).not.toMatch(/secret|C-\d|customer/i);
  });
});

describe('A contacts table', () => {
  const find = ({ productId }: { productId?: string | undefined }) => (productId === 'DZH1' ? 'DZH1' : undefined);
  const row = (values: Record<string, string>) => csvLine(TEMPLATE_COLUMNS.map((name) => values[name] ?? ''));
  const table = (...rows: Record<string, string>[]) => `\uFEFF${csvLine(TEMPLATE_COLUMNS)}${rows.map(row).join('')}`;

  test('gives contacts, materials and other names, and leaves out rows nobody has filled in', () => {
    const filled = {
      ProductId: 'DZH1',
      SupportEmail: 'desk@example.com',
      SupportPhone: "'+48 22 123 45 67",
      SupportVerifiedAt: '2026-10-02',
      SupportVerifiedBy: 'Operations',
      SalesUrl: 'https://www.example.com/sales.pdf',
      Aliases: 'Księga | Ledger 365',
    };
    const { fragments, rejected, skipped } = readingOf(table(filled, { ProductId: 'DZH1' }), { find });
    expect(rejected).toEqual([]);
    expect(skipped).toBe(1);
    expect(fragments[0]?.facts).toEqual({
      'contacts.support.email': 'desk@example.com',
      'contacts.support.phone': '+48 22 123 45 67',
      'contacts.support.verified': { at: '2026-10-02', by: 'Operations' },
      'materials.sales': [{ url: 'https://www.example.com/sales.pdf' }],
      aliases: ['Księga', 'Ledger 365'],
    });
  });

  test.each([
    [{ ProductId: 'DZH1', SupportEmail: 'desk at example.com' }, 'SupportEmail', 'not an e-mail'],
    [{ ProductId: 'DZH1', CspPhone: 'call us' }, 'CspPhone', 'not a telephone'],
    [{ ProductId: 'DZH1', SupportUrl: 'javascript:alert(1)' }, 'SupportUrl', 'not a link'],
    [{ ProductId: 'DZH9', SupportName: 'Desk' }, 'ProductId', 'no single offer'],
    [{ SupportName: 'Desk' }, 'ProductId', 'no other id'],
  ])('names what is wrong in %j', (values, column, reason) => {
    const { rejected } = readingOf(table(values as Record<string, string>), { find });
    expect(rejected[0]?.fault).toEqual({ line: 2, column, reason: expect.stringContaining(reason) });
  });

  test('says which columns it does not read', () => {
    expect(readingOf('ProductId,SupportMail,SupportName\n', { find }).reader.ignored()).toEqual(['SupportMail']);
  });
});

describe('An export', () => {
  const line = (change: object) => `${JSON.stringify({ ...plainOffer('DZH1'), ...change })}\n`;
  test('comes back letter by letter', () => {
    const offer = plainOffer('DZH1', { description: '"a"\n<b>ż</b>', modifiedAt: '2026-01-01T00:00:00Z' });
    expect(readingOf(exportLine(offer, 1, 1)).fragments[0]?.offer).toStrictEqual(offer);
  });

  test.each([
    [{ name: 5 }, 'offer.name must be a text'],
    [{ plans: [{ name: 'x', cspState: 'maybe' }] }, 'offer.plans[0].cspState'],
    [{ admin: true }, 'offer.admin is not known'],
    [{ claims: [{ source: 'discovery', import: 'i', at: '', facts: { $where: 1 } }] }, 'cannot be stored'],
    [{ claims: [{ source: 'discovery', import: 'i', at: '', facts: { name: 5 } }] }, 'claims.name'],
    [{ id: ' x' }, 'blanks'],
  ])('is looked at member by member: %j', (change, reason) => {
    const text = line(change);
    expect(readingOf(text).rejected[0]?.fault.reason).toContain(reason);
  });
});
