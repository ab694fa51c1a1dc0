import { useMemo } from 'react';
import { codeOf } from '#panels/code-of.ts';
import { useMask } from '#panels/mask.tsx';
import { useSecretsIn } from '#panels/run-secrets.tsx';
import type { ParamList } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';
import type { Message } from './lane-model.ts';
import { type Named, type Story, storyOf } from './value-story.ts';

/** The secrets of the messages that are drawn, in the order of time, and the others of the run. */
export function useValuesOf(model: TraceModel, messages: readonly Message[]): Named[] {
  const values = useMemo((): ParamList => {
    const made = [...model.values.values()].flatMap(
      ({ name, value }): ParamList => (typeof value === 'string' && value !== '' ? [[name, value]] : []),
    );
    return [...messages.flatMap((message) => message.values), ...made, ...Object.entries(model.inputs)];
  }, [model, messages]);
  return useSecretsIn(values);
}

/** The way of the value that is followed; undefined where none is, or none of this run. */
export function useStory(model: TraceModel, values: readonly Named[]): Story | undefined {
  const { followed, fingerprintKey } = useMask();
  return useMemo(() => {
    const named = followed
      ? values.find(({ value }) => codeOf(fingerprintKey, value) === followed)
      : undefined;
    return named && storyOf(model, named);
  }, [model, values, followed, fingerprintKey]);
}
