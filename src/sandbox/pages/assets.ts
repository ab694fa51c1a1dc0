/** The files that the hosted pages load: the policy allows nothing inline. */

const styleSheet = `:root {
  color-scheme: light dark;
  --canvas: light-dark(#f3f5f4, #0c1110);
  --surface: light-dark(#ffffff, #121817);
  --line: light-dark(#dce2df, #25302c);
  --control: light-dark(#7f8c87, #6f7e79);
  --ink: light-dark(#121d19, #e6edea);
  --ink-2: light-dark(#43504b, #b4c0bb);
  --accent: light-dark(#00705e, #55d7be);
  --accent-deep: light-dark(#005a4b, #7ee6d1);
  --on-accent: light-dark(#ffffff, #06201a);
  --danger: light-dark(#b31733, #ff8286);
  --danger-tint: light-dark(#fdecee, #36171b);
  --wire: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 24px 16px; max-width: 25rem;
  background: var(--canvas); color: var(--ink);
  font: 0.875rem/1.55 -apple-system, "Segoe UI", Roboto, Ubuntu, "Noto Sans", "Liberation Sans", Arial, sans-serif;
}
header p { margin: 0 0 8px; color: var(--ink-2); font-weight: 500; }
main { background: var(--surface); border: 1px solid var(--line); border-radius: 5px; padding: 20px; }
main > :last-child, main > :last-child > :last-child { margin-bottom: 0; }
h1 { margin: 0 0 4px; font-size: 1.25rem; line-height: 1.25; font-weight: 600; }
h2 { margin: 16px 0 4px; font-size: 0.875rem; font-weight: 600; }
p { margin: 0 0 12px; overflow-wrap: anywhere; }
form { display: grid; gap: 12px; margin: 12px 0; }
label { display: grid; gap: 4px; font-weight: 500; }
input {
  font: inherit; font-weight: 400; width: 100%; min-height: 36px; padding: 4px 8px;
  color: var(--ink); background: var(--surface); border: 1px solid var(--control); border-radius: 5px;
}
input.code, code { font-family: var(--wire); font-size: 0.8125rem; }
button {
  font: inherit; font-weight: 500; min-height: 36px; padding: 4px 12px; cursor: pointer;
  color: var(--ink); background: var(--surface); border: 1px solid var(--control); border-radius: 5px;
}
button.main { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
button.main:hover { background: var(--accent-deep); border-color: var(--accent-deep); }
.row { display: flex; gap: 8px; flex-wrap: wrap; }
.row button { flex: 1 1 8rem; }
.problem { padding: 8px 12px; color: var(--danger); background: var(--danger-tint); border-left: 3px solid var(--danger); }
.big { font: 600 1.25rem/1.25 var(--wire); }
ul { margin: 0 0 12px; padding-left: 20px; }
footer { margin: 16px 0 0; color: var(--ink-2); font-size: 0.8125rem; }
a { color: var(--accent); display: inline-block; padding: 4px 0; }
code { overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (pointer: coarse), (max-width: 47.4375rem) {
  input, button { min-height: 40px; font-size: 1rem; }
}
@media (forced-colors: active) { button.main { border-width: 2px; } }
`;

/** Submits the one form of the page. Without it the person presses Continue. */
const postFormScript = `document.forms[0]?.requestSubmit();
`;

/** Hands the answer to the window that opened this one, or shows it in a frame. */
const webMessageScript = `const { message, target } = document.body.dataset;
(window.opener ?? window.parent).postMessage(JSON.parse(message), target);
`;

/** By their name below `u/`. */
export const assets: Record<string, { type: string; body: string }> = {
  'style.css': { type: 'text/css; charset=utf-8', body: styleSheet },
  'post-form.js': { type: 'text/javascript; charset=utf-8', body: postFormScript },
  'web-message.js': { type: 'text/javascript; charset=utf-8', body: webMessageScript },
};
