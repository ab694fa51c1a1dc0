import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Snapshot, SnapshotList } from './snapshot-list.ts';

describe('a list that gives out snapshots', () => {
  it('keeps each snapshot as it was, whatever is pushed and set afterwards', () => {
    const act = fc.oneof(
      fc.record({ push: fc.nat({ max: 600 }) }),
      fc.record({ set: fc.nat() }),
      fc.constant({ snapshot: true }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const list = new SnapshotList<number>();
        const plain: number[] = [];
        const taken: [Snapshot<number>, number[]][] = [];
        let next = 0;
        for (const one of acts) {
          if ('push' in one) {
            for (let count = 0; count < one.push; count++) {
              list.push(next);
              plain.push(next++);
            }
          } else if ('set' in one) {
            if (plain.length === 0) continue;
            list.set(one.set % plain.length, -next);
            plain[one.set % plain.length] = -next++;
          } else taken.push([list.snapshot(), [...plain]]);
        }
        for (const [snapshot, then] of taken) {
          expect(snapshot.toArray()).toEqual(then);
          expect([snapshot.length, snapshot.at(0), snapshot.at(then.length)]).toEqual([
            then.length,
            then[0],
            undefined,
          ]);
        }
        expect(list.snapshot().toArray()).toEqual(plain);
      }),
    );
  });

  it('refuses to set what is not there', () => {
    expect(() => new SnapshotList<number>().set(0, 1)).toThrow(RangeError);
  });
});
