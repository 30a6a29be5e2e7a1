/**
 * The addresses the bot may answer to: exact origins, or anything on this machine (local mode).
 * An exact list and never a rule on endings: anybody can register a name under trafficmanager.net.
 */
export type Addresses = 'loopback' | readonly string[];

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,62})(?:\.[a-z0-9](?:[a-z0-9-]{0,62}))+$/;
const LOOPBACK_ENTRY = /^(?:127\.0\.0\.1|localhost|\[::1\]):(\d{1,5})$/;
const LOOPBACK_ORIGIN = /^http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/;

/**
 * One entry of ALLOWED_SERVICE_HOSTS as an origin: a host name means https on its usual port
 * (`smba.trafficmanager.net`), loopback with a port means http (`127.0.0.1:4000`, for tests). Undefined when it is neither.
 */
export function originOf(entry: string): string | undefined {
  const loopback = LOOPBACK_ENTRY.exec(entry);
  if (loopback !== null) {
    const port = Number(loopback[1]);
    return port >= 1 && port <= 65_535 ? new URL(`http://${entry}`).origin : undefined;
  }
  return HOST_NAME.test(entry) && !/^[\d.]+$/.test(entry) ? `https://${entry}` : undefined;
}

/**
 * True when `address` may be given the bot's token. The text itself must begin with an allowed origin, so that
 * two URL parsers can never read it differently: no userinfo, no other port, no backslash, no query, no fragment.
 */
export function isAllowedAddress(address: string, allowed: Addresses, withQuery = false): boolean {
  if (!/^[\x21-\x7e]+$/.test(address) || address.includes('\\')) return false;
  if (!withQuery && /[?#]/.test(address)) return false;
  const slash = address.indexOf('/', 'https://'.length);
  const start = slash < 0 ? address : address.slice(0, slash);
  if (!URL.canParse(address) || new URL(address).origin !== start) return false;
  return allowed === 'loopback' ? LOOPBACK_ORIGIN.test(start) : allowed.includes(start);
}
