/** JSON in pieces: the items of a long list one by one, so that no page is ever held whole. */

/** Longest item in UTF-16 units; a product with a hundred plans has about 500,000. */
export const LONGEST_ITEM = 4_194_304;
/** Deepest nesting; the catalogue's own items have nine levels. */
export const DEEPEST = 64;

export interface JsonPart {
  /** An item of a list, or a whole value of the file without the items of its list. */
  readonly kind: 'item' | 'whole';
  readonly value: unknown;
  /** The line it begins on, from 1. */
  readonly line: number;
}

export interface JsonBreak {
  readonly line: number;
  readonly reason: string;
}

export interface JsonReader {
  /** Takes the next piece of text, cut anywhere, and returns the parts that are complete. */
  push(piece: string): JsonPart[];
  /** Must be called behind the last piece: a text that ends too early breaks here. */
  end(): void;
  /** Set as soon as the text cannot be JSON of a sane shape; nothing is read after that. */
  broken(): JsonBreak | undefined;
}

/** The lists whose items are handed out: a page of the Discovery API, and the resources of a publisher's configuration. */
const LIST = /"(?:items|value|resources)"\s*:\s*$/i;
const OPENS = new Set(['{', '[']);
const PAIRS: Readonly<Record<string, string>> = { '}': '{', ']': '[' };
const BLANK = /[\s\uFEFF]/;

/** A reader of one text: an object, an array, or any number of them one after the other (JSON lines). */
export function makeJsonReader(): JsonReader {
  const open: string[] = [];
  let line = 1;
  let isString = false;
  let isEscaped = false;
  /** The depth of the list being handed out; 0 when there is none. */
  let listDepth = 0;
  let item = '';
  let itemLine = 1;
  let whole = '';
  let wholeLine = 1;
  let values = 0;
  let fault: JsonBreak | undefined;

  const parse = (kind: JsonPart['kind'], text: string, at: number, parts: JsonPart[]): void => {
    try {
      parts.push({ kind, value: JSON.parse(text) as unknown, line: at });
    } catch {
      fault = { line: at, reason: 'this is not JSON' };
    }
  };
  const keep = (text: string): void => {
    if (listDepth > 0) item += text;
    else whole += text;
    if (item.length > LONGEST_ITEM || whole.length > LONGEST_ITEM)
      fault = { line, reason: `one item is longer than ${LONGEST_ITEM} characters` };
  };
  const endItem = (parts: JsonPart[], isLast: boolean): void => {
    const text = item.trim();
    item = '';
    if (text !== '') parse('item', text, itemLine, parts);
    else if (!isLast) fault = { line, reason: 'this is not JSON' };
  };

  const enter = (unit: string): void => {
    if (open.length === 0) {
      wholeLine = line;
      values += 1;
    }
    const isList =
      unit === '[' && listDepth === 0 && (open.length === 0 || (open.length === 1 && LIST.test(whole.slice(-80))));
    keep(unit);
    open.push(unit);
    if (open.length > DEEPEST) fault = { line, reason: `it is nested deeper than ${DEEPEST} levels` };
    if (isList) listDepth = open.length;
  };
  const leave = (unit: string, parts: JsonPart[]): void => {
    if (open.at(-1) !== PAIRS[unit]) {
      fault = { line, reason: `there is a ${unit} that nothing opened` };
      return;
    }
    if (open.length === listDepth) {
      endItem(parts, true);
      listDepth = 0;
    }
    keep(unit);
    open.pop();
    if (open.length > 0 || fault) return;
    parse('whole', whole, wholeLine, parts);
    whole = '';
  };

  /** Takes one character outside strings. */
  const step = (unit: string, parts: JsonPart[]): void => {
    if (OPENS.has(unit)) {
      if (listDepth === open.length && item.trim() === '') itemLine = line;
      enter(unit);
    } else if (unit in PAIRS) leave(unit, parts);
    else if (open.length === 0) {
      if (!BLANK.test(unit)) fault = { line, reason: 'this is not JSON' };
    } else if (unit === ',' && open.length === listDepth) endItem(parts, false);
    else {
      if (unit === '"') isString = true;
      keep(unit);
    }
  };

  /** The end of the run from `from` that can be kept as it is. */
  const runEnd = (text: string, from: number): number => {
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      // Line feed, quote, comma, brackets, backslash, braces.
      if (code === 10 || code === 34 || code === 92) return at;
      if (!isString && (code === 44 || code === 91 || code === 93 || code === 123 || code === 125)) return at;
    }
    return text.length;
  };

  return {
    push: (piece) => {
      const parts: JsonPart[] = [];
      for (let at = 0; at < piece.length && !fault; ) {
        const unit = piece[at] as string;
        if (unit === '\n') line += 1;
        if (isString) {
          keep(unit);
          if (isEscaped) isEscaped = false;
          else if (unit === '\\') isEscaped = true;
          else if (unit === '"') isString = false;
        } else step(unit, parts);
        at += 1;
        if (isEscaped || open.length === 0) continue;
        const end = runEnd(piece, at);
        if (end > at) keep(piece.slice(at, end));
        at = end;
      }
      return parts;
    },
    end: () => {
      if (fault) return;
      if (open.length > 0) fault = { line, reason: 'the file is cut off here' };
      else if (values === 0) fault = { line, reason: 'there is nothing in it' };
    },
    broken: () => fault,
  };
}
