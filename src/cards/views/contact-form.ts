import { contactMark, type Way } from '../../domain/contact';
import type { Offer } from '../../domain/offer';
import type { Language } from '../../domain/party';
import type { ContactProblem, Reply } from '../../flows/reply';
import { list, text } from '../../texts/text';
import { button, offerKey } from '../button';
import type { Data } from '../json';
import { CAPS, outside, outsideName } from '../outside';
import type { Reader } from '../reader';
import { sampleMark } from './choice';
import { waysOf } from './contacts';

type Shown = Extract<Reply, { kind: 'contact-form' }>;

const INPUTS = { name: 'Text', email: 'Email', phone: 'Tel', url: 'Url' } as const;

/** The data of `cards/contact.json`: the form of one contact with what it is, or with what was refused and why. */
export function contactFormView({ offer, contact, form, problem }: Shown, { language }: Reader): Data {
  const offerId = offerKey(offer.id);
  const seen = contactMark(offer.contacts[contact]);
  return {
    lang: language,
    fallback: text(language, 'card.fallback'),
    problems: problem ? [problemText(problem, offer.contacts[contact], language)] : [],
    title: text(language, 'contact-form.title', { contact: text(language, `contact.${contact}`) }),
    offer: outsideName(offer.name, CAPS.name),
    sample: sampleMark(language, offer),
    hint: text(language, 'contact-form.text'),
    inputs: (Object.keys(INPUTS) as Way[]).map((id) => ({
      id,
      label: text(language, `settings.provider.${id}`),
      style: INPUTS[id],
      value: outside(form[id], CAPS.url),
    })),
    save: button(text(language, 'button.save'), { do: 'save-contact', offerId, contact, seen }),
    cancel: button(text(language, 'button.cancel'), { do: 'leave-contact', offerId }),
  };
}

function problemText(
  problem: ContactProblem,
  contact: Offer['contacts'][keyof Offer['contacts']],
  language: Language,
): string {
  switch (problem.why) {
    case 'empty':
      return text(language, 'contact-form.empty');
    case 'too-long': {
      const field = text(language, `settings.provider.${problem.field}`);
      return text(language, 'contact-form.long', { field, most: problem.most });
    }
    case 'invalid': {
      const value = outside(problem.value, CAPS.field);
      if (problem.field === 'email') return text(language, 'settings.invalid.email', { value });
      return text(language, `contact-form.${problem.field}`, { value });
    }
    case 'changed': {
      const ways = [...waysOf(contact ?? {}), outside(contact?.url ?? '', CAPS.page)].filter((way) => way !== '');
      const now = ways.length > 0 ? list(language, ways) : text(language, 'change.none');
      return text(language, 'contact-form.changed', { now });
    }
    default:
      return forgotten(problem);
  }
}

function forgotten(problem: never): never {
  throw new Error(`No sentence for ${JSON.stringify(problem)}.`);
}
