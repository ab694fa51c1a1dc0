import { givesXml, refusesWithText } from '#catalog/answers.ts';
import { operation } from '#catalog/operation.ts';
import { API } from '#catalog/shared.ts';
import { required } from '#catalog/use.ts';

export const samlMetadata = operation('saml-metadata', 'GET /samlp/metadata/{client_id}', {
  is: 'What a service provider has to know of the tenant: entity id, addresses, certificate, attributes.',
  docs: `${API}/saml/get-saml-metadata`,
  path: [required('client_id')],
  cors: 'none',
  answers: [givesXml(200, 'An `EntityDescriptor` with an `IDPSSODescriptor`.')],
  errors: [
    refusesWithText(
      400,
      'Unknown client: {client_id}',
      'No application has this id (404 is possible).',
      'inferred',
    ),
  ],
});
