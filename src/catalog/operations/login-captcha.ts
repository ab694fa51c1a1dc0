import { captchaNeed } from '#catalog/captcha.ts';
import { json, operation } from '#catalog/operation.ts';
import { AUTH0 } from '#catalog/shared.ts';
import { required } from '#catalog/use.ts';

export const loginCaptcha = operation('login-captcha', 'POST /usernamepassword/challenge', {
  is: 'Says whether a captcha has to be solved before a login at the classic page, and gives it. Not in the description.',
  docs: `${AUTH0}/secure/attack-protection/bot-detection`,
  needs: ['attackProtection'],
  body: json([required('client_id')]),
  cors: 'allowed-origins',
  answers: [captchaNeed],
  errors: [],
});
