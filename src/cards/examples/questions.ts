import { factsOfOffer } from '../../domain/facts';
import { MATTERS_OF } from '../../domain/matter';
import { PARTNER_MODELS } from '../../domain/party';
import type { Reply } from '../../flows/reply';
import { ALONE, asked, DIRECT, type Example, hitsOf, sample, WORDS } from './made';

const TRAIL = { trail: [{ facts: {}, question: { kind: 'category' } }] } as const;

/** Every question, with each of its notices. */
export function questions(): readonly Example[] {
  const list = { ...categoryQuestions(), ...offerQuestions(), ...decidingQuestions() };
  return Object.entries(list).map(([name, reply]) => ({
    name,
    sheet: 'questions',
    reply,
    places: ALONE,
    desk: DIRECT,
  }));
}

function categoryQuestions(): Readonly<Record<string, Reply>> {
  const category = asked({ kind: 'category' }, {}, { path: 'guided', move: 1 });
  const categories = ['break-fix', 'transactions', 'account-setup'] as const;
  return {
    category,
    'category, disputed': { ...category, notice: 'disputed' },
    'category, earlier version': { ...category, notice: 'stale-version' },
    candidates: asked({ kind: 'candidates', categories }, {}, WORDS),
  };
}

function offerQuestions(): Readonly<Record<string, Reply>> {
  const offers = hitsOf('Grafik', 'Sejfik', 'Sejfik Urządzenie');
  const choice = asked({ kind: 'offer-choice', query: 'sejf', offerIds: offers.map((hit) => hit.id) }, {}, TRAIL);
  return {
    offer: asked({ kind: 'offer' }, { category: 'technical-support' }, TRAIL),
    'offer choice': { ...choice, offers },
    'offer choice, nearest': { ...choice, offers, none: true },
    'offer choice, nothing': { ...choice, offers: [], none: true },
  };
}

function decidingQuestions(): Readonly<Record<string, Reply>> {
  const fault = { category: 'break-fix', offer: factsOfOffer(sample('Kestrelwall')) } as const;
  const matters = MATTERS_OF['subscription-management'];
  const subscription = { category: 'subscription-management' } as const;
  const hostings = ['azure', 'saas', 'microsoft-cloud', 'services'] as const;
  const refund = { category: 'customer-billing', matter: 'refund' } as const;
  const missing = { category: 'offer-management', matter: 'offer-missing' } as const;
  return {
    model: asked({ kind: 'model', models: PARTNER_MODELS }, fault, TRAIL),
    hosting: asked({ kind: 'hosting', values: hostings }, { category: 'deployment-provisioning' }),
    age: asked({ kind: 'age', values: ['within-window', 'after-window'] }, refund),
    csp: asked({ kind: 'csp', values: ['opt-in', 'opt-out', 'selective'] }, missing),
    matter: { ...asked({ kind: 'matter', ...subscription, matters }, subscription, TRAIL), notice: 'stale-card' },
  };
}
