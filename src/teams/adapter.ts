import { randomBytes } from 'node:crypto';
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import type { Config } from '../config';
import type { InboundActivity } from '../gate/activity';
import { faultFields, type Log, type LogFields } from '../log';
import { connectorFailure, createConnectorClient } from './connector';
import { createCredentialsFactory } from './door-credentials';

/** One turn of ours. Whatever it throws is logged and told to the person by `onTurnFailed`. */
export type OnTurn = (context: TurnContext) => Promise<void>;
/** Says one sentence to the person after a failed turn; `reference` is what they may quote and the log holds. */
export type OnTurnFailed = (context: TurnContext, reference: string) => Promise<void>;

/** How an admitted request ended. */
export type Received =
  | { readonly kind: 'done'; readonly status: number; readonly body?: unknown }
  | { readonly kind: 'unauthorized' }
  /** Microsoft's keys could not be fetched, so nobody can say whether the token is good. */
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'failed' };

export interface Bot {
  /** For messages without a request before them (`continueConversationAsync`). */
  readonly adapter: CloudAdapter;
  /** Lets the SDK check the signature, then runs the turn. Never rejects. */
  receive(activity: InboundActivity, authorization: string, onTurn: OnTurn): Promise<Received>;
}

export interface BotParts {
  readonly config: Pick<Config, 'identity' | 'addresses'>;
  readonly log: Log;
  readonly onTurnFailed?: OnTurnFailed;
  /** Milliseconds for one call to the channel. */
  readonly callMs?: number;
}

/** Longest wait for the check of a signature, in milliseconds: the SDK fetches the channel's keys without a limit. */
const VERIFY_MS = 8_000;

type Authentication = ConfigurationBotFrameworkAuthentication;
type Authenticated = Awaited<ReturnType<Authentication['authenticateRequest']>>;

/** The SDK keeps its turn protected; a subclass is the way it offers to reach it. */
class TurnAdapter extends CloudAdapter {
  turn(who: Authenticated, activity: Partial<Activity>, onTurn: OnTurn): Promise<InvokeResponse | undefined> {
    return this.processActivity(who, activity as Activity, onTurn);
  }
}

/** The SDK's adapter for single-tenant, managed-identity and local bots, with our outbound client and deny-by-default claims. */
export function createBot(parts: BotParts): Bot {
  const { log } = parts;
  const authentication = createAuthentication(parts);
  const adapter = new TurnAdapter(authentication);
  adapter.onTurnError = (context, error) => reportFailedTurn(context, error, parts);
  const authenticate = createVerification(authentication, log);
  return {
    adapter,
    async receive(inbound, authorization, onTurn) {
      const activity = withDates(inbound);
      const who = await authenticate(activity, authorization);
      return 'kind' in who ? who : runTurn(adapter, who, activity, onTurn, log);
    },
  };
}

/**
 * The SDK's check of the signature, never rejecting. Until the channel's keys have been fetched once, one check goes
 * first and the others wait for it: each of them would fetch the keys again, and all of them in vain when they are away.
 */
function createVerification(authentication: Authentication, log: Log) {
  const verify = async (activity: Partial<Activity>, authorization: string): Promise<Authenticated | Received> => {
    try {
      return await inTime(authentication.authenticateRequest(activity as Activity, authorization), VERIFY_MS);
    } catch (error) {
      return refusalFor(error, log);
    }
  };
  const isUnavailable = (outcome: Authenticated | Received): boolean =>
    'kind' in outcome && outcome.kind === 'unavailable';
  let keysFetched = false;
  let first: Promise<Authenticated | Received> | undefined;
  return async (activity: Partial<Activity>, authorization: string): Promise<Authenticated | Received> => {
    if (keysFetched) return verify(activity, authorization);
    if (first !== undefined) {
      const before = await first;
      return isUnavailable(before) ? before : verify(activity, authorization);
    }
    first = verify(activity, authorization);
    const outcome = await first;
    keysFetched = !isUnavailable(outcome);
    first = undefined;
    return outcome;
  };
}

