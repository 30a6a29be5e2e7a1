import type { Readable } from 'node:stream';
import { checkActivity, type InboundActivity } from './activity';
import { type Addresses, isAllowedAddress } from './address';
import { parseJson, readBody } from './body';
import { checkHead, checkLocalCaller, type RequestHead } from './head';
import { type Checked, passed, refused } from './refusal';
import { checkTenant, type Tenants } from './tenant';
import { checkToken } from './token';

/** What the gate must know. `local` believes everyone on this machine; `registered` wants the channel's token. */
export interface GateRules {
  readonly identity:
    | { readonly kind: 'local' }
    | { readonly kind: 'registered'; readonly appId: string; readonly issuer: string };
  readonly addresses: Addresses;
  readonly tenants: Tenants;
}

export interface Admitted {
  readonly activity: InboundActivity;
  /** The Authorization header as it came, for the check of the signature; '' in local mode. */
  readonly authorization: string;
}

export interface Gate {
  /** Decides from method, headers and body. Opens the body only when the headers are in order. */
  admit(head: RequestHead, open: () => Readable): Promise<Checked<Admitted>>;
}

/** Everything that stands between a request and the SDK, in order of cost: headers, token, body, shape, addresses, tenant. */
export function createGate(rules: GateRules): Gate {
  return {
    async admit(head, open) {
      const before = checkBeforeBody(head, rules);
      if (!before.ok) return before;
      const body = await readBody(open());
      if (!body.ok) return body;
      return checkBody(body.value, before.value, rules);
    },
  };
}

interface Shown {
  readonly authorization: string;
  /** The address that the token speaks for; undefined in local mode, where there is no token. */
  readonly address: string | undefined;
}

function checkBeforeBody(head: RequestHead, rules: GateRules): Checked<Shown> {
  const looked = checkHead(head);
  if (!looked.ok) return looked;
  const { identity, tenants } = rules;
  if (identity.kind === 'local') {
    const caller = checkLocalCaller(head.headers);
    return caller.ok ? passed({ authorization: '', address: undefined }) : caller;
  }
  const authorization = head.headers.authorization;
  const token = checkToken(authorization, { ...identity, tenants: tenants === 'any' ? [] : tenants });
  return token.ok ? passed({ authorization: authorization ?? '', address: token.value }) : token;
}

/** The checks that need the body; exported for tables of tests. */
export function checkBody(bytes: Uint8Array, shown: Shown, rules: GateRules): Checked<Admitted> {
  const parsed = parseJson(bytes);
  if (!parsed.ok) return parsed;
  const shaped = checkActivity(parsed.value);
  if (!shaped.ok) return shaped;
  const activity = shaped.value;
  if (!isAllowedAddress(activity.serviceUrl, rules.addresses)) return refused(401, 'service address is not allowed');
  if (shown.address !== undefined && shown.address !== activity.serviceUrl)
    return refused(401, 'token speaks for another service address');
  const tenant = checkTenant(activity, rules.tenants);
  return tenant.ok ? passed({ activity, authorization: shown.authorization }) : tenant;
}
