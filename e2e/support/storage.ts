/** What the app's database holds of runs and tenants, as one text; not the practice tenant, whose secrets are its own. */
import type { Page } from '@playwright/test';

export async function keptInDatabase(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open('grantscope'));
    const names = [...database.objectStoreNames].filter((name) => name !== 'sandbox');
    const stores = names.map((name) => done(database.transaction(name).objectStore(name).getAll()));
    const text = JSON.stringify(await Promise.all(stores));
    database.close();
    return text;
  });
}
