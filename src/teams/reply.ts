import type { IncomingMessage, ServerResponse } from 'node:http';
import { type RefusalStatus, refusalBody } from '../gate/refusal';

/** How long a refused caller may go on sending, so that it gets to read its answer. */
const LINGER_MS = 2_000;

/** Answers once; whoever has been answered or has gone is left alone. */
export function reply(response: ServerResponse, status: number, body: string): void {
  if (response.headersSent || response.destroyed) return;
  response.statusCode = status;
  if (body !== '') response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.end(body);
}

/** Answers first and throws the rest of the request away; who is still sending after a while is cut off. */
export function refuse(request: IncomingMessage, response: ServerResponse, status: RefusalStatus): void {
  reply(response, status, refusalBody(status));
  if (request.complete) return;
  request.resume();
  const cut = setTimeout(() => request.socket.destroy(), LINGER_MS).unref();
  request.once('close', () => clearTimeout(cut));
}
