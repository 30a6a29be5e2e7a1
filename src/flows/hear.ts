import type { Case } from '../domain/case';
import { type Command, parse } from '../domain/command';
import { talkOf } from '../domain/step';
import { advance, open } from './advance';
import { answeredWith } from './answer';
import { describe } from './describe';
import { deskOf } from './desk';
import { lookUp } from './offers';
import type { Stored } from './ports';
import type { Reply } from './reply';
import { show } from './show';
import { listOffers } from './stale';
import { typedAnswer } from './typed';
import type { Talk, World } from './world';

/** A message from somebody who has passed the gate; what to say to it. */
export async function hear(world: World, talk: Talk, message: string): Promise<readonly Reply[]> {
  const spoken = parse(message);
  switch (spoken.kind) {
    case 'command':
      return [await obey(world, talk, spoken.command, spoken.rest)];
    case 'unknown-command':
      return [
        { kind: 'unknown-command', command: spoken.word, ...(spoken.nearest ? { nearest: spoken.nearest } : {}) },
      ];
    case 'words':
      if (spoken.words === '') return [{ kind: 'help' }];
      return [await understand(world, talk, spoken.words)];
    default:
      return forgotten(spoken);
  }
}

async function obey(world: World, talk: Talk, command: Command, rest: string): Promise<Reply> {
  switch (command) {
    case 'help':
      return { kind: 'help' };
    case 'triage':
      if (rest !== '') return understand(world, talk, rest);
      return show(world, await open(world, talk, { type: 'opened' }));
    case 'offer':
      return lookUp(world, rest, talk);
    case 'offers':
      return listOffers(world, talk, rest);
    case 'language':
      return chooseLanguage(world, talk, rest);
    case 'settings':
      return talk.place === 'personal'
        ? { kind: 'settings', desk: await deskOf(world.store.desks) }
        : { kind: 'settings-personal' };
    default:
      return forgotten(command);
  }
}

const LANGUAGES: Readonly<Record<string, 'en' | 'pl'>> = {
  en: 'en',
  english: 'en',
  angielski: 'en',
  pl: 'pl',
  polish: 'pl',
  polski: 'pl',
  'po polsku': 'pl',
};

async function chooseLanguage(world: World, talk: Talk, rest: string): Promise<Reply> {
  if (rest === '') return { kind: 'language' };
  const language = LANGUAGES[rest.toLowerCase()];
  if (!language) return { kind: 'language-unknown' };
  await world.store.people.setPreferences(talk.person, { language });
  return { kind: 'language-set' };
}

/** Plain words: the answer to what was asked last, or a new question. */
async function understand(world: World, talk: Talk, words: string): Promise<Reply> {
  const current = await world.store.cases.current(talkOf(talk.conversation, talk.person));
  if (current?.value.state.status === 'asking') {
    const reply = await answerTyped(world, current, words);
    if (reply) return reply;
  }
  return show(world, await open(world, talk, await describe(world, words)));
}

async function answerTyped(world: World, current: Stored<Case>, words: string): Promise<Reply | undefined> {
  const { state } = current.value;
  if (state.status !== 'asking') return undefined;
  const typed = await typedAnswer(world, current.value, state.question, words);
  if (!typed) return undefined;
  const reply = await show(world, await advance(world, current, answeredWith(world, current.value, typed.answer)));
  return reply.kind === 'question' && typed.none ? { ...reply, none: true } : reply;
}

function forgotten(spoken: never): never {
  throw new Error(`Nothing to do for ${JSON.stringify(spoken)}.`);
}
