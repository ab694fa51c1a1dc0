/**
 * The practice tenant's state in a file that grows by a line at each save. The first line says what it is; each line
 * after it is a list of changes that were saved together: `[part, key, value]`, without a value where a record is gone.
 * Once the changes outweigh the state, the file is written anew. A line that has no end was being written when the
 * process died: nobody was told that it is saved, and it does not count.
 *
 * A process may die at any moment and loses nothing that was saved; against a power cut only the rewritten file is
 * synced to the disk. The file, and every copy, is for its owner only.
 */
import { fstatSync } from 'node:fs';
import { chmod, copyFile, type FileHandle, mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Json } from '#lib/json.ts';
import type { Change } from '#sandbox/live-state.ts';
import { isSandboxState } from '#sandbox/open-state.ts';
import type { State } from '#sandbox/state.ts';
import type { Storage } from '#sandbox/store.ts';
import { lockFile } from './lock-file.ts';
import { linesOf, readLines } from './state-lines.ts';

const OWNER_ONLY = 0o600;
const COMPACT_AT = 4_000_000;

export type FileStorage = Storage & {
  /** What a person should know about the file that was opened. */
  readonly notices: readonly string[];
  /** Waits for nothing: whoever closes has saved. */
  close(): Promise<void>;
};

/** `compactAt`: bytes of changes after which the file is written anew, at the least. */
export function fileStorage(file: string, { compactAt = COMPACT_AT } = {}): FileStorage {
  let path = resolve(file);
  let handle: FileHandle | undefined;
  let unlock: (() => Promise<void>) | undefined;
  /** Bytes that count: up to the end of the last whole line. */
  let size = 0;
  let sizeAfterRewrite = 0;
  /** No line may be added to what stands in the file. */
  let mustRewrite = false;
  let isClosed = false;
  const notices: string[] = [];

  async function read(): Promise<{ state: Json; damage?: string } | undefined> {
    const bytes = await contents();
    if (!handle || bytes.toString().trim() === '') return undefined;
    const found = readLines(bytes);
    if ('problem' in found) throw new Error(`${path} ${found.problem} Name another file with --data.`);
    size = found.bytes;
    sizeAfterRewrite = found.rewrittenBytes;
    mustRewrite = !found.canGrow;
    // A file that is not ours stays as it is, its mode too.
    if (isSandboxState(found.state)) await handle.chmod(OWNER_ONLY);
    if (!found.isDocument) await handle.truncate(size);
    return found;
  }

  async function contents(): Promise<Buffer> {
    try {
      handle = await open(path, 'r+');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
      throw new Error(`${path} cannot be read and written: ${(error as Error).message}`);
    }
    if (!(await handle.stat()).isFile()) throw new Error(`${path} is not a file.`);
    return handle.readFile();
  }

  async function aside(why: string): Promise<void> {
    const copy = `${path}.kept-${new Date().toISOString().replaceAll(':', '-')}`;
    await (await open(copy, 'wx', OWNER_ONLY)).close();
    await copyFile(path, copy);
    await chmod(copy, OWNER_ONLY);
    notices.push(`${path}: ${why} The old file is kept as ${copy}.`);
  }

  async function rewrite(state: Json): Promise<void> {
    if (isClosed) throw new Error(`${path} is closed.`);
    const fresh = `${path}.new`;
    await rm(fresh, { force: true });
    const next = await open(fresh, 'wx', OWNER_ONLY);
    try {
      const bytes = Buffer.from(linesOf(state as unknown as State));
      await next.writeFile(bytes);
      await next.sync();
      await rename(fresh, path);
      await handle?.close();
      handle = next;
      size = bytes.length;
      sizeAfterRewrite = size;
      mustRewrite = false;
    } catch (error) {
      await next.close();
      await rm(fresh, { force: true });
      throw error;
    }
  }

  async function close(): Promise<void> {
    isClosed = true;
    await handle?.close();
    handle = undefined;
    await unlock?.();
    unlock = undefined;
  }

  return {
    notices,
    close,
    async load() {
      await mkdir(dirname(path), { recursive: true });
      path = await realpath(path).catch(() => path);
      unlock = await lockFile(`${path}.lock`);
      try {
        return await read();
      } catch (error) {
        await close();
        throw error;
      }
    },
    async keep({ reason, text }) {
      if (reason === 'foreign' || reason === 'newer') {
        await close();
        throw new Error(`${path} is left as it is. ${text} Name another file with --data.`);
      }
      await aside(reason === 'damaged' ? `${text} The sandbox begins anew.` : text);
    },
    replace: rewrite,
    async append(changes: readonly Change[], whole) {
      const grown = size - sizeAfterRewrite;
      if (!handle || mustRewrite || isGone(handle) || grown > Math.max(compactAt, sizeAfterRewrite)) {
        return rewrite(whole());
      }
      const line = Buffer.from(`${JSON.stringify(changes)}\n`);
      try {
        await written(handle, line, size);
        size += line.length;
      } catch (error) {
        // Part of the line may be there.
        await handle.truncate(size).catch(() => {
          mustRewrite = true;
        });
        throw error;
      }
    },
  };
}

/** Somebody deleted the file while it was in use. */
function isGone(handle: FileHandle): boolean {
  return fstatSync(handle.fd).nlink === 0;
}

async function written(handle: FileHandle, bytes: Buffer, at: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}
