import { pl } from '../../src/texts/pl';
import { type Texts, text } from '../../src/texts/text';

/** Read by the compiler only: each line below it expects an error, and is an error itself once there is none. */
const { 'party.isv': _left, ...rest } = pl;

// @ts-expect-error a missing key
export const incomplete: Texts = rest;

// @ts-expect-error a spare key
export const spare: Texts = { ...pl, 'party.nobody-else': 'x' };

// @ts-expect-error a plural where the sentence is plain
export const plural: Texts = { ...pl, 'party.isv': { other: 'x' } };

export const whole = text('pl', 'verdict.title', { party: 'x' });

// @ts-expect-error a forgotten parameter
export const forgotten = text('pl', 'verdict.title');

// @ts-expect-error a parameter the sentence does not take
export const unknown = text('pl', 'verdict.title', { party: 'x', other: 'y' });
