import { givesXml } from '#catalog/answers.ts';
import { operation } from '#catalog/operation.ts';
import { API } from '#catalog/shared.ts';

export const wsfedMetadata = operation(
  'wsfed-metadata',
  'GET /wsfed/FederationMetadata/2007-06/FederationMetadata.xml',
  {
    is: 'What a relying party has to know of the tenant. With a client id in the path it names the address of that application.',
    docs: `${API}/ws-federation/get-ws-federation-metadata`,
    cors: 'none',
    answers: [givesXml(200, 'An `EntityDescriptor` with the security token service.')],
    errors: [],
  },
);
