import type { Server } from 'restify';
import type { Config } from '../config';

/** Milliseconds; a caller has 5 s for the headers and 10 s for the whole request. */
const HEADERS_MS = 5_000;
const REQUEST_MS = 10_000;
/** Longer than the idle time of common reverse proxies, so that it is they who hang up. */
const KEEP_ALIVE_MS = 75_000;
const DRAIN_MS = 10_000;
const SOCKETS = 2_000;

/** The turns in flight. */
export interface Work {
  running: number;
  closing: boolean;
  /** Called when the last one ends. */
  idle: () => void;
}

/** Bounds what one caller can take, in time and in sockets. */
export function limit(server: Server): void {
  const http = server.server;
  http.headersTimeout = HEADERS_MS;
  http.requestTimeout = REQUEST_MS;
  http.keepAliveTimeout = KEEP_ALIVE_MS;
  http.maxConnections = SOCKETS;
  // restify listens for upgrades and does nothing with them, which would leave the socket open for ever.
  http.removeAllListeners('upgrade');
  http.on('upgrade', (_request, socket) => socket.destroy());
}

/** Resolves to what is wrong with the port or the address, in one line, or to undefined. */
export function listen(server: Server, { host, port }: Pick<Config, 'host' | 'port'>): Promise<string | undefined> {
  return new Promise((resolve) => {
    server.server.once('error', (error: NodeJS.ErrnoException) => resolve(listenProblem(error, host, port)));
    server.server.listen(port, host, () => resolve(undefined));
  });
}

function listenProblem(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken; stop what uses it or set PORT to another number.`;
    case 'EACCES':
      return `Port ${port} may not be opened by this user; set PORT to a number above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${host} is not an address of this machine; set HOST to one that is.`;
    default:
      return `The server could not listen on ${host}:${port} (${error.code ?? error.name}); check HOST and PORT.`;
  }
}

/** Takes no more requests and ends when the turns in flight have. */
export async function drain(server: Server, work: Work): Promise<void> {
  work.closing = true;
  const http = server.server;
  const closed = new Promise<void>((resolve) => {
    http.close(() => resolve());
  });
  http.closeIdleConnections();
  if (work.running > 0) {
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, DRAIN_MS);
      work.idle = () => {
        clearTimeout(late);
        resolve();
      };
    });
    // The last answer is written after the turn; give it one round of the loop to leave.
    await new Promise((resolve) => setImmediate(resolve));
  }
  http.closeIdleConnections();
  const cut = setTimeout(() => http.closeAllConnections(), 500);
  await closed;
  clearTimeout(cut);
}
