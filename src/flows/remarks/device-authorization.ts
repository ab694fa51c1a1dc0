import type { Answer, StepContext } from '#flows/flow.ts';
import type { Check } from '#trace/event.ts';
import { jsonAnswerRemarks, objectIn } from './json-answer.ts';
import { isText, note, pointHere, remarks, shown, warning } from './remark.ts';

const SHORTEST_CODE = 6;
const LONGEST_CODE = 20;
const HALF_AN_HOUR = 1800;
const SLOWEST = 60;

/** RFC 8628 section 3.2, 5.1 and 6.1: addresses, length of the code, and times. Members that must be there stop the run. */
export function deviceAuthorizationRemarks(ctx: StepContext, answer: Answer): Check[] {
  const body = objectIn(answer);
  if (!body || answer.status !== 200) return [];
  const at = pointHere(ctx);
  const { verification_uri: uri, verification_uri_complete: complete, user_code: code } = body;
  const [life, interval] = [body['expires_in'], body['interval']];
  const letters = isText(code) ? code.replaceAll(/[^\p{L}\p{N}]/gu, '').length : undefined;
  const secure = ctx.target.issuer.startsWith('https:') ? /^https:/i : /^https?:/i;
  const insecure = [uri, complete].filter(isText).filter((each) => !URL.canParse(each) || !secure.test(each));
  return [
    ...jsonAnswerRemarks(answer, at),
    ...remarks(
      insecure.length > 0 &&
        warning({
          ...{
            id: 'verification-uri',
            title: 'The user is sent to an `https` page',
            spec: 'RFC 8628 section 3.2',
          },
          detail: `It is ${insecure.map((each) => shown(each)).join(' and ')}; \`https\` was expected. What the user types there, others can read.`,
          evidence: at('body.verification_uri'),
        }),
      isText(complete) &&
        isText(uri) &&
        insecure.length === 0 &&
        new URL(complete).origin !== new URL(uri).origin &&
        warning({
          ...{ id: 'verification-uri-complete', title: 'Both addresses for the user are at one site' },
          detail: `\`verification_uri\` is ${shown(uri)}, \`verification_uri_complete\` is ${shown(complete)}.`,
          spec: 'RFC 8628 section 3.3.1',
          evidence: at('body.verification_uri', 'body.verification_uri_complete'),
        }),
      letters !== undefined &&
        letters < SHORTEST_CODE &&
        warning({
          ...{
            id: 'user-code-long',
            title: 'The code for the user cannot be guessed',
            spec: 'RFC 8628 section 5.1',
          },
          detail: `It has ${letters} letters; 8 or more are usual. Whoever guesses one in time is logged in.`,
          evidence: at('body.user_code'),
        }),
      letters !== undefined &&
        letters > LONGEST_CODE &&
        note({
          ...{
            id: 'user-code-short',
            title: 'The code for the user can be typed',
            spec: 'RFC 8628 section 6.1',
          },
          detail: `It has ${letters} letters; 8 are usual.`,
          evidence: at('body.user_code'),
        }),
      Number(life) > HALF_AN_HOUR &&
        note({
          ...{
            id: 'device-code-life',
            title: 'The code is good for some minutes',
            spec: 'RFC 8628 section 5.1',
          },
          detail: `\`expires_in\` is ${shown(life)}. The longer it is good, the more can be guessed and phished.`,
          evidence: at('body.expires_in'),
        }),
      [life, interval].some((each) => each !== undefined && typeof each !== 'number') &&
        warning({
          ...{ id: 'device-times', title: 'Times are numbers', spec: 'RFC 8628 section 3.2' },
          detail: `\`expires_in\` is ${shown(life)}, \`interval\` is ${shown(interval)}; numbers without quotes were expected.`,
          evidence: at('body.expires_in', 'body.interval'),
        }),
      Number(interval) > SLOWEST &&
        note({
          ...{ id: 'device-interval', title: 'A device may ask often enough', spec: 'RFC 8628 section 3.2' },
          detail: `\`interval\` is ${shown(interval)} s; 5 are usual. The user waits that long after the last click.`,
          evidence: at('body.interval'),
        }),
    ),
  ];
}
