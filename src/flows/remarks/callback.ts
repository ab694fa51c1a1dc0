import type { Callback, StepContext } from '#flows/flow.ts';
import { server } from '#flows/oauth.ts';
import type { Check } from '#trace/event.ts';
import { advertisedRemarks } from './advertised.ts';
import { named, note, pointHere, remarks, sent, warning, words } from './remark.ts';

const TOKENS: Readonly<Record<string, string | undefined>> = {
  access_token: 'token',
  id_token: 'id_token',
  refresh_token: undefined,
};
const PROMISE = 'authorization_response_iss_parameter_supported';

/**
 * RFC 6749 section 4.1.2 and 4.2.2, RFC 9207, RFC 9700 section 2.1.2: what came through the browser that nobody asked for
 * or that contradicts itself, and what the login asked for without discovery offering it. `state`, `iss` and what the
 * `response_type` promises are not judged here: their checks stop the run.
 */
export function callbackRemarks(ctx: StepContext, { via, params }: Callback): Check[] {
  const here = pointHere(ctx);
  const place = via === 'form_post' ? 'body' : via;
  const at = (...names: string[]) => here(...names.map((name) => `${place}.${name}`));
  const got = new Map(params);
  const type = sent(ctx, 'response_type') ?? 'code';
  const uninvited = Object.keys(TOKENS).filter(
    (name) => got.has(name) && !words(type).includes(TOKENS[name] ?? ''),
  );
  const [asked, granted] = [words(sent(ctx, 'scope')), got.get('scope')];
  const expiresIn = got.get('expires_in');
  return [
    ...advertisedRemarks(ctx),
    ...remarks(
      uninvited.length > 0 &&
        warning({
          ...{ id: 'tokens-uninvited', title: 'No token comes that nobody asked for' },
          detail: `\`response_type\` was \`${type}\`; ${named(uninvited)} came all the same. It stands in the history of the browser, and is not used here.`,
          spec: 'RFC 9700 section 2.1.2',
          evidence: at(...uninvited),
        }),
      got.has('code') &&
        got.has('error') &&
        warning({
          ...{ id: 'code-and-error', title: 'A callback is a code or an error' },
          detail: `It carries \`code\` and \`error\`: \`${got.get('error')}\`. The error counts here; another client may take the code.`,
          spec: 'RFC 6749 section 4.1.2.1',
          evidence: at('code', 'error'),
        }),
      got.has('iss') &&
        server(ctx)[PROMISE] !== true &&
        note({
          ...{ id: 'iss-announced', title: 'Discovery announces the `iss` of callbacks' },
          detail: `The callback carries \`iss\`, and discovery has \`${PROMISE}\`: \`${String(server(ctx)[PROMISE] ?? 'nothing')}\`. A client that goes by discovery does not expect one, and does not miss one that an attacker took away.`,
          spec: 'RFC 9207 section 3',
          evidence: at('iss'),
        }),
      got.has('access_token') &&
        words(type).includes('token') &&
        !got.has('token_type') &&
        warning({
          ...{ id: 'token-type-there', title: 'An access token says its kind' },
          detail: '`access_token` came without `token_type`; `Bearer` was expected.',
          spec: 'RFC 6749 section 4.2.2',
          evidence: at('access_token'),
        }),
      expiresIn !== undefined &&
        !/^[1-9]\d*$/.test(expiresIn) &&
        warning({
          ...{ id: 'expires-in', title: '`expires_in` is a number of seconds' },
          detail: `It is \`${expiresIn}\`; a number above 0 was expected.`,
          spec: 'RFC 6749 section 4.2.2',
          evidence: at('expires_in'),
        }),
      granted !== undefined &&
        words(granted).some((word) => !asked.includes(word)) &&
        warning({
          ...{ id: 'scope-widened', title: 'No more is granted than was asked for' },
          detail: `\`${asked.join(' ')}\` was asked for, \`${granted}\` came.`,
          spec: 'RFC 6749 section 3.3',
          evidence: at('scope'),
        }),
    ),
  ];
}
