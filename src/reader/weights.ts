/** Weights are kept as whole steps from -7 to 7, two in a byte. */
const MOST = 7;
/** Steps grow by an eighth of a doubling; byte 1 is a largest weight of 2^-20, byte 255 one of nearly 2^12. */
const EIGHTHS = 8;
const OFFSET = 161;

/** The step that each byte stands for. */
const STEPS = Float32Array.from({ length: 256 }, (_, byte) => 2 ** ((byte - OFFSET) / EIGHTHS) / MOST);
export const stepOf = (byte: number): number => STEPS[byte] as number;

/** The steps of all rows. */
export function stepsOf(bytes: Uint8Array): Float32Array {
  const steps = new Float32Array(bytes.length);
  for (let row = 0; row < bytes.length; row += 1) steps[row] = stepOf(bytes[row] as number);
  return steps;
}

const byteFor = (largest: number): number =>
  Math.min(255, Math.max(1, Math.ceil(Math.log2(largest) * EIGHTHS) + OFFSET));

/** Rows of weights, each in whole steps of its own; `outputs` is even. */
export function packed(
  weights: Float32Array | Int8Array,
  rows: number,
  outputs: number,
): { steps: Uint8Array; nibbles: Uint8Array } {
  const steps = new Uint8Array(rows);
  const nibbles = new Uint8Array((rows * outputs) / 2);
  for (let row = 0; row < rows; row += 1) {
    const own = Array.from(weights.subarray(row * outputs, (row + 1) * outputs));
    const byte = byteFor(Math.max(...own.map(Math.abs)));
    steps[row] = byte;
    const whole = (at: number): number => Math.round((own[at] as number) / stepOf(byte)) + MOST + 1;
    for (let at = 0; at < outputs; at += 2) nibbles[(row * outputs + at) / 2] = (whole(at) << 4) | whole(at + 1);
  }
  return { steps, nibbles };
}

/** The weights in whole steps. */
export function unpacked(nibbles: Uint8Array): Int8Array {
  const weights = new Int8Array(nibbles.length * 2);
  for (let at = 0; at < nibbles.length; at += 1) {
    const byte = nibbles[at] as number;
    weights[at * 2] = (byte >> 4) - MOST - 1;
    weights[at * 2 + 1] = (byte & 15) - MOST - 1;
  }
  return weights;
}
