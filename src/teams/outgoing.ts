import type { Activity } from 'botbuilder';
import type { Drawn } from '../cards/draw';

const CARD = 'application/vnd.microsoft.card.adaptive';
/** Half of the 48 KB of UTF-16 that keeps a message well below every stated limit of Teams (facts, platform row 11). */
const MAX_CHARACTERS = 24_000;

/** A drawn reply as a message. A card travels alone, because text beside it would become a second message. */
export function messageOf(drawn: Drawn): Partial<Activity> {
  const card = fitting(drawn);
  if (!card) return { type: 'message', text: drawn.text, textFormat: 'plain' };
  return { type: 'message', summary: drawn.text.slice(0, 200), attachments: [{ contentType: CARD, content: card }] };
}

/** The body that answers a card's button: the card it becomes, or a line of text under it. */
export function actionAnswer(drawn: Drawn): unknown {
  const card = fitting(drawn);
  return card
    ? { statusCode: 200, type: CARD, value: card }
    : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: drawn.text };
}

/** One result of the message extension: what the list shows and the card that is inserted. */
export interface Result {
  readonly title: string;
  readonly text: string;
  readonly card: Drawn;
}

/** The body that answers a search from the compose box. */
export function searchAnswer(results: readonly Result[]): unknown {
  return {
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: results.map((result) => ({
        contentType: CARD,
        content: result.card.card,
        preview: {
          contentType: 'application/vnd.microsoft.card.thumbnail',
          content: { title: result.title, text: result.text },
        },
      })),
    },
  };
}

/** The body that answers a search with one sentence instead of results. */
export function searchMessage(text: string): unknown {
  return { composeExtension: { type: 'message', text } };
}

/** The invoke answer as the SDK wants it: an activity that never leaves the process. */
export function invokeResponse(body: unknown): Partial<Activity> {
  return { type: 'invokeResponse', value: { status: 200, body } };
}

/** A card over the limit is not sent; its text says the same. */
function fitting(drawn: Drawn): object | undefined {
  return drawn.card && JSON.stringify(drawn.card).length <= MAX_CHARACTERS ? drawn.card : undefined;
}
