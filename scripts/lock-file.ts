/** One process at a time: a file beside the data that holds the number of the process which uses it. */
import { readFile, rm, writeFile } from 'node:fs/promises';

/** Rejects when another process that is alive holds the lock. A lock that a dead one left behind is taken over. */
export async function lockFile(path: string): Promise<() => Promise<void>> {
  const isTaken = await writeFile(path, String(process.pid), { flag: 'wx', mode: 0o600 }).then(
    () => false,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return true;
      throw error;
    },
  );
  if (isTaken) {
    const holder = Number(await readFile(path, 'utf8'));
    if (holder !== process.pid && isAlive(holder)) {
      throw new Error(
        `Process ${holder} uses this data file. Stop it, name another file with --data, or remove ${path} if it is not a sandbox.`,
      );
    }
    await writeFile(path, String(process.pid), { mode: 0o600 });
  }
  return () => rm(path, { force: true });
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
