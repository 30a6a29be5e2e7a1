import type { Facts } from '../domain/facts';
import { MATTERS_OF } from '../domain/matter';
import type { Category } from '../domain/party';
import { hoursSinceBought } from './age-cues';
import { circumstancesIn } from './circumstance-cues';
import { CHARACTERS_READ, fold } from './fold';
import { MATTER_CUES } from './matter-cues';

/** What a message may settle beside its category, so that it is not asked again. */
export type Cues = Partial<
  Pick<Facts, 'matter' | 'hosting' | 'bought' | 'model' | 'boughtHoursAgo' | 'csp' | 'publisher'>
>;

/**
 * What the message says plainly about a question of this category: the matter (only one of this category, and never the
 * plain one), where the product runs, how, when and through whom it was bought. Where there is no sign, the field is
 * absent. Ages are in hours.
 */
export function cuesIn(text: string, category: Category): Cues {
  const folded = fold(text.slice(0, CHARACTERS_READ)).replace(/[’`]/g, "'").replace(/\s+/g, ' ');
  const [plain, ...others] = MATTERS_OF[category];
  const matter = MATTER_CUES.find(([m, sign]) => others.includes(m) && sign.test(folded))?.[0];
  const aboutRefund = matter === 'refund' || matter === 'consumption-refund' || matter === 'cancel-multi-year';
  const boughtHoursAgo = hoursSinceBought(folded, aboutRefund);
  return {
    ...circumstancesIn(folded),
    ...(matter === undefined || matter === plain ? {} : { matter }),
    ...(boughtHoursAgo === undefined ? {} : { boughtHoursAgo }),
  };
}
