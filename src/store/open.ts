import type { Store } from '../flows/ports';
import { openLevelStore } from './level';
import { openMongoStore } from './mongo';

export interface StorePlace {
  /** Where MongoDB is; absent or empty: the folder is used. */
  readonly mongoUri?: string | undefined;
  readonly dataFolder: string;
}

/** Opens the store of this installation. Rejects with one line that says what to do when it cannot be opened. */
export function openStore({ mongoUri, dataFolder }: StorePlace): Promise<Store> {
  return mongoUri ? openMongoStore(mongoUri) : openLevelStore(dataFolder);
}
