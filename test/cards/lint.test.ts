import type { Json } from '../../src/cards/json';
import { CARD_MAX, lint } from '../../src/cards/lint';

const text: Json = { type: 'TextBlock', text: 'Hello', wrap: true };
const card = (body: readonly Json[], more: object = {}): object => ({
  type: 'AdaptiveCard',
  $schema: 'x',
  version: '1.5',
  lang: 'en',
  fallbackText: 'Too old.',
  body,
  ...more,
});
const button = (more: object = {}): Json => ({
  type: 'Action.Execute',
  title: 'Go',
  verb: 'signpost',
  data: { v: 1 },
  fallback: { type: 'Action.Submit', title: 'Go', data: { v: 1 } },
  ...more,
});
const row = (...actions: readonly Json[]): Json => ({ type: 'ActionSet', actions });
const open = (url: string): Json => row({ type: 'Action.OpenUrl', title: 'Page', url });
const input = (more: object): Json => ({ type: 'Input.Text', id: 'a', label: 'A', ...more });
const columns = (...widths: readonly string[]): Json => ({
  type: 'ColumnSet',
  columns: widths.map((width) => ({ type: 'Column', width, items: [text] })),
});
const toggle: Json = row({ type: 'Action.ToggleVisibility', title: 'More', targetElements: ['more'] });

test('a card that is right has no problem', () => {
  const body = [text, columns('auto', 'stretch'), input({ isRequired: true, errorMessage: 'Type it.' }), row(button())];
  expect(lint(card([...body, open('https://example.com')]))).toEqual([]);
});

test.each<[string, object, string]>([
  ['another version', card([text], { version: '1.6' }), 'it is no AdaptiveCard of version 1.5'],
  ['no fallback text', card([text], { fallbackText: '' }), 'fallbackText is missing'],
  ['no language', card([text], { lang: 'de' }), 'lang is missing'],
  ['words to be spoken', card([text], { speak: 'x' }), 'it has speak'],
  ['too long', card([{ ...text, text: 'x'.repeat(CARD_MAX) }]), 'characters long, more than 24000'],
  ['an empty text', card([{ type: 'TextBlock', text: ' ', wrap: true }]), 'a TextBlock is empty'],
  ['a text that does not wrap', card([{ type: 'TextBlock', text: 'x' }]), 'a TextBlock does not wrap: x'],
  ['an empty run', card([{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '' }] }]), 'a TextRun is empty'],
  ['no runs', card([{ type: 'RichTextBlock', inlines: [] }]), 'a RichTextBlock is empty'],
  ['an empty fact', card([{ type: 'FactSet', facts: [{ title: 'A', value: '' }] }]), 'a fact is empty'],
  ['markup', card([{ ...text, text: '[x](https://y.example)' }]), 'markup in [x]'],
  ['an open parameter', card([{ ...text, text: 'Rule {id}' }]), 'an unfilled parameter in Rule {id}'],
  ['outside text in markdown', card([{ ...text, text: 'by Ev1l' }]), 'outside text in markdown: Ev1l'],
  ['one id twice', card([input({}), input({})]), 'the id a is there twice'],
  ['a fold that opens nothing', card([toggle]), 'nothing has the id more'],
  ['an input without a label', card([input({ label: '' })]), 'the input a has no label'],
  ['an input without an id', card([input({ id: '' })]), 'an input has no id'],
  ['a required input that cannot say so', card([input({ isRequired: true })]), 'the input a has no errorMessage'],
  ['a plain http link', card([open('http://example.com')]), 'a link that is not https: http://example.com'],
  ['a script link', card([open('javascript:alert(1)')]), 'a link that is not https'],
  ['a button without a title', card([row(button({ title: '' }))]), 'an Action.Execute has no title'],
  ['a long title', card([row(button({ title: 'x'.repeat(81) }))]), 'too long: x'],
  ['no way for old clients', card([row(button({ fallback: undefined }))]), 'an Execute without a Submit: Go'],
  ['old clients that send something else', card([row(button({ data: { v: 2 } }))]), 'an Execute without a Submit: Go'],
  ['another verb', card([row(button({ verb: 'x' }))]), 'an Execute without verb or data: Go'],
  ['seven buttons', card([row(...Array.from({ length: 7 }, () => button()))]), '7 buttons in one row'],
  ['no buttons', card([row()]), 'an ActionSet is empty'],
  ['three columns', card([columns('auto', 'auto', 'auto')]), '3 columns'],
  ['a fixed column', card([columns('200px')]), 'a width of 200px'],
  ['a picture', card([{ type: 'Image', url: 'https://example.com/x.png' }]), 'it has an image'],
])('it finds %s', (_what, found, problem) => {
  expect(lint(found, ['Ev1l']).join('; ')).toContain(problem);
});
