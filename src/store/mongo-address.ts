/** What can be said about a MongoDB address without ever repeating its user name or password. */

const ADDRESS = /^(mongodb(?:\+srv)?:\/\/)(?:(.*)@)?([^@]*)$/s;
const PLAIN_USER = /^[\w.~%-]*(?::[\w.~%-]*)?$/;

/** The database that the address names, or `signpost`. */
export function databaseOf(uri: string): string {
  const path = /^[^/]*\/([^?]*)/.exec(hostsAndPath(uri))?.[1] ?? '';
  return path === '' ? 'signpost' : decodeURIComponent(path);
}

/** The hosts of the address: `a:27017,b:27017`. */
export function hostsOf(uri: string): string {
  return /^[^/?]*/.exec(hostsAndPath(uri))?.[0] ?? '';
}

function hostsAndPath(uri: string): string {
  return ADDRESS.exec(uri)?.[3] ?? '';
}

/** Why the driver would misread this address, or undefined; worded for the person who set it. */
export function faultOf(uri: string): string | undefined {
  const parts = ADDRESS.exec(uri);
  if (!parts) return 'it must begin with mongodb:// or mongodb+srv://';
  if (!PLAIN_USER.test(parts[2] ?? '')) {
    return 'special characters in its user name and password must be percent-encoded, @ as %40 and / as %2F';
  }
  return hostsOf(uri) === '' ? 'it names no host' : undefined;
}

/** The text on one line and without the user name and password of the address. */
export function withoutSecrets(text: string, uri: string): string {
  const user = ADDRESS.exec(uri)?.[2] ?? '';
  const password = user.slice(user.indexOf(':') + 1);
  const secrets = [user, password, decoded(password)].filter((secret) => secret !== '');
  return secrets.reduce((safe, secret) => safe.replaceAll(secret, '***'), text).replaceAll(/\s+/g, ' ');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
