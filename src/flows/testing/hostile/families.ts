import { callbackCases } from './callback.ts';
import type { Case } from './case.ts';
import { deviceCases } from './device.ts';
import { discoveryCases } from './discovery.ts';
import { idTokenCases } from './id-token.ts';
import { keysCases } from './keys.ts';
import { refreshCases } from './refresh.ts';
import { tokenAnswerCases } from './token-answer.ts';
import { userinfoCases } from './userinfo.ts';

/** All that a provider is tried to get wrong, by where it shows. */
export const hostileFamilies: Record<string, Case[]> = {
  discovery: discoveryCases,
  'the key set': keysCases,
  'the callback': callbackCases,
  'the token answer': tokenAnswerCases,
  'the ID token': idTokenCases,
  UserInfo: userinfoCases,
  refresh: refreshCases,
  'device authorization': deviceCases,
};