function createAuthentication({ config, callMs }: BotParts): Authentication {
  const { identity, addresses } = config;
  const registered =
    identity.kind === 'registered'
      ? {
          ...identity.cloud,
          MicrosoftAppId: identity.appId,
          MicrosoftAppTenantId: identity.tenantId,
          ValidateAuthority: identity.validateAuthority,
        }
      : {};
  return new ConfigurationBotFrameworkAuthentication(
    registered,
    createCredentialsFactory(identity, addresses),
    { requiredEndorsements: ['msteams'], validateClaims: claimsCheck(identity) },
    undefined,
    { httpClient: createConnectorClient(addresses, callMs) },
  );
}

/** Refuses every identity but the channel's own speaking to this bot: no skill, no emulator, no other bot. */
function claimsCheck(identity: Config['identity']) {
  return async (claims: readonly { type: string; value: string }[]): Promise<void> => {
    const claim = (type: string): unknown => claims.find((known) => known.type === type)?.value;
    const ours =
      identity.kind === 'registered' &&
      claim('iss') === identity.cloud.ToBotFromChannelTokenIssuer &&
      claim('aud') === identity.appId;
    if (!ours)
      throw Object.assign(new Error('The token is genuine but not of the channel, so it is refused.'), {
        name: 'ClaimsRefused',
        statusCode: 401,
      });
  };
}

async function runTurn(
  adapter: TurnAdapter,
  who: Authenticated,
  activity: Partial<Activity>,
  onTurn: OnTurn,
  log: Log,
): Promise<Received> {
  let threw = false;
  const watched: OnTurn = async (context) => {
    try {
      await onTurn(context);
    } catch (error) {
      threw = true;
      throw error;
    }
  };
  try {
    const answer = await adapter.turn(who, activity, watched);
    const unanswered = threw && answer?.status === 501;
    return unanswered ? { kind: 'failed' } : { kind: 'done', status: answer?.status ?? 200, body: answer?.body };
  } catch (error) {
    log.error('turn-broken', faultFields(error));
    return { kind: 'failed' };
  }
}

/** A failed turn gets a reference number in the log and, when the channel can still be reached, a sentence to the person. */
async function reportFailedTurn(context: TurnContext, error: unknown, parts: BotParts): Promise<void> {
  const { log, onTurnFailed } = parts;
  const reference = randomBytes(4).toString('hex');
  log.error('turn-failed', { reference, ...faultFields(error), ...failureFields(error) });
  if (onTurnFailed === undefined || connectorFailure(error) !== undefined) return;
  try {
    await onTurnFailed(context, reference);
  } catch (second) {
    log.error('turn-failure-untold', { reference, ...faultFields(second), ...failureFields(second) });
  }
}

function failureFields(error: unknown): LogFields {
  const failure = connectorFailure(error);
  if (failure === undefined) return {};
  const { kind, ...rest } = failure;
  return { channel: kind, ...rest };
}

/**
 * What an error of the SDK's check means. Its AuthenticationError carries 401 for a bad token but 500 when the
 * keys could not be fetched; a bad signature surfaces as the JWT library's error; a broken line as a FetchError.
 */
function refusalFor(error: unknown, log: Log): Received {
  const { name, statusCode } = error as { name?: unknown; statusCode?: unknown };
  const badToken = ['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError'].includes(String(name));
  if (badToken || statusCode === 401 || statusCode === 403) {
    log.warn('token-refused', { fault: String(name) });
    return { kind: 'unauthorized' };
  }
  log.error('keys-unavailable', faultFields(error));
  return { kind: 'unavailable' };
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error('The keys of the channel did not arrive in time; look at the network.')),
      ms,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The SDK's typings promise dates where JSON has texts; an unreadable date is left out. */
function withDates(inbound: InboundActivity): Partial<Activity> {
  const dates = ['timestamp', 'localTimestamp', 'expiration'].flatMap((name) => {
    const at = new Date(String(inbound[name]));
    return inbound[name] === undefined ? [] : [[name, Number.isNaN(at.getTime()) ? undefined : at]];
  });
  const raw = typeof inbound['localTimestamp'] === 'string' ? { rawLocalTimestamp: inbound['localTimestamp'] } : {};
  const rawAt = typeof inbound['timestamp'] === 'string' ? { rawTimestamp: inbound['timestamp'] } : {};
  return { ...inbound, ...raw, ...rawAt, ...Object.fromEntries(dates) };
}
