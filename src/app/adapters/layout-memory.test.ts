// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { layoutMemory } from './layout-memory.ts';
import { browserShelf } from './shelf.ts';

beforeEach(() => browserShelf.clear());

describe('what is remembered of the panes', () => {
  it('is there for the next page, and does not undo what another tab moved', () => {
    const [one, other] = [layoutMemory(), layoutMemory()];
    one.write('size.steps', 20);
    other.write('folded.inspector', true);
    one.write('size.side', 30);
    expect([
      layoutMemory().read('size.steps'),
      layoutMemory().read('folded.inspector'),
      layoutMemory().read('size.side'),
    ]).toEqual([20, true, 30]);
    one.write('size.steps', undefined);
    expect(layoutMemory().read('size.steps')).toBeUndefined();
  });

  it.each(['{', 'null', '[1]', '{"size.steps":"20; color:red"}'])('is nothing where it is %s', (text) => {
    browserShelf.set('grantscope.panes', text);
    expect(layoutMemory().read('size.steps')).toBeUndefined();
  });
});
