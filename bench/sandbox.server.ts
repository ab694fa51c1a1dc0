/** The practice tenant in a process of its own, on the port that is named. */
import { startSandbox } from '../scripts/sandbox-host.ts';

await startSandbox({ port: Number(process.argv[2]) });
console.log('ready');
