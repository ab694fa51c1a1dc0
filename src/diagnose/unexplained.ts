/** The finding of a run that stopped and that no rule explains: made of its verdict, so that no stop is without one. */
import { errorMeaning } from '#catalog/errors.ts';
import { isProblem, type Problem } from '#lib/problem.ts';
import type { TraceModel } from '#trace/model.ts';
import { exchangesOf, quoted, type Refusal, refusalsOf, saidBy } from './attempt.ts';
import { type BeginAt, explanations } from './explanations.ts';
import { advice, againStep, makerOf, retry, tokenStep } from './fixes.ts';
import type { Fix, Told } from './rule.ts';

export function unexplained(model: TraceModel): Told[] {
  const { problem, current } = model;
  if (!isProblem(problem) || problem.code === 'stopped') return [];
  const verdict = model.events.findLast((one) => one.kind === 'verdict');
  const refusal = refusalsOf(model).findLast(({ exchange }) => exchange.step === current?.id);
  const proofs = verdict ? [{ event: verdict.seq }] : [];
  return [refusal?.error ? refused(model, refusal) : stopped(model, problem, proofs)];
}

/** The word of the body counts; a header may say less. */
function refused(model: TraceModel, { exchange, error, description, status, evidence }: Refusal): Told {
  const meaning = errorMeaning(error)?.meaning ?? 'It is no word of the protocols that are known here.';
  const good = status !== undefined && status < 400;
  return {
    code:
      error
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || 'refused',
    severity: 'error',
    title: `The tenant answered \`${quoted(error)}\`${good ? `, with status ${status}` : ''}`,
    cause: [
      meaning,
      description ? saidBy(description) : 'The tenant gave no description.',
      good ? `Who goes by the status alone takes it for a success: an error comes with 400 or more.` : '',
    ]
      .filter(Boolean)
      .join(' '),
    evidence: [{ event: exchange.requestEvent, note: 'What was asked.' }, evidence],
    fixes: retry(model, againStep(model, exchange), 'Try again'),
    references: [],
  };
}

function stopped(model: TraceModel, problem: Problem, evidence: Told['evidence']): Told {
  const { code, title, detail, spec } = problem;
  const known = Object.hasOwn(explanations, code) ? explanations[code] : undefined;
  const check = model.checks.find((one) => one.problem === code);
  const answered = exchangesOf(model).findLast(({ step }) => step === model.current?.id)?.responseEvent;
  return {
    ...{ code, severity: 'error', title },
    cause: known ? `${asSentence(detail)} ${known.means}` : detail,
    evidence: [...(check?.evidence ?? []), ...(answered ? [{ event: answered }] : []), ...evidence],
    fixes: [...(spec ? [advice(`${spec} rules here.`)] : []), ...begin(model, known?.begin ?? 'here')],
    references: [],
    ...(known ? { causes: { otherwise: known.otherwise } } : {}),
  };
}

function begin(model: TraceModel, at: BeginAt): Fix[] {
  const here = model.current?.id;
  switch (at) {
    case 'never':
      return [];
    case 'here':
      return retry(model, here, 'Try again');
    case 'popup':
      return retry(model, here, 'Open the popup').map((fix) =>
        fix.kind === 'retry' && here ? { ...fix, leavesAt: here } : fix,
      );
    case 'login':
      return retry(model, tokenStep(model) ?? here, 'Try again');
    case 'discovery':
      return retry(model, makerOf(model, 'discovery') ?? here, 'Read discovery again. Try again');
    case 'keys':
      // Without keys it was discovery that named none.
      return makerOf(model, 'jwks')
        ? retry(model, makerOf(model, 'jwks'), 'Fetch the keys again. Try again')
        : begin(model, 'discovery');
  }
}

/** What a library says ends without a full stop. */
const asSentence = (text: string) => (/[.!?…”]$/.test(text.trim()) || text === '' ? text : `${text}.`);
