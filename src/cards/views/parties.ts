import type { Language, PartnerModel, Party } from '../../domain/party';
import { partyOn } from '../../domain/rule';
import { say, text } from '../../texts/text';

/** Whether a party is the company of the colleague who asks. */
export function isUs(party: string, model: PartnerModel): boolean {
  return party === partyOn('us', model);
}

/** A party as the reader calls it; the reader's own company is marked. */
export function partyName(language: Language, party: Party | 'customer' | 'nobody', model: PartnerModel): string {
  const name = say(language, `party.${party}`);
  return isUs(party, model) && party !== 'partner' ? text(language, 'verdict.you', { party: name }) : name;
}
