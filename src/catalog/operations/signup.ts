import { gives, refusesDatabase, refusesTersely } from '#catalog/answers.ts';
import { differs, json, operation, requiresNothing } from '#catalog/operation.ts';
import { API } from '#catalog/shared.ts';
import { optional, optionals, required, requiredWhen } from '#catalog/use.ts';

const profile = optionals('given_name', 'family_name', 'name', 'nickname', 'picture', 'user_metadata');

export const signup = operation('signup', 'POST /dbconnections/signup', {
  is: 'Makes a user of a database connection. The user is not logged in by it.',
  docs: `${API}/signup/create-a-new-user`,
  needs: ['connections'],
  body: json([
    required('client_id'),
    required('connection', { meaning: 'A database connection.' }),
    requiredWhen('email', 'the connection identifies users by it'),
    requiredWhen('username', 'the connection identifies users by it'),
    requiredWhen('phone_number', 'the connection identifies users by it'),
    required('password'),
    ...profile,
    requiredWhen('captcha', 'the tenant asked for one'),
    optional('organization'),
  ]),
  cors: 'allowed-origins',
  answers: [
    gives(200, 'The user; what was sent of the profile comes back.', {
      fields: [
        required('_id'),
        ...optionals('email', 'username', 'email_verified', 'phone_number', 'phone_verified'),
        ...profile,
      ],
    }),
  ],
  errors: [
    refusesDatabase(
      400,
      'invalid_signup',
      'Invalid sign up',
      'The user exists, or the signup is not allowed; it is not said which.',
      'sdk: node-auth0',
    ),
    refusesDatabase(
      400,
      'user_exists',
      'The user already exists.',
      'The same, in tenants that still say it.',
      'sdk: auth0-java',
    ),
    refusesDatabase(400, 'username_exists', undefined, 'The user name is taken.', 'sdk: lock'),
    refusesDatabase(
      400,
      'invalid_password',
      undefined,
      'The password is too weak, too common or holds data of the user; `description` is then an object with the rules, `policy` a text.',
      'sdk: auth0-java, auth0.js, lock',
    ),
    refusesDatabase(400, 'invalid_captcha', undefined, 'The captcha was solved wrongly.', 'sdk: lock'),
    refusesDatabase(400, 'requires_verification', undefined, 'A captcha is due.', 'sdk: lock'),
    refusesDatabase(
      400,
      'invalid_request',
      'public signup is disabled',
      'Signups are off for the connection.',
      'inferred',
    ),
    refusesTersely(
      400,
      'missing username for {connection} connection with requires_username enabled',
      'It is missing.',
      'sdk: auth0-java, auth0-python',
    ),
    refusesTersely(400, '{name} is required', 'A field is missing.', 'inferred'),
    refusesTersely(400, 'the connection was not found', '`connection` names none.', 'inferred'),
  ],
  differs: [
    differs(
      'phone_number',
      'Not in the description.',
      'An identifier of newer connections.',
      'sdk: go-auth0 recording',
    ),
    differs(
      'errors',
      '`{error, error_description}`.',
      '`{code, description, name, statusCode}`.',
      'sdk: auth0-java, node-auth0',
    ),
    requiresNothing('docs: oas; sdk: auth0.js'),
    differs('captcha', 'Not in the description.', 'The answer to a captcha.', 'sdk: auth0.js'),
    differs('organization', 'Not in the description.', 'Of the mail that goes out.', 'docs: oas'),
  ],
});
