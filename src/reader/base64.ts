const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUE = new Uint8Array(128);
for (let i = 0; i < ALPHABET.length; i += 1) VALUE[ALPHABET.charCodeAt(i)] = i;

/** The bytes of a base64 text. Written out here because this folder knows no platform. */
export function bytesOf(text: string): Uint8Array {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  // Whole groups of three first, so that the loop has nothing to ask; what is too much is cut off.
  const bytes = new Uint8Array((text.length / 4) * 3);
  for (let i = 0, to = 0; i < text.length; i += 4, to += 3) {
    const group =
      ((VALUE[text.charCodeAt(i)] as number) << 18) |
      ((VALUE[text.charCodeAt(i + 1)] as number) << 12) |
      ((VALUE[text.charCodeAt(i + 2)] as number) << 6) |
      (VALUE[text.charCodeAt(i + 3)] as number);
    bytes[to] = group >> 16;
    bytes[to + 1] = group >> 8;
    bytes[to + 2] = group;
  }
  return bytes.subarray(0, bytes.length - padding);
}

/** The base64 text of some bytes. */
export function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] as number) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    parts.push(
      ALPHABET[group >> 18] as string,
      ALPHABET[(group >> 12) & 63] as string,
      i + 1 < bytes.length ? (ALPHABET[(group >> 6) & 63] as string) : '=',
      i + 2 < bytes.length ? (ALPHABET[group & 63] as string) : '=',
    );
  }
  return parts.join('');
}
