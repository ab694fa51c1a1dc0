import { givesXml, refusesWithText } from '#catalog/answers.ts';
import { operation } from '#catalog/operation.ts';
import { AUTH0 } from '#catalog/shared.ts';
import { required } from '#catalog/use.ts';

export const samlConnectionMetadata = operation('saml-connection-metadata', 'GET /samlp/metadata', {
  is: 'What an identity provider has to know of the tenant as a service provider: `urn:auth0:TENANT:CONNECTION` and its addresses. Not in the description.',
  docs: `${AUTH0}/authenticate/protocols/saml/saml-sso-integrations/configure-auth0-saml-service-provider`,
  query: [required('connection')],
  cors: 'none',
  answers: [givesXml(200, 'An `EntityDescriptor` with an `SPSSODescriptor`.')],
  errors: [refusesWithText(400, 'the connection was not found', '`connection` names none.', 'inferred')],
});
