import { useEffect, useRef, useState } from 'react';
import { vault } from '#app/adapters/vault.ts';
import { useSnapshot } from '#app/run/use-run.ts';
import { usePageTitle } from '#app/shell/page-title.ts';
import type { RunSession } from '#engine/api.ts';
import { AlwaysMasked } from '#panels/mask.tsx';
import { firstScene } from '#panels/present/scenes.ts';
import { Speaker } from '#panels/present/speaker.tsx';
import { SecretsOfRun } from '#panels/run-secrets.tsx';
import { type Line, openLine } from './channel.ts';
import { usePresentKeys } from './use-present-keys.ts';

/** A big window that answers no turn within this time was closed, or is at the tenant. */
const ANSWER_WITHIN_MS = 2000;

/** The second window: it follows the big one and can turn its page, and it closes with it. It runs nothing itself. */
export function SpeakerScreen({ session }: { session: RunSession }) {
  const { model } = useSnapshot(session);
  const [told, setTold] = useState<{ step: string; forward: string }>();
  const line = useRef<Line>(undefined);
  const unheard = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const open = openLine(model.run, (said) => {
      if (said.kind === 'at') {
        clearTimeout(unheard.current);
        setTold(said);
      }
      if (said.kind !== 'bye') return;
      setTold(undefined);
      window.close();
    });
    line.current = open;
    open.say({ kind: 'who' });
    return () => {
      clearTimeout(unheard.current);
      open.close();
    };
  }, [model.run]);
  const named = model.steps.findIndex(({ id }) => id === told?.step);
  const at = named < 0 ? firstScene(model) : named;
  const turn = (by: 1 | -1) => {
    line.current?.say({ kind: 'turn', by });
    clearTimeout(unheard.current);
    unheard.current = setTimeout(() => setTold(undefined), ANSWER_WITHIN_MS);
  };
  usePageTitle(`Speaker, step ${at + 1}`);
  usePresentKeys({
    forward: () => turn(1),
    back: () => turn(-1),
    first: () => undefined,
    last: () => undefined,
    leave: () => window.close(),
    diagram: () => undefined,
    blank: () => undefined,
    speaker: () => undefined,
    fullScreen: () => undefined,
  });
  return (
    <AlwaysMasked>
      <SecretsOfRun model={model} held={vault.held(model.run, model.target)}>
        <Speaker model={model} at={at} forward={told?.forward} onTurn={turn} />
      </SecretsOfRun>
    </AlwaysMasked>
  );
}
