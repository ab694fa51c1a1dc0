import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { callbackPage } from './scripts/callback-page-plugin.ts';
import { chunks } from './scripts/chunks-plugin.ts';
import { notices } from './scripts/notices-plugin.ts';
import { prerenderedStart } from './scripts/start-page-plugin.ts';
import { serviceWorker } from './scripts/worker-plugin.ts';

const { collector, writer } = notices();

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    chunks(),
    callbackPage(),
    prerenderedStart(),
    serviceWorker([collector()]),
    writer(),
  ],
  worker: { plugins: () => [collector()] },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: ['index.html', 'callback.html'] },
  },
  server: { port: 5173, strictPort: true },
});
