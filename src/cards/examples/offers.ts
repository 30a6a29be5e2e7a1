import type { Offer } from '../../domain/offer';
import { PLACES, type Place } from '../../domain/role';
import type { Reply } from '../../flows/reply';
import { ALONE, DIRECT, type Example, hitsOf, OFFERS, sample } from './made';

/** Offer cards and search results, and every offer of the sample catalogue. */
export function offers(): readonly Example[] {
  const classic = sample('Snapquorum Classic');
  const found = hitsOf('Grafik', 'Grafik', 'Sejfik', 'Fakturnik w chmurze własnej');
  const list: readonly (readonly [string, Reply, readonly Place[]])[] = [
    ['everything', { kind: 'offer', offer: sample('Kestrelwall') }, PLACES],
    ['withdrawn', { kind: 'offer', offer: classic, alternative: sample('Snapquorum') }, ALONE],
    ['private', { kind: 'offer', offer: sample('Archivello Private') }, ['personal', 'channel']],
    ['exclusive', { kind: 'offer', offer: sample('Briefwarden') }, ALONE],
    ['closed, few contacts', { kind: 'offer', offer: sample('Wattsaw Hub') }, ALONE],
    ['next to nothing', { kind: 'offer', offer: sample('Lintberry') }, ALONE],
    ['Microsoft’s own', { kind: 'offer', offer: sample('Cloud Planner Sample') }, ALONE],
    ['many plans', { kind: 'offer', offer: { ...sample('Siftorra'), plans: manyPlans(sample('Siftorra')) } }, ALONE],
    ['several found', { kind: 'offers', query: 'grafik', hits: found, fit: true }, ALONE],
    ['one found', { kind: 'offers', query: 'vaultmere', hits: hitsOf('Vaultmere'), fit: true }, ALONE],
    ['nearest', { kind: 'offers', query: 'kestrelwal x', hits: hitsOf('Kestrelwall', 'Kestrelly'), fit: false }, ALONE],
    ['none', { kind: 'offers', query: 'zzz', hits: [], fit: false }, ALONE],
  ];
  return [
    ...list.map(([name, reply, places]): Example => ({ name, sheet: 'offers', reply, desk: DIRECT, places })),
    ...everyOffer(),
  ];
}

function manyPlans({ plans }: Offer): Offer['plans'] {
  return [...plans, ...plans, ...plans, ...plans].map((plan, i) => ({ ...plan, name: `${plan.name} ${i + 1}` }));
}

function everyOffer(): readonly Example[] {
  return OFFERS.map((offer) => ({
    name: `offer ${offer.id}`,
    sheet: 'offers',
    reply: { kind: 'offer', offer },
    desk: DIRECT,
    places: PLACES,
    swept: true,
  }));
}
