/** A document as MongoDB holds it: the value is nested, so nothing in it can be taken for a field of ours. */
export interface MongoDocument {
  readonly _id: string;
  readonly schema: number;
  readonly version: number;
  readonly updatedAt: Date;
  readonly value: unknown;
  /** Only in cases: the talk of the first save, and the case's number in that talk. */
  readonly talk?: string;
  readonly seq?: number;
}

/** Counts the cases that were opened in a talk, so that "newest" means the same on every instance. */
export interface TalkDocument {
  readonly _id: string;
  readonly schema: number;
  readonly opened: number;
}
