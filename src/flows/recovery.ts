import { takeBack } from '../filling/apply';
import { sameJson } from '../filling/claims';
import type { Import, Ledger, OfferBefore, OfferSwap } from './ports';

/** Puts every offer back as it was before the import. Resolves to how many that were. */
export async function takeImportBack(ledger: Ledger, one: Import): Promise<number> {
  let offers = 0;
  for await (const page of ledger.remembered(one.id)) offers += await takePageBack(ledger, page);
  await ledger.saveImport({ ...one, state: 'taken-back' });
  return offers;
}

async function takePageBack(ledger: Ledger, page: readonly OfferBefore[]): Promise<number> {
  const stored = await ledger.read(page.map((before) => before.id));
  const swaps = page.flatMap((before, index): OfferSwap[] => {
    const now = stored[index];
    const offer = takeBack(now?.value, before);
    if (sameJson(now?.value, offer)) return [];
    return [{ id: before.id, offer, version: now?.version ?? 0 }];
  });
  const lost = new Set(await ledger.write(swaps));
  const again = page.filter((before) => lost.has(before.id));
  return swaps.length - lost.size + (again.length > 0 ? await takePageBack(ledger, again) : 0);
}

/**
 * Takes back what imports left that were cut off; only where nobody else can be importing, as in a store for one
 * process. `report` is told of each import and of how many offers were put back.
 */
export async function recoverImports(ledger: Ledger, report: (one: Import, offers: number) => void): Promise<void> {
  const cutOff: Import[] = [];
  for await (const one of ledger.imports()) if (one.state === 'running') cutOff.push(one);
  for (const one of cutOff) report(one, await takeImportBack(ledger, one));
}
