import { describe, expect, it } from 'vitest';
import { readSaid } from './channel.ts';

describe('what one window of a presentation tells the other', () => {
  it('is read as it was said', () => {
    expect(readSaid({ kind: 'at', step: 'token', forward: 'Next' })).toEqual({
      kind: 'at',
      step: 'token',
      forward: 'Next',
    });
    expect(readSaid({ kind: 'turn', by: -1 })).toEqual({ kind: 'turn', by: -1 });
    expect(readSaid({ kind: 'who', more: 1 })).toEqual({ kind: 'who' });
  });

  it.each([null, 'turn', { kind: 'turn', by: 7 }, { kind: 'at', step: 3, forward: 'Next' }, { kind: 'run' }])(
    'is dropped where it is none of it: %j',
    (data) => {
      expect(readSaid(data)).toBeUndefined();
    },
  );
});
