import type { TenantReport } from '#app/queries/check-tenant.ts';
import type { JsonObject } from '#lib/json.ts';
import { Button } from '#ui/button.tsx';
import { CodeBlock } from '#ui/code-block.tsx';
import { ExternalLink } from '#ui/external-link.tsx';
import { Icon, type IconName } from '#ui/icon.tsx';
import { Prose } from '#ui/prose.tsx';

const looks: Record<string, { icon: IconName; colour: string; word: string }> = {
  pass: { icon: 'check', colour: 'text-accent', word: 'holds' },
  warn: { icon: 'warn', colour: '', word: 'warning' },
  fail: { icon: 'error', colour: 'text-danger', word: 'fails' },
};

/** What the check found, the documents it read, and the one-press fix where there is one. */
export function CheckReport(props: {
  report: TenantReport;
  onUseIssuer: (issuer: string) => void;
  /** Where it was not added since a check fails. */
  onAddAnyway: (() => void) | undefined;
}) {
  const { report } = props;
  return (
    <div>
      <ul aria-label="Checks" className="grid gap-1.5 p-3 text-xs">
        {report.lines.map((line) => {
          const look = looks[line.status];
          return (
            <li key={line.id} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-2 leading-[1.35rem]">
              {look && <Icon name={look.icon} className={`mt-1 size-3.5 ${look.colour}`} />}
              <div>
                <span className="sr-only">{look?.word}: </span>
                <b className="font-medium text-ink">
                  <Prose text={line.title} />
                </b>
                {line.code && <code className="ml-2 text-2xs text-ink-3">{line.code}</code>}
                <div className="text-ink-2 [overflow-wrap:anywhere]">
                  <Prose text={line.detail} />
                </div>
              </div>
            </li>
          );
        })}
      </ul>
      {report.statedIssuer && (
        <p className="flex flex-wrap items-center gap-2 px-3 pb-3">
          <Button onClick={() => props.onUseIssuer(report.statedIssuer ?? '')}>
            Use <code className="break-all whitespace-normal">{report.statedIssuer}</code>
          </Button>
        </p>
      )}
      {props.onAddAnyway && (
        <div className="grid justify-items-start gap-2 px-3 pb-3 text-xs text-ink-2">
          <p>Not added: a run would stop where a check fails here. Looking into that may be what you want.</p>
          <Button onClick={props.onAddAnyway}>Add it anyway</Button>
        </div>
      )}
      <p className="px-3 pb-3 text-xs text-ink-2 [overflow-wrap:anywhere]">
        Asked: <ExternalLink href={report.discoveryUrl}>{report.discoveryUrl}</ExternalLink>
      </p>
      {report.keys && report.keys.length > 0 && <Keys keys={report.keys} />}
      {report.document && (
        <details className="border-t border-line px-3 py-2">
          <summary className="min-h-6 font-medium">Discovery document</summary>
          <CodeBlock text={JSON.stringify(report.document, null, 2)} label="Discovery document" />
        </details>
      )}
    </div>
  );
}

function Keys({ keys }: { keys: JsonObject[] }) {
  const text = (value: unknown) => (typeof value === 'string' ? value : '–');
  return (
    <section aria-label="Signing keys" className="overflow-x-auto border-t border-line" tabIndex={0}>
      <table className="w-full text-xs">
        <caption className="px-3 pt-2 pb-1 text-left font-medium text-ink-2">Signing keys</caption>
        <thead>
          <tr className="text-2xs text-ink-3">
            {['kid', 'alg', 'kty', 'use'].map((name) => (
              <th key={name} scope="col" className="h-6 px-1 font-wire first:pl-3">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keys.map((key, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a kid may be missing or stand twice
            <tr key={index} className="border-t border-line/60 font-wire">
              <td className="max-w-48 truncate px-1 py-0.5 pl-3" title={text(key['kid'])}>
                {text(key['kid'])}
              </td>
              <td className="px-1">{text(key['alg'])}</td>
              <td className="px-1">{text(key['kty'])}</td>
              <td className="px-1">{text(key['use'])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
