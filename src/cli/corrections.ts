import { CATEGORIES } from '../domain/party';
import type { Corrections } from '../flows/ports';
import { languageOf } from '../reader/language';

/**
 * Writes what people corrected as labelled examples, a JSON line each: `{"lang","text","category","read"}`. The text was
 * reduced when it was kept; `read` is what the reader had made of it. Resolves to how many there were.
 */
export async function exportCorrections(corrections: Corrections, write: (line: string) => void): Promise<number> {
  let count = 0;
  for await (const { text, read, meant } of corrections.all()) {
    if (!CATEGORIES.some((category) => category === meant)) continue;
    write(JSON.stringify({ lang: languageOf(text), text, category: meant, read }));
    count += 1;
  }
  return count;
}
