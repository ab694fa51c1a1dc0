/** Sends the browser to the tenant: this tab, a popup, a hidden frame, or not at all. */
import { getEngine } from '#app/engine.ts';
import type { Awaiting, Departure } from '#engine/ports.ts';
import { keyOf } from '#flows/callback.ts';
import { isJsonObject } from '#lib/json.ts';
import { savePending } from '#store/pending.ts';
import type { HttpRequest } from '#trace/event.ts';
import { FRAME_PATIENCE_MS, type Leaving, rememberLeaving } from './leaving.ts';
import { takePopup } from './popup.ts';
import { sandboxIssuer, whenSandboxReady } from './sandbox-host.ts';

const FRAME = 'grantscope-frame';

/** The callback brings its mark back; from it the run is found, whichever page it comes to. */
export async function expectBack({ run, step, expected }: Awaiting): Promise<void> {
  await savePending({ state: keyOf(expected, run), run, step, at: Date.now() });
}

export async function leave({ run, step, mode, request, issuer }: Departure): Promise<void> {
  if (issuer === sandboxIssuer()) {
    const reason = await whenSandboxReady();
    if (reason) throw reason;
  }
  const leaving = { run, step, mode, issuer };
  rememberLeaving(leaving);
  switch (mode) {
    case 'same-tab':
      return go(request, window);
    case 'popup':
      return goInPopup(request, leaving);
    case 'iframe':
      return openFrame(request, await tellSilence(run));
    case 'manual':
      return;
  }
}

function paramsOf({ method, url, body }: HttpRequest): URLSearchParams {
  return method === 'POST' ? new URLSearchParams(body ?? '') : new URL(url).searchParams;
}

/** A GET by address, a POST by a form of hidden fields, made and sent in the window that leaves. */
function go(request: HttpRequest, from: Window): void {
  if (request.method === 'POST') submit(request, from.document, '_self');
  else from.location.assign(request.url);
}

function submit(request: HttpRequest, document: Document, target: string): void {
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
  // A field named `submit` would hide the method.
  HTMLFormElement.prototype.submit.call(form);
  form.remove();
}

/** The window began with a copy of this tab's storage, in the click: what it leaves for is told to it now. */
function goInPopup(request: HttpRequest, leaving: Leaving): void {
  const popup = takePopup();
  popup.focus();
  rememberLeaving(leaving, popup);
  go(request, popup);
}

/** What to do when nothing comes back: by then the run may wait for another trip, or for none. */
async function tellSilence(run: string): Promise<() => void> {
  const session = await (await getEngine()).opened(run);
  const exchange = session?.getSnapshot().model.waitingFor;
  return () => {
    if (exchange) void session.unanswered(exchange, FRAME_PATIENCE_MS);
  };
}

let closeFrame = () => {};

function openFrame(request: HttpRequest, onSilence: () => void): void {
  closeFrame();
  const frame = document.createElement('iframe');
  frame.id = FRAME;
  frame.name = FRAME;
  frame.title = 'Silent authentication';
  frame.hidden = true;
  // What a silent login takes. The frame shows a tenant's page that nobody sees: it opens no window, no dialog and no
  // download, and takes this window nowhere.
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms');
  document.body.append(frame);
  const stopListening = onWebMessage(
    frame,
    new URL(request.url).origin,
    paramsOf(request).get('redirect_uri'),
  );
  if (request.method === 'POST') submit(request, document, FRAME);
  else frame.src = request.url;
  const timer = setTimeout(() => {
    closeFrame();
    onSilence();
  }, FRAME_PATIENCE_MS);
  closeFrame = () => {
    clearTimeout(timer);
    stopListening();
    frame.remove();
  };
}

/**
 * `response_mode=web_message`: the tenant posts its answer instead of redirecting. The frame then goes to the callback
 * with it, and from there all is as in the other modes.
 */
function onWebMessage(frame: HTMLIFrameElement, tenantOrigin: string, redirectUri: string | null) {
  const listen = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow || origin !== tenantOrigin || !isJsonObject(data)) return;
    const { type, response } = data;
    if (type !== 'authorization_response' || !isJsonObject(response) || !redirectUri) return;
    if (!URL.canParse(redirectUri)) return;
    const callback = new URL(redirectUri);
    if (callback.origin !== location.origin) return;
    for (const [name, value] of Object.entries(response)) callback.searchParams.append(name, String(value));
    stopListening();
    frame.src = callback.href;
  };
  const stopListening = () => removeEventListener('message', listen);
  addEventListener('message', listen);
  return stopListening;
}
