import type { StepContext } from '#flows/flow.ts';
import { server } from '#flows/oauth.ts';
import type { JsonObject } from '#lib/json.ts';
import type { Check } from '#trace/event.ts';
import { named, note, pointAt, remarks, sent, shown, texts, warning, words } from './remark.ts';

/** Auth0 takes it and lists it nowhere. */
const UNLISTED_MODES = ['web_message'];

/**
 * What the login asked for and discovery does not offer: PKCE with S256 (RFC 9700 section 2.1.1 has the client make sure),
 * `response_type`, `response_mode`, `acr_values`, `prompt`. The request is judged as it went out, and only where discovery
 * says something: a list that is left out forbids nothing, but for PKCE.
 */
export function advertisedRemarks(ctx: StepContext): Check[] {
  const document = server(ctx) as unknown as JsonObject;
  const at = (name: string) => pointAt(ctx.madeBy('discovery'), `body.${name}`);
  const methods = document['code_challenge_methods_supported'];
  const method = sent(ctx, 'code_challenge_method') ?? 'plain';
  const unlisted = (
    id: string,
    parameter: string,
    list: string,
    weigh: typeof note,
    asked: string[],
    sorted = (value: string) => value,
  ): Check | false => {
    const offered = texts(document[list]);
    const missing = asked.filter((value) => !offered?.map(sorted).includes(sorted(value)));
    return (
      offered !== undefined &&
      missing.length > 0 &&
      weigh({
        ...{ id, title: `The tenant offers the \`${parameter}\` that was asked for` },
        detail: `${named(missing)} was asked for; \`${list}\` has ${offered.length > 0 ? named(offered) : 'nothing'}.`,
        spec: 'OpenID Connect Discovery 1.0 section 3',
        evidence: at(list),
      })
    );
  };
  const one = (name: string) => words(sent(ctx, name));
  const type = sent(ctx, 'response_type');
  return remarks(
    sent(ctx, 'code_challenge') !== undefined &&
      !texts(methods)?.includes(method) &&
      warning({
        ...(texts(methods)?.includes('S256')
          ? {
              id: 'pkce-method-offered',
              title: 'The tenant offers the `code_challenge_method` that was sent',
            }
          : { id: 'pkce-advertised', title: 'The tenant says that it knows PKCE' }),
        detail: `\`${method}\` was sent; \`code_challenge_methods_supported\` is ${shown(methods)}. A tenant that does not know it leaves the challenge aside, and a stolen code can be traded by the thief.`,
        spec: 'RFC 9700 section 2.1.1, RFC 8414 section 2',
        evidence: at('code_challenge_methods_supported'),
      }),
    unlisted(
      'response-type-offered',
      'response_type',
      'response_types_supported',
      warning,
      type ? [type] : [],
      (value) => words(value).sort().join(' '),
    ),
    unlisted(
      'response-mode-offered',
      'response_mode',
      'response_modes_supported',
      warning,
      one('response_mode').filter((mode) => !UNLISTED_MODES.includes(mode)),
    ),
    unlisted('acr-offered', 'acr_values', 'acr_values_supported', note, one('acr_values')),
    unlisted('prompt-offered', 'prompt', 'prompt_values_supported', note, one('prompt')),
  );
}
