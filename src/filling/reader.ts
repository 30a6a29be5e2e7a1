import { type Batch, type FileReader, NOTHING, type ReaderOptions, type Refusal } from './file';
import { makeJsonFile } from './json-file';
import { makeTableFile } from './table-file';

const STRANGERS: readonly (readonly [RegExp, string])[] = [
  [/^PK\p{Cc}{2}/u, 'is a ZIP file or an Excel workbook: unzip it, or save the sheet as "CSV UTF-8"'],
  [/^%PDF/, 'is a PDF'],
  [/^\s*</, 'is a web page or XML: download the file itself'],
  [/\0/, 'holds NUL bytes: it is not a text file'],
];

/** A reader that recognises the file by its content. */
export function makeFileReader(options: ReaderOptions): FileReader {
  let held = '';
  let inner: FileReader | undefined;
  let refusal: Refusal | undefined;

  const begin = (isLast: boolean): void => {
    const stranger = STRANGERS.find(([shape]) => shape.test(held));
    const head = held.replace(/^\uFEFF/, '').trimStart();
    if (stranger) refusal = { line: 1, reason: stranger[1] };
    else if (head !== '') inner = /^[{[]/.test(head) ? makeJsonFile(options) : makeTableFile(options);
    else if (isLast) refusal = { line: 1, reason: 'is empty' };
  };
  const take = (piece: string, isLast: boolean): Batch => {
    if (refusal) return NOTHING;
    if (inner && piece.includes('\0')) refusal = { line: 1, reason: STRANGERS.at(-1)?.[1] ?? '' };
    if (!inner) {
      held += piece;
      // Four characters tell a ZIP file from a table.
      if (held.length < 4 && !isLast) return NOTHING;
      begin(isLast);
    }
    if (refusal || !inner) return NOTHING;
    const text = held === '' ? piece : held;
    held = '';
    return inner.push(text);
  };

  return {
    push: (piece) => take(piece, false),
    end: () => {
      const first = take('', true);
      if (refusal || !inner) return NOTHING;
      const last = inner.end();
      return {
        fragments: [...first.fragments, ...last.fragments],
        rejected: [...first.rejected, ...last.rejected],
        skipped: first.skipped + last.skipped,
      };
    },
    refusal: () => refusal ?? inner?.refusal(),
    kind: () => inner?.kind(),
    scope: () => inner?.scope() ?? {},
    frame: () => inner?.frame() ?? { head: '', between: '', tail: '' },
    ignored: () => inner?.ignored() ?? [],
  };
}
