import { randomUUID } from 'node:crypto';
import type { AccessList } from '../domain/access';
import type { Case } from '../domain/case';
import type { Desk } from '../domain/desk';
import type { Offer } from '../domain/offer';
import type {
  Audit,
  AuditRow,
  Cases,
  Correction,
  Corrections,
  Import,
  Ledger,
  OfferBefore,
  Offers,
  People,
  Preferences,
  Store,
  Stored,
} from '../flows/ports';
import { type Document, plainOf, textOf, versionOf } from './document';
import type { Engine, Shelf } from './engine';

/** The ports on top of an engine: everything that must be the same whichever database is below. */
export function storeOn(engine: Engine): Store {
  const { cases, offers, people, desks, corrections, access, audit, imports, befores } = engine.shelves;
  return {
    cases: casesOn(cases),
    offers: offersOn(offers),
    ledger: ledgerOn(offers, imports, befores),
    people: peopleOn(people),
    desks: singleOn<Desk>(desks, 'desk'),
    corrections: correctionsOn(corrections),
    access: singleOn<AccessList>(access, 'list'),
    audit: auditOn(audit),
    ping: () => engine.ping(),
    close: () => engine.close(),
  };
}

function stored<T>(document: Document | undefined): Stored<T> | undefined {
  return document && { value: document.value as T, version: document.version };
}

function casesOn(shelf: Shelf): Cases {
  return {
    current: async (talk) => stored<Case>(await shelf.newest(textOf(talk, 'The talk of a case'))),
    byId: async (id) => stored<Case>(await shelf.get(textOf(id, 'The id of a case'))),
    save: async (value, version) => {
      const id = textOf(value.id, 'The id of a case');
      const talk = textOf(value.talk, 'The talk of a case');
      return shelf.swap({ id, value: plainOf(value) }, versionOf(version), talk);
    },
    all: () => shelf.all() as AsyncIterable<Case>,
  };
}

function offersOn(shelf: Shelf): Offers {
  return {
    byId: async (id) => (await shelf.get(textOf(id, 'The id of an offer')))?.value as Offer | undefined,
    all: () => shelf.all() as AsyncIterable<Offer>,
    put: async (offers) => {
      for (const offer of offers) textOf(offer.id, 'The id of an offer');
      await shelf.put(offers.map((offer) => ({ id: offer.id, value: plainOf(offer) })));
    },
    count: () => shelf.count(),
    watch: (listener) =>
      shelf.watch((change) => listener(change.kind === 'put' ? { kind: 'put', offer: change.value as Offer } : change)),
  };
}

function ledgerOn(offers: Shelf, imports: Shelf, befores: Shelf): Ledger {
  return {
    read: async (ids) => {
      const found = await offers.getMany(ids.map((id) => textOf(id, 'The id of an offer')));
      return found.map((document) => stored<Offer>(document));
    },
    write: async (swaps) =>
      offers.swapMany(
        swaps.map(({ id, offer, version }) => ({
          id: textOf(id, 'The id of an offer'),
          value: offer && plainOf(offer),
          version: versionOf(version),
        })),
      ),
    imports: () => imports.all() as AsyncIterable<Import>,
    saveImport: async (value) => imports.put([{ id: textOf(value.id, 'The id of an import'), value: plainOf(value) }]),
    remember: async (importId, page, before) => {
      const id = `${textOf(importId, 'The id of an import')}/${String(versionOf(page)).padStart(9, '0')}`;
      return befores.put([{ id, value: plainOf(before) }]);
    },
    remembered: (importId) =>
      befores.under(textOf(importId, 'The id of an import')) as AsyncIterable<readonly OfferBefore[]>,
  };
}

function peopleOn(shelf: Shelf): People {
  return {
    preferences: async (objectId) => ((await shelf.get(textOf(objectId, 'An object id')))?.value ?? {}) as Preferences,
    setPreferences: async (objectId, preferences) =>
      shelf.put([{ id: textOf(objectId, 'An object id'), value: plainOf(preferences) }]),
  };
}

/** A shelf with one document, changed by compare-and-set. */
function singleOn<T>(shelf: Shelf, id: string) {
  return {
    load: async () => stored<T>(await shelf.get(id)),
    save: async (value: T, version: number) => shelf.swap({ id, value: plainOf(value) }, versionOf(version)),
  };
}

function correctionsOn(shelf: Shelf): Corrections {
  return {
    add: async (correction) =>
      shelf.put([{ id: textOf(correction.id, 'The id of a correction'), value: plainOf(correction) }]),
    all: () => shelf.all() as AsyncIterable<Correction>,
  };
}

/** Rows are kept under their instant, then in the order in which this process added them. */
function auditOn(shelf: Shelf): Audit {
  let added = 0;
  return {
    add: async (row) => {
      added += 1;
      const id = [textOf(row.at, 'The instant of an audit row'), String(added).padStart(12, '0'), randomUUID()].join(
        '|',
      );
      await shelf.swap({ id, value: plainOf(row) }, 0);
    },
    all: () => shelf.all() as AsyncIterable<AuditRow>,
    count: () => shelf.count(),
  };
}
