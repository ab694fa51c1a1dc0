import { captchaNeed } from '#catalog/captcha.ts';
import { json, operation } from '#catalog/operation.ts';
import { AUTH0 } from '#catalog/shared.ts';
import { required } from '#catalog/use.ts';

export const changePasswordCaptcha = operation(
  'change-password-captcha',
  'POST /dbconnections/change_password/challenge',
  {
    is: 'Says whether a captcha has to be solved before the mail is sent, and gives it. Not in the description.',
    docs: `${AUTH0}/secure/attack-protection/bot-detection`,
    needs: ['attackProtection'],
    body: json([required('client_id')]),
    cors: 'allowed-origins',
    answers: [captchaNeed],
    errors: [],
  },
);
