import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';

/** A file that is no text, or cannot be read at all; the message is for the person who named it. */
export class UnreadableFile extends Error {}

const PIECE = 262_144;

/** The text of a file in pieces, each with the bytes read so far. UTF-8, or UTF-16 with its mark; anything else throws. */
export async function* textOfFile(path: string): AsyncGenerator<{ readonly text: string; readonly bytes: number }> {
  let decoder: TextDecoder | undefined;
  let bytes = 0;
  const stream = createReadStream(path, { highWaterMark: PIECE });
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      yield { text: decoded(decoder, chunk), bytes };
    }
    yield { text: decoder ? decoded(decoder) : '', bytes };
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(`cannot be read (${error instanceof Error ? error.message : String(error)})`);
  } finally {
    stream.destroy();
  }
}

function encodingOf(first: Buffer): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function decoded(decoder: TextDecoder, chunk?: Buffer): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    if (chunk?.subarray(0, 2).toString('latin1') === 'PK') {
      throw new UnreadableFile('is a ZIP file or an Excel workbook: unzip it, or save the sheet as "CSV UTF-8"');
    }
    const why = chunk?.includes(0) ? 'is not a text file' : 'is not in UTF-8: save it as "CSV UTF-8" or as UTF-8 text';
    throw new UnreadableFile(why);
  }
}
