/** What the four captcha operations answer. */
import { gives } from './answers.ts';
import { required, requiredWhen } from './use.ts';

export const captchaNeed = gives(200, 'Whether one is due; the maker and its key, or the picture.', {
  fields: [
    required('required'),
    requiredWhen('provider', 'one is due'),
    requiredWhen('siteKey', 'one is due, and another maker draws it'),
    requiredWhen('image', 'one is due, and the tenant draws it'),
  ],
});
