import { fold } from './fold';

/** One word of a message. `name` marks what looks like a product or a person; `end` a sentence that stops after it. */
export interface Word {
  readonly text: string;
  readonly name: boolean;
  readonly sentence: number;
  /** Counted through the message: commas, dashes, brackets and words like "but" begin a new clause. */
  readonly clause: number;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Words {
  readonly words: readonly Word[];
  /** Of each sentence: whether it ends in a question mark. */
  readonly questions: readonly boolean[];
}

const TOKEN =
  /https?:\/\/\S{1,200}|[\w.+-]{1,64}@[\w.-]{1,64}|[\p{L}\p{M}\d]+(?:['’_.\-/][\p{L}\p{M}\d]+){0,4}|[.?!;\n,:()–—]|[%$€£]| - /gu;
const PAUSES = new Set([',', ':', '(', ')', '–', '—', ' - ']);
const TURNS = new Set(
  'but however though instead only while whereas except because and i oraz ale lecz tylko natomiast zato jednak chociaz choc za zeby bo which that ktory ktora ktore ze'.split(
    ' ',
  ),
);
const LONGEST_WORD = 32;

const isUpper = (c: string | undefined): boolean => c !== undefined && c !== c.toLowerCase();

/** `isKnown` says whether a folded word belongs to the language at large; a capitalised stranger is taken for a name. */
export function wordsIn(text: string, isKnown: (word: string) => boolean, mentions: readonly Span[] = []): Words {
  const words: Word[] = [];
  const questions: boolean[] = [];
  let sentence = 0;
  let clause = 0;
  let opened = false;
  const close = (question: boolean): void => {
    clause += 1;
    if (!opened) {
      if (question && sentence > 0) questions[sentence - 1] = true;
      return;
    }
    questions[sentence] = question;
    sentence += 1;
    opened = false;
  };
  let lastMention = -1;
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0];
    const at = match.index;
    if (raw === '?') {
      close(true);
      continue;
    }
    if (raw === '.' || raw === '!' || raw === ';' || raw === '\n') {
      close(false);
      continue;
    }
    if (PAUSES.has(raw)) {
      clause += 1;
      continue;
    }
    const mention = mentions.findIndex((m) => at < m.end && at + raw.length > m.start);
    if (mention >= 0) {
      if (mention !== lastMention) words.push({ text: '<name>', name: true, sentence, clause });
      lastMention = mention;
      opened = true;
      continue;
    }
    if (TURNS.has(fold(raw))) clause += 1;
    for (const word of pieces(raw, opened, isKnown)) words.push({ ...word, sentence, clause });
    opened = true;
  }
  close(false);
  return { words, questions };
}

function pieces(
  raw: string,
  midSentence: boolean,
  isKnown: (word: string) => boolean,
): { text: string; name: boolean }[] {
  if (raw.startsWith('http')) return [{ text: '<url>', name: false }];
  if (raw.includes('@')) return [{ text: '<mail>', name: false }];
  const folded = fold(raw.replace(/’/g, "'")).slice(0, LONGEST_WORD);
  if (/\d/.test(folded)) return numeric(raw, folded);
  if (isCamel(raw)) {
    const parts = raw
      .split(/(?<=[a-z])(?=[A-Z])|[._\-/]/)
      .slice(0, 8)
      .map((part) => ({ text: fold(part), name: false }));
    return [
      { text: '<code>', name: false },
      { text: folded, name: false },
      ...parts.filter((part) => part.text.length > 1),
    ];
  }
  const capital = isUpper(raw[0]);
  if (capital && !isKnown(folded) && !isUpper(raw[1])) return [{ text: '<name>', name: true }];
  if (capital && midSentence && raw.length > 2 && !isUpper(raw[1]) && !isKnown(folded))
    return [{ text: '<name>', name: true }];
  const parts = folded.split(/[_.\-/]/);
  if (parts.length === 1) return [{ text: folded, name: false }];
  return [
    { text: folded, name: false },
    ...parts.filter((part) => part.length > 2).map((part) => ({ text: part, name: false })),
  ];
}

function numeric(raw: string, folded: string): { text: string; name: boolean }[] {
  if (/^[45]\d\d$/.test(folded))
    return [
      { text: folded[0] === '4' ? '<http4>' : '<http5>', name: false },
      { text: folded, name: false },
    ];
  if (/^99(?:[.,]\d+)?$/.test(folded)) return [{ text: '<nines>', name: false }];
  if (/^(?:0x)?\d+(?:[.,/-]\d+)*$/.test(folded)) {
    const size = folded.replace(/\D/g, '').length;
    return [{ text: size <= 2 ? '<n>' : size <= 4 ? '<nn>' : '<nnn>', name: false }];
  }
  if (/^\d+[a-z]{1,4}$/.test(folded))
    return [
      { text: '<n>', name: false },
      { text: folded.replace(/^\d+/, ''), name: false },
    ];
  const words = fold(raw)
    .split(/[^a-z]+/)
    .filter((part) => part.length > 2);
  return [
    { text: '<code>', name: false },
    { text: folded, name: false },
    ...words.map((text) => ({ text, name: false })),
  ];
}

/** `ApplianceDeploymentFailed`, `tenant_not_found`: what a program says, not a person. */
function isCamel(raw: string): boolean {
  return /[a-z][A-Z]/.test(raw) || (raw.includes('_') && raw.length > 4);
}
