import { describe, expect, it, vi } from 'vitest';
import { findCommands } from '#app/shell/commands.ts';
import { diagnose } from '#diagnose/diagnose.ts';
import { aLogin, check } from '#diagnose/testing/traces.ts';
import { buildModel } from '#trace/build-model.ts';
import { runCommands } from './run-commands.ts';

const idTokenChecks = [check('signature'), check('nonce', 'fail', 'nonce-mismatch', 'They differ.')];

function offered() {
  const model = buildModel(aLogin({ idTokenChecks }));
  const [toStep, toEvent, toFindings, retry] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
  const actions = [
    { title: 'Next', key: 'next' as const, run: undefined },
    { title: 'Retry', key: 'retry' as const, run: retry },
  ];
  const commands = runCommands(model, diagnose(model), actions, { toStep, toEvent, toFindings });
  const find = (words: string) => findCommands(commands, words)[0];
  return { model, commands, find, toStep, toEvent, toFindings, retry };
}

describe('the palette in a run', () => {
  it('offers what can be done now, with its key', () => {
    const { find, commands, retry } = offered();
    expect(commands.some(({ title }) => title === 'Next')).toBe(false);
    expect(find('this run retry')).toMatchObject({ keys: 'R' });
    find('this run retry')?.run();
    expect(retry).toHaveBeenCalledOnce();
  });

  it('goes to a step by its number or name', () => {
    const { find, toStep } = offered();
    find('steps token')?.run();
    expect(toStep).toHaveBeenCalledWith('token');
    expect(find('steps 7.')?.title).toBe('7. token');
  });

  it('names a finding as it reads, without its marks', () => {
    const model = buildModel(aLogin({ idTokenChecks }));
    const [finding] = diagnose(model);
    if (!finding) throw new Error('No finding.');
    const marked = { ...finding, title: 'You switched `nonce` off in [#3]' };
    const goes = { toStep: vi.fn(), toEvent: vi.fn(), toFindings: vi.fn() };
    const [command] = runCommands(model, [marked], [], goes);
    expect(command?.title).toBe(`You switched nonce off in #${model.rowOf(3)?.number}`);
  });

  it('goes to what a finding is about', () => {
    const { find, toEvent, toFindings } = offered();
    find('findings nonce-mismatch')?.run();
    expect(toEvent).toHaveBeenCalledOnce();
    expect(toFindings).toHaveBeenCalledOnce();
  });

  it('goes to where a parameter went last, and holds no value', () => {
    const { model, find, toEvent, commands } = offered();
    const nonce = find('parameters nonce');
    nonce?.run();
    const sent = [...model.exchanges.values()].find(({ sent }) => sent?.url.includes('nonce='));
    expect(toEvent).toHaveBeenCalledWith(sent?.requestEvent);
    expect(find('parameters code_verifier')?.note).toBe('sent in #8');
    expect(JSON.stringify(commands)).not.toMatch(/nonce-of-ours|verifier-of-this/);
  });
});
