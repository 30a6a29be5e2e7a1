import { PARTY_OF_CATEGORY } from '../domain/matter';
import { CATEGORIES } from '../domain/party';
import type { Example } from './lessons';
import { type Decision, knownBy } from './model';
import { OWNERS, outsideShare, type Shares, scoresOf, sharesFrom, signsOf, surenessOf } from './shares';
import { isYardstick, trained } from './training';

export const FOLDS = 3;
const PARTY_SHARE = 0.3;
/** The promises that the thresholds are chosen for, on the yardstick messages. */
const ANSWERED = 0.9;
const DECLINED_AT_MOST = 0.004;
/** Whatever is none of ours with less than one chance in ten is asked about: a needless question costs less than a refusal. */
const LEAST_TO_DECLINE = 0.1;

const UNCALIBRATED: Decision = {
  partyShare: PARTY_SHARE,
  temperatures: [1, 1, 1],
  sureness: [1, 0, 0],
  answerFrom: 0,
  declineFrom: 1,
};

/** What readers that never saw an example, nor its kin, make of it: its place among the examples and its raw scores. */
export interface Held {
  readonly index: number;
  readonly scores: Float64Array;
}

/** Reads the examples of one fold, from 0 to FOLDS - 1, with a reader trained on the others. */
export function heldOut(examples: readonly Example[], fold: number): Held[] {
  const mine = examples.map((example, i) => foldOf(example.kin ?? `${i}`) === fold);
  const { network, vocabulary, words } = trained(examples.filter((_, i) => !mine[i]));
  const reader = { network, vocabulary, isKnown: knownBy(words) };
  return examples.flatMap(({ text }, index) => (mine[index] ? [{ index, scores: scoresOf(text, reader) }] : []));
}

/** An example and what was made of it, under any decision. */
interface Seen {
  readonly example: Example;
  readonly read: (decision: Decision) => Shares;
}

/**
 * Chooses the temperatures, the weights of sureness and the two thresholds from the readings of all folds. Thresholds
 * are chosen on the yardstick: the messages most like the real ones.
 */
export function calibrated(examples: readonly Example[], held: readonly Held[]): Decision {
  const seen = held.map(
    ({ index, scores }): Seen => ({
      example: examples[index] as Example,
      read: (decision) => sharesFrom(scores, decision),
    }),
  );
  const temperatures = [temperature(seen, 0), 1, temperature(seen, 2)];
  const decision: Decision = { ...UNCALIBRATED, temperatures };
  const told = seen.map(({ example, read }) => ({ example, shares: read(decision) }));
  const sureness = fitted(told);
  const yardstick = told.filter(({ example }) => isYardstick(example) && example.category !== undefined);
  const sure = yardstick.map(({ shares }) => surenessOf(shares, sureness)).sort((a, b) => b - a);
  const outside = yardstick.map(({ shares }) => outsideShare(shares)).sort((a, b) => b - a);
  return {
    ...decision,
    sureness,
    answerFrom: rounded(sure[Math.floor(sure.length * ANSWERED)] ?? 0.5),
    declineFrom: Math.max(
      LEAST_TO_DECLINE,
      rounded((outside[Math.floor(outside.length * DECLINED_AT_MOST)] ?? 0.5) + 0.005),
    ),
  };
}

const rounded = (x: number): number => Math.round(x * 1000) / 1000;

function foldOf(kin: string): number {
  let h = 7;
  for (let i = 0; i < kin.length; i += 1) h = (Math.imul(h, 31) + kin.charCodeAt(i)) >>> 0;
  return h % FOLDS;
}

/** The temperature of a head at which the held-out labels are likeliest. */
function temperature(held: readonly Seen[], head: 0 | 2): number {
  const clear = held.filter(({ example }) => example.category !== undefined);
  const loss = (t: number): number => {
    const temperatures = head === 0 ? [t, 1, 1] : [1, 1, t];
    return clear.reduce((sum, { example, read }) => {
      const shares = read({ ...UNCALIBRATED, partyShare: head === 0 ? 0 : 1, temperatures });
      const p =
        head === 0 ? shares.categories[CATEGORIES.indexOf(example.category as never)] : shares.owners[ownerOf(example)];
      return sum - Math.log(Math.max(p ?? 0, 1e-9));
    }, 0);
  };
  const steps = [0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5];
  return steps.map((t) => ({ t, loss: loss(t) })).sort((a, b) => a.loss - b.loss)[0]?.t ?? 1;
}

const ownerOf = (example: Example): number =>
  example.category === undefined ? -1 : OWNERS.indexOf(PARTY_OF_CATEGORY[example.category] as (typeof OWNERS)[number]);

/** Logistic regression of "an answer would be right" on the two signs, by Newton's steps. */
function fitted(seen: readonly { example: Example; shares: Shares }[]): [number, number, number] {
  const rows = seen
    .filter(({ example }) => example.outOfScope === undefined)
    .map(({ example, shares }) => {
      const [a, b] = signsOf(shares);
      const right = shares.owners.indexOf(Math.max(...shares.owners)) === ownerOf(example);
      return { x: [a, b, 1] as const, y: right ? 1 : 0 };
    });
  let w: [number, number, number] = [1, 0, 0];
  for (let round = 0; round < 25; round += 1) {
    const g = [0, 0, 0];
    const h = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (const { x, y } of rows) {
      const p = 1 / (1 + Math.exp(-(w[0] * x[0] + w[1] * x[1] + w[2])));
      for (let i = 0; i < 3; i += 1) {
        g[i] = (g[i] as number) + (y - p) * (x[i] as number);
        for (let j = 0; j < 3; j += 1)
          h[i * 3 + j] = (h[i * 3 + j] as number) + p * (1 - p) * (x[i] as number) * (x[j] as number);
      }
    }
    const d = solved(h, g);
    w = [w[0] + d[0], w[1] + d[1], w[2] + d[2]];
  }
  return w;
}

/** Solves the three equations h·d = g by Cramer's rule. */
function solved(h: readonly number[], g: readonly number[]): [number, number, number] {
  const det = (m: readonly number[]): number => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, i = 0, j = 0, k = 0] = m;
    return a * (e * k - f * j) - b * (d * k - f * i) + c * (d * j - e * i);
  };
  const whole = det(h);
  const part = (column: number): number =>
    det(h.map((value, at) => (at % 3 === column ? (g[Math.floor(at / 3)] as number) : value))) / whole;
  return [part(0), part(1), part(2)];
}
