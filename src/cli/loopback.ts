import { Server } from 'node:net';

/**
 * Loaded before the Playground starts: it would listen on every interface without asking who comes, and has no setting
 * for that. Whatever port it opens is opened on this machine only.
 */
const listen = Server.prototype.listen as unknown as (this: Server, ...args: unknown[]) => Server;

Server.prototype.listen = function onLoopback(this: Server, ...args: unknown[]): Server {
  const [first, ...rest] = args;
  if (typeof first === 'number' || typeof first === 'string') {
    const others = typeof rest[0] === 'string' ? rest.slice(1) : rest;
    return listen.call(this, Number(first), '127.0.0.1', ...others.filter((one) => one !== undefined));
  }
  const options =
    typeof first === 'object' && first !== null && 'port' in first ? { ...first, host: '127.0.0.1' } : first;
  return listen.call(this, ...(args.length === 0 ? [] : [options]), ...rest);
} as unknown as typeof Server.prototype.listen;
