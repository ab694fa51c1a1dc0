/** A sandbox that a test kills: `node killed-host.js DATA_FILE`. It writes its file anew often, to be caught at it. */
import { startSandbox } from '../sandbox-host.ts';

const { issuer } = await startSandbox({ port: 0, data: process.argv[2] ?? '', compactAt: 30_000 });
console.log(issuer);
