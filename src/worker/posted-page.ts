/** The page that answers a form post at the callback where no service worker is there to keep it, or where it cannot. */

/** `<` would end the data block early, whatever the tenant sent. */
function inert(fields: [string, string][]): string {
  return JSON.stringify(fields).replaceAll('<', '\\u003c');
}

/** Puts the posted fields into the page as an inert data block that the callback screen reads. */
export function withPosted(html: string, body: string): string {
  const block = `<script type="application/json" id="posted">${inert([...new URLSearchParams(body)])}</script>`;
  return html.replace('</body>', () => `${block}</body>`);
}
