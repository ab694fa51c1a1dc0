import { goesTo, refusesOnPage, shows } from '#catalog/answers.ts';
import { differs, operation } from '#catalog/operation.ts';
import { API, unknownClientPage } from '#catalog/shared.ts';
import { optional, optionals, required } from '#catalog/use.ts';

export const wsfedLogin = operation('wsfed-login', 'GET /wsfed/{client_id}', {
  is: 'A login or logout by WS-Federation. The answer holds a SAML 1.1 assertion.',
  docs: `${API}/ws-federation/accept-ws-federation-request`,
  needs: ['wsfedAddon', 'allowedCallbackUrls'],
  path: [required('client_id')],
  query: [
    optional('wa', { default: '`wsignin1.0`' }),
    optional('wtrealm', { default: 'the client id of the path' }),
    optional('wreply', { default: 'the first allowed callback URL' }),
    ...optionals('wctx', 'whr', 'wfresh'),
  ],
  cors: 'navigation',
  answers: [
    goesTo(302, 'To a page of the tenant, or after a logout to `wreply`.'),
    shows(200, 'A page that posts the answer to `wreply`.', {
      fields: [required('wa'), required('wresult'), optional('wctx')],
    }),
  ],
  errors: [
    ...unknownClientPage,
    refusesOnPage(
      400,
      'invalid_request',
      undefined,
      '`wreply` is on no list.',
      'docs: ws-fed-protocol, logout-return-to',
    ),
  ],
  differs: [
    differs(
      'wa',
      'Not in the description.',
      '`wsignin1.0` or `wsignout1.0`: the logout goes here too.',
      'docs: ws-fed-protocol',
    ),
    differs('wfresh', 'Not in the description.', '`0` forces a login.', 'docs: ws-fed-protocol'),
  ],
});
