import { gives } from '#catalog/answers.ts';
import { operation } from '#catalog/operation.ts';
import { AUTH0 } from '#catalog/shared.ts';
import { optionals } from '#catalog/use.ts';

export const userCountry = operation('user-country', 'GET /user/geoloc/country', {
  is: 'The country of the address that asks, for the dial code in Lock. Not in the description.',
  docs: `${AUTH0}/libraries/lock`,
  cors: 'any-origin',
  answers: [gives(200, 'The country.', { isOpen: true, fields: optionals('ip_country_code', 'dial_code') })],
  errors: [],
});
