import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeUnusedPopup, takePopup, withPopup } from './popup.ts';

type Opened = { opener: unknown; closed: boolean; close(): void };

let opened: Opened[];
let refuses: boolean;

beforeEach(() => {
  opened = [];
  refuses = false;
  vi.stubGlobal('window', {
    open: () => {
      if (refuses) return null;
      const popup: Opened = {
        opener: 'the app',
        closed: false,
        close: () => {
          popup.closed = true;
        },
      };
      opened.push(popup);
      return popup;
    },
  });
  vi.stubGlobal('location', { origin: 'https://app.example' });
});

afterEach(() => {
  closeUnusedPopup();
  vi.unstubAllGlobals();
});

describe('the window of a popup trip', () => {
  it('is open before the press has done anything, and has no hold on the app', () => {
    void withPopup(true, async () => {
      expect(opened).toHaveLength(1);
    });
    expect(opened).toMatchObject([{ opener: null, closed: false }]);
  });

  it('is the one that leaves, however late the trip begins', async () => {
    const taken = await withPopup(true, async () => {
      await Promise.resolve();
      return takePopup();
    });
    expect(opened).toEqual([taken]);
    expect(taken.closed).toBe(false);
  });

  it.each([
    ['ends without a trip', async () => 'refused'],
    ['throws', async () => Promise.reject(new Error('The disk is full.'))],
  ])('is closed where the press %s', async (_, press) => {
    await withPopup(true, press).catch(() => undefined);
    expect(opened).toMatchObject([{ closed: true }]);
  });

  it('is not opened for a press that leaves for nowhere', async () => {
    await withPopup(false, async () => undefined);
    expect(opened).toEqual([]);
  });

  it('is opened anew where the person closed it', async () => {
    await withPopup(true, async () => {
      opened[0]?.close();
      takePopup();
    });
    expect(opened).toMatchObject([{ closed: true }, { closed: false }]);
  });

  it('that the browser refuses is said by the trip', async () => {
    refuses = true;
    await expect(withPopup(true, async () => takePopup())).rejects.toMatchObject({ code: 'popup-blocked' });
  });
});
