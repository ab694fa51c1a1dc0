/** The second factor: tokens, challenges and enrolments. */
import {
  boolean,
  choice,
  credential,
  type Fields,
  list,
  object,
  secret,
  secretList,
  text,
} from '#catalog/field.ts';

export const mfaFields = {
  mfa_token: secret('Goes on with a login that needs a second factor. Good for ten minutes.'),
  mfa_requirements: object('Which factors the user has to choose from, or can enrol.'),
  challenge_type: text('What to prove: `otp`, `oob`, or both with a space between.', {
    dashboard: 'multifactor',
  }),
  authenticator_id: text('Which factor; `/mfa/authenticators` lists them.'),
  AUTHENTICATOR_ID: text('Which factor; its bar is written `%7C` in the path.'),
  authenticator_types: list('The kind of factor to add: `otp` or `oob`.', { dashboard: 'multifactor' }),
  oob_channels: list('How the code is to come: `sms`, `voice`, `email` or `auth0` for a push.', {
    dashboard: 'multifactor',
  }),
  oob_channel: choice(['sms', 'voice', 'email', 'auth0'], 'How the code comes; `auth0` is a push.'),
  oob_code: secret('Names the challenge that went out by push, SMS or mail.'),
  binding_code: secret('The code that came by SMS, call or mail.'),
  binding_method: choice(['prompt'], '`prompt`: the user must type in the code that came.'),
  recovery_code: secret('A way in when the factor is lost; good once.'),
  recovery_codes: secretList('Shown once, with the first factor: a way in when it is lost.'),
  secret: credential('The seed of the authenticator app. Whoever has it can make every code.'),
  barcode_uri: secret('What the QR code for the app says; the seed is in it.'),
  authenticator_type: choice(['otp', 'oob', 'recovery-code'], 'What kind of factor it is.'),
  active: boolean('Whether the factor has been confirmed.'),
  id: text('The id.'),
  type: text('The kind of the factor, in newer answers: `otp`, `phone` and others.'),
} as const satisfies Fields;
