import { gives, refuses } from '#catalog/answers.ts';
import { form, operation } from '#catalog/operation.ts';
import { API, confidentialClient, missing, proofOfClient } from '#catalog/shared.ts';
import { required } from '#catalog/use.ts';
import { authorize } from './authorize.ts';

const ofTheLogin = (authorize.query ?? []).filter(
  ({ name }) => name !== 'client_id' && name !== 'request_uri',
);

export const pushedAuthorization = operation('pushed-authorization', 'POST /oauth/par', {
  is: 'Takes the parameters of a login from server to server and gives a name for them, which `/authorize` takes as `request_uri`. RFC 9126. Not in the description.',
  docs: `${API}/authorization-code-flow-with-enhanced-privacy-protection/push-authorization-requests`,
  needs: ['allowPar'],
  body: form([...proofOfClient, ...ofTheLogin]),
  clientAuthentication: confidentialClient,
  cors: 'none',
  limit: 'At most 10 KB, and ten parameters of your own',
  answers: [
    gives(201, 'The name, good once.', {
      fields: [required('expires_in', { default: '30' }), required('request_uri')],
    }),
  ],
  errors: [
    missing(),
    refuses(400, 'invalid_request', undefined, 'A parameter is not accepted.', 'docs: oas'),
    refuses(
      401,
      'invalid_client',
      undefined,
      'The application is unknown or its proof is wrong.',
      'docs: oas',
    ),
  ],
});
