/**
 * The limits of the gate. Teams' largest message is about 100 KB counted as UTF-16; 256 KB leaves room for
 * what surrounds it. Nesting and keys are several times what Teams sends.
 */
export const LIMITS = {
  /** Bytes of one request body, counted as they arrive. */
  bodyBytes: 256 * 1024,
  /** Milliseconds a caller has to send the whole body. */
  bodyMs: 10_000,
  /** Characters of the Authorization header. */
  authorization: 8 * 1024,
  /** Objects and arrays inside one another, the activity itself being the first. */
  nesting: 16,
  /** Keys of all objects of an activity together. */
  keys: 500,
  /** Characters of `type`. */
  type: 64,
  /** Characters of an id (Teams' conversation ids stay below 300). */
  id: 1024,
  /** Characters of `serviceUrl`. */
  address: 512,
} as const;
