/** Prints the catalog as OpenAPI 3.1, JSON: `npm run -s catalog:openapi > openapi.json`. */
import { openApi } from '#catalog/openapi.ts';

process.stdout.write(`${JSON.stringify(openApi(), null, 2)}\n`);
