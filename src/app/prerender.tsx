/**
 * Prints the start page as the build puts it into `index.html`: of a browser that keeps nothing yet and has not run a
 * script. Runs on Node, as a program of its own.
 */
import { renderToString } from 'react-dom/server';
import { StaticRouter } from 'react-router-dom';
import { App } from './app.tsx';

const markup = renderToString(
  <StaticRouter location="/">
    <App />
  </StaticRouter>,
);

type Node = { stdout: { write(text: string, then: () => void): void }; exit(): void };
const { process } = globalThis as unknown as { process: Node };
process.stdout.write(markup, () => process.exit());
