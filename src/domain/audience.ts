import type { ContactKind } from './contact';
import type { MaterialKind } from './offer';

/** Who may read a field: anybody, the partner's staff wherever they talk alone with the bot or in their own rooms, or only a one-to-one chat. */
export type Audience = 'public' | 'partner-staff' | 'one-to-one';

/** Who may read each contact. Source: what publishers are told about each field (facts, sections 2 and 2.1). */
export const CONTACT_AUDIENCE: Readonly<Record<ContactKind, Audience>> = {
  support: 'partner-staff',
  csp: 'partner-staff',
  engineering: 'one-to-one',
};

/** Who may read each kind of material: CSP collateral is never shown in Microsoft's stores, the rest is. */
export const MATERIAL_AUDIENCE: Readonly<Record<MaterialKind, Audience>> = {
  documentation: 'public',
  'getting-started': 'public',
  sales: 'public',
  'csp-marketing': 'partner-staff',
  terms: 'public',
  'csp-terms': 'partner-staff',
  privacy: 'public',
  'status-page': 'public',
  pricing: 'public',
  'partner-center': 'partner-staff',
  help: 'public',
};
