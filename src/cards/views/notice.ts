import type { Language } from '../../domain/party';
import type { Notice } from '../../flows/reply';
import { say, type TextKey } from '../../texts/text';

const KEYS: Readonly<Record<Notice, TextKey>> = {
  'stale-card': 'stale.card',
  'stale-gone': 'stale.gone',
  'stale-version': 'stale.version',
  disputed: 'disputed.text',
  'settings-saved': 'settings.saved',
  'language-set': 'language.set',
};

/** The sentence of a notice. */
export function noticeText(language: Language, notice: Notice): string {
  return say(language, KEYS[notice]);
}
