/** Sends the browser to the tenant: this tab, a popup, a hidden frame, or not at all. */
import type { Departure } from '#engine/ports.ts';
import { problem } from '#lib/problem.ts';
import { savePending } from '#store/pending.ts';
import type { HttpRequest } from '#trace/event.ts';

const LEAVING = 'grantscope.leaving';
export const POPUP = 'grantscope-popup';
const FRAME_PATIENCE_MS = 60_000;

/** The run that this tab left for a tenant last: where a callback without a known `state` belongs. */
export function leavingRun(): string | undefined {
  return sessionStorage.getItem(LEAVING) ?? undefined;
}

export function forgetLeaving(): void {
  sessionStorage.removeItem(LEAVING);
}

export async function leave({ run, step, mode, request }: Departure): Promise<void> {
  const url = new URL(request.url);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw problem(
      'draft-invalid',
      'The browser does not go there',
      `${url.protocol} is neither https nor http.`,
    );
  }
  const state =
    paramsOf(request).get('state') ??
    new URLSearchParams(url.searchParams.get('returnTo')?.split('?')[1]).get('state');
  if (state) await savePending({ state, run, step, at: Date.now() });
  sessionStorage.setItem(LEAVING, run);
  switch (mode) {
    case 'same-tab':
      return go(request, '_self');
    case 'popup':
      return openPopup(request);
    case 'iframe':
      return openFrame(request);
    case 'manual':
      return;
  }
}

function paramsOf({ method, url, body }: HttpRequest): URLSearchParams {
  return method === 'POST' ? new URLSearchParams(body ?? '') : new URL(url).searchParams;
}

/** A GET by address, a POST by a form of hidden fields. */
function go(request: HttpRequest, target: string): void {
  if (request.method !== 'POST') {
    if (target === '_self') location.assign(request.url);
    else window.open(request.url, target);
    return;
  }
  const form = document.createElement('form');
  form.method = 'post';
  form.action = request.url;
  form.target = target;
  form.hidden = true;
  for (const [name, value] of paramsOf(request)) {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
  form.remove();
}

function openPopup(request: HttpRequest): void {
  const popup = window.open('about:blank', POPUP, 'popup,width=480,height=720');
  if (!popup) {
    throw problem(
      'popup-blocked',
      'The browser blocked the popup',
      `Allow popups for ${location.origin}, or retry and leave in the same tab.`,
    );
  }
  go(request, POPUP);
}

function openFrame(request: HttpRequest): void {
  const name = 'grantscope-frame';
  document.getElementById(name)?.remove();
  const frame = document.createElement('iframe');
  frame.id = name;
  frame.name = name;
  frame.title = 'Silent authentication';
  frame.hidden = true;
  document.body.append(frame);
  if (request.method === 'POST') go(request, name);
  else frame.src = request.url;
  setTimeout(() => frame.remove(), FRAME_PATIENCE_MS);
}
