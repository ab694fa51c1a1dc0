/** What a prompt asks, and whether what a person entered can be taken. */
import type { Input, PromptStep } from '#flows/flow.ts';
import { type Problem, problem } from '#lib/problem.ts';
import { contextOf } from './context.ts';
import { problemOf } from './problem-of.ts';
import type { RunParts } from './run-parts.ts';

/** Empty when the step cannot say: running it tells why. */
export function asked(parts: RunParts, step: PromptStep): Input[] {
  try {
    return step.ask(contextOf(parts, step));
  } catch {
    return [];
  }
}

/** What was entered, without the blanks around it; a secret may have them. */
export function trimmed(inputs: Input[], answers: Record<string, string>): Record<string, string> {
  const secret = new Set<string>(inputs.flatMap((input) => (input.secret ? [input.name] : [])));
  return Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [name, secret.has(name) ? value : value.trim()]),
  );
}

/** `answer-invalid`, with the field in `cause.input`. */
export function refusedAnswers(
  parts: RunParts,
  step: PromptStep,
  answers: Record<string, string>,
): Problem | undefined {
  let inputs: Input[];
  try {
    inputs = step.ask(contextOf(parts, step));
  } catch (error) {
    return problemOf(error, step.id);
  }
  for (const { name, label, required, check } of inputs) {
    const value = answers[name] ?? '';
    const wrong = required && !value ? 'It is needed.' : value ? check?.(value) : undefined;
    if (wrong) {
      return problem('answer-invalid', `\`${label}\` cannot be used as it stands`, wrong, {
        cause: { input: name },
      });
    }
  }
  return undefined;
}
