import { fill } from '../../src/cards/fill';
import type { Data, Json } from '../../src/cards/json';

const filled = (body: Json, data: Data): Json => fill({ name: 'probe', body }, data);

describe('a template', () => {
  test('takes a value by its path, alone with its type and inside text as text', () => {
    const body = { a: '${n}', b: 'n is ${n}, on is ${on}', c: '${deep.list}' };
    expect(filled(body, { n: 3, on: true, deep: { list: [1, 2] } })).toEqual({
      a: 3,
      b: 'n is 3, on is true',
      c: [1, 2],
    });
  });

  test('repeats an element for each item, and leaves it out for none', () => {
    const body = {
      items: [
        { $data: '${rows}', text: '${name} of ${$root.total}' },
        { $data: '${none}', text: 'x' },
      ],
    };
    expect(filled(body, { total: 2, rows: [{ name: 'a' }, { name: 'b' }], none: [] })).toEqual({
      items: [{ text: 'a of 2' }, { text: 'b of 2' }],
    });
  });

  test('steps into an object, and names an item that is a plain text', () => {
    const body = [
      { $data: '${one}', text: '${name}' },
      { $data: '${words}', text: '${$data}' },
    ];
    expect(filled(body, { one: { name: 'n' }, words: ['v', 'w'] })).toEqual([
      { text: 'n' },
      { text: 'v' },
      { text: 'w' },
    ]);
  });

  test('keeps an element only when it should', () => {
    const body = {
      a: [
        { $when: '${yes}', t: 1 },
        { $when: '${no}', t: 2 },
      ],
      b: { $when: '${no}', t: 3 },
    };
    expect(filled(body, { yes: true, no: false })).toEqual({ a: [{ t: 1 }] });
  });
});

describe('hostile data', () => {
  test('is never read as a template', () => {
    const evil = "${secret} ${$root.secret} ${isMatch('a','(a+)+')} ${";
    const body = { whole: '${evil}', inside: 'x ${evil} y', rows: [{ $data: '${list}', t: '${$data}' }] };
    expect(filled(body, { evil, secret: 'S', list: [evil] })).toEqual({
      whole: evil,
      inside: `x ${evil} y`,
      rows: [{ t: evil }],
    });
  });

  test('that looks like an element stays data, template keys and all', () => {
    const data = { type: 'Action.OpenUrl', $data: '${secret}', $when: '${no}', url: '${secret}' };
    expect(filled({ data: '${data}' }, { data, secret: 'S', no: false })).toEqual({ data });
  });

  test('with quotes, line breaks and patterns of replacement stays as it is', () => {
    const evil = '"},{"type":"x"\r\n\\ $& $1 $\'';
    const json = JSON.stringify(filled({ t: 'a ${evil}' }, { evil }));
    expect(JSON.parse(json)).toEqual({ t: `a ${evil}` });
  });

  test('does not reach into what every object inherits', () => {
    expect(() => filled('${constructor}', {})).toThrow('Card probe: there is no constructor in its data.');
    expect(() => filled('${a.length}', { a: 'text' })).toThrow('there is no a.length');
  });
});

describe('a mistake of ours', () => {
  test.each<[string, Json, unknown, string]>([
    ['a path that leads nowhere', { t: '${who.name}' }, { who: {} }, 'Card probe: there is no who.name in its data.'],
    ['a value that is null', { t: '${who}' }, { who: null }, 'Card probe: there is no who in its data.'],
    ['an object inside text', { t: 'I am ${who}' }, { who: {} }, 'Card probe: who is no text.'],
    ['a list that is missing', [{ $data: '${rows}', t: 1 }], {}, 'Card probe: there is no rows in its data.'],
    ['a condition that is no condition', [{ $when: '${on}', t: 1 }], { on: 'yes' }, 'Card probe: ${on} is not true'],
    ['a card that vanishes', { $when: '${on}' }, { on: false }, 'Card probe left nothing over.'],
  ])('is named: %s', (_what, body, data, message) => {
    expect(() => filled(body, data as Data)).toThrow(message);
  });
});
