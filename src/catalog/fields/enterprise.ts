/** SAML 2.0 bindings and WS-Federation, passive requestor profile. */
import { choice, type Fields, saml, text, url } from '#catalog/field.ts';

export const enterpriseFields = {
  SAMLRequest: saml('A SAML request, base64, often deflated.', { dashboard: 'samlAddon' }),
  SAMLResponse: saml('A SAML response, base64.'),
  RelayState: text('What SAML hands back unchanged.'),
  SigAlg: text('With what the query was signed.'),
  Signature: text('The signature over the query.', { shape: { type: 'string', format: 'base64' } }),
  CLIENT_ID: text('The application.', { dashboard: 'clientId' }),
  connection_name: text('The connection.', { dashboard: 'connections' }),
  cert: choice(['connection'], '`connection`: the key that signs requests to identity providers.'),
  wa: choice(['wsignin1.0', 'wsignout1.0'], 'The action of WS-Federation: `wsignin1.0` or `wsignout1.0`.'),
  wtrealm: text('The application, as WS-Federation names it.', { dashboard: 'wsfedAddon' }),
  wctx: text('What WS-Federation hands back unchanged.'),
  wresult: saml('The answer of WS-Federation, as XML.'),
  wreply: url('Where WS-Federation answers to.', { dashboard: 'allowedCallbackUrls' }),
  whr: text('The connection, as WS-Federation names it.', { dashboard: 'applicationConnections' }),
  wfresh: text('How old the login may be; `0` asks for a new one.'),
} as const satisfies Fields;
