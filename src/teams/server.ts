import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'restify';
import type { Config } from '../config';
import { createGate, type Gate, type GateRules } from '../gate/gate';
import { type RefusalStatus, refusalBody, refusalStatus } from '../gate/refusal';
import { faultFields, type Log } from '../log';
import { type Bot, createBot, type OnTurn, type OnTurnFailed, type Received } from './adapter';
import { refuse, reply } from './reply';
import { drain, limit, listen, type Work } from './socket';

export interface ServerParts {
  readonly config: Pick<Config, 'host' | 'port' | 'identity' | 'tenants' | 'addresses'>;
  readonly log: Log;
  readonly onTurn: OnTurn;
  /** Whether everything a turn needs answers now; asked by /readyz. */
  readonly isReady: () => boolean | Promise<boolean>;
  readonly onTurnFailed?: OnTurnFailed;
  /** The bot, when the caller has already made one (to send messages of its own accord). */
  readonly bot?: Bot;
  readonly gate?: Gate;
}

export interface RunningServer {
  readonly port: number;
  readonly bot: Bot;
  /** Stops taking requests, waits for the turns in flight (10 s at most), then cuts what is left. */
  close(): Promise<void>;
}

export type ServerStart =
  | { readonly ok: true; readonly server: RunningServer }
  /** One line: what is wrong and what to do. */
  | { readonly ok: false; readonly problem: string };

const STATUS_OF: Record<Exclude<Received['kind'], 'done'>, RefusalStatus> = {
  unauthorized: 401,
  unavailable: 503,
  failed: 500,
};

/** The rules of the gate as the settings have them. */
export function gateRulesOf(config: ServerParts['config']): GateRules {
  const { identity, addresses, tenants } = config;
  return {
    addresses,
    tenants,
    identity:
      identity.kind === 'local'
        ? identity
        : {
            kind: 'registered',
            appId: identity.appId,
            issuer: identity.cloud.ToBotFromChannelTokenIssuer,
          },
  };
}

/**
 * Opens the front door: POST /api/messages for the channel, GET /healthz (alive) and GET /readyz (can work).
 * Answers to errors have constant bodies. A port or address that cannot be had is a value, not an exception.
 */
export async function startServer(parts: ServerParts): Promise<ServerStart> {
  const { config } = parts;
  const bot = parts.bot ?? createBot(parts);
  const gate = parts.gate ?? createGate(gateRulesOf(config));
  // Without it restify tells the other side to go on before the gate has seen the headers.
  const server = createServer({ name: 'signpost', noWriteContinue: true });
  limit(server);
  turnAwayStrangers(server);
  const work: Work = { running: 0, closing: false, idle: () => undefined };
  addRoutes(server, { ...parts, bot, gate }, work);
  const problem = await listen(server, config);
  if (problem !== undefined) return { ok: false, problem };
  const { port } = server.server.address() as AddressInfo;
  return { ok: true, server: { port, bot, close: () => drain(server, work) } };
}

type OpenParts = ServerParts & { readonly gate: Gate; readonly bot: Bot };

function addRoutes(server: Server, parts: OpenParts, work: Work): void {
  server.post('/api/messages', async (request, response) => {
    work.running += 1;
    try {
      await answerMessage(request, response, parts);
    } catch (error) {
      parts.log.error('request-broken', faultFields(error));
      refuse(request, response, 500);
    } finally {
      work.running -= 1;
      if (work.running === 0) work.idle();
    }
  });
  server.get('/healthz', async (_request, response) => reply(response, 200, '{"alive":true}'));
  server.get('/readyz', async (request, response) => {
    const ready = !work.closing && (await asked(parts.isReady));
    if (ready) reply(response, 200, '{"ready":true}');
    else refuse(request, response, 503);
  });
}

async function answerMessage(
  request: IncomingMessage,
  response: ServerResponse,
  { gate, bot, log, onTurn }: OpenParts,
): Promise<void> {
  const admitted = await gate.admit({ method: request.method, headers: request.headers }, () => {
    if (request.headers.expect === '100-continue') response.writeContinue();
    return request;
  });
  if (!admitted.ok) {
    const { status, reason } = admitted.refusal;
    log.warn('request-refused', { status, reason });
    refuse(request, response, status);
    return;
  }
  const { activity, authorization } = admitted.value;
  answerReceived(request, response, await bot.receive(activity, authorization, onTurn));
}

function answerReceived(request: IncomingMessage, response: ServerResponse, received: Received): void {
  if (received.kind === 'done') {
    const { status, body } = received;
    reply(response, status, body === undefined || body === null ? '' : JSON.stringify(body));
  } else refuse(request, response, STATUS_OF[received.kind]);
}

async function asked(isReady: ServerParts['isReady']): Promise<boolean> {
  try {
    return await isReady();
  } catch {
    return false;
  }
}

/** What the door knows; everything else ends before restify words an answer of its own. */
const ROUTES: Readonly<Record<string, string>> = {
  '/api/messages': 'POST',
  '/healthz': 'GET',
  '/readyz': 'GET',
};

function turnAwayStrangers(server: Server): void {
  server.pre((request, response, next) => {
    const method = ROUTES[request.url?.split('?', 1)[0] ?? ''];
    if (method === request.method) return next();
    refuse(request, response, method === undefined ? 404 : 405);
    return next(false);
  });
  // Whatever restify still says of its own accord carries the constant body of its status.
  server.on('restifyError', (_request, _response, error: RestifyError, done: () => void) => {
    const body = refusalBody(refusalStatus(error.statusCode ?? 500));
    error.toJSON = () => JSON.parse(body);
    error.toString = () => body;
    done();
  });
  // restify passes the socket errors of the server on as its own; `listen` answers for them.
  server.on('error', () => undefined);
}

interface RestifyError {
  statusCode?: number;
  toJSON(): unknown;
  toString(): string;
}
