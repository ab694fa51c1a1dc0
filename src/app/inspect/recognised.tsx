import type { Inspection } from '#inspect/inspection.ts';
import { Icon } from '#ui/icon.tsx';
import { Prose } from '#ui/prose.tsx';

const KINDS: [what: string, becomes: string][] = [
  ['`JWT`', 'header, claims, every check by name'],
  ['`JWE`', 'its header, and why it cannot be read'],
  ['`JWK`, `JWKS`, PEM', 'keys, with what each may do'],
  ['callback URL', '`code` and `state`, or the error and its cause'],
  ['`/authorize` URL', 'every parameter, and the Dashboard field that rules it'],
  ['`/u/…?state=`', 'the application whose login is under way'],
  ['form body, headers, cURL', 'each field, explained'],
  ['JSON', 'token response, discovery, error, HAR'],
  ['`SAMLResponse`', 'decoded to XML, as text'],
];

export function Recognised({ found }: { found: Inspection }) {
  return (
    <>
      {found.kind !== 'empty' && (
        <section aria-label="Recognised as" className="border-b border-line p-3 text-xs">
          <h3 className="mb-1 text-xs text-ink-2">Recognised as</h3>
          <ol>
            <li className="grid grid-cols-[1.5rem_9rem_minmax(0,1fr)] items-baseline gap-2 py-0.75">
              <Icon
                name={found.broken ? 'error' : 'check'}
                className={`size-3.5 self-center ${found.broken ? 'text-danger' : 'text-accent'}`}
              />
              <b className="font-semibold">{found.title}</b>
              <span className="[overflow-wrap:anywhere]">
                <Prose text={found.as} />
              </span>
            </li>
            {found.not.map(({ title, why }) => (
              <li
                key={title}
                className="grid grid-cols-[1.5rem_9rem_minmax(0,1fr)] items-baseline gap-2 py-0.75 text-ink-2"
              >
                <span className="text-ink-3">not</span>
                <b className="font-medium">{title}</b>
                <span>
                  <Prose text={why} />
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <section
        aria-label="Also understood here"
        className={`border-b border-line p-3 text-xs ${found.kind === 'empty' ? '' : 'max-[60rem]:hidden'}`}
      >
        <h3 className="mb-1 text-xs text-ink-2">
          {found.kind === 'empty' ? 'Understood here' : 'Also understood here'}
        </h3>
        <dl className="grid grid-cols-[minmax(6rem,10rem)_minmax(0,1fr)] gap-x-2 gap-y-0.75 leading-normal">
          {KINDS.map(([what, becomes]) => (
            <div key={what} className="contents">
              <dt>
                <Prose text={what} />
              </dt>
              <dd className="text-ink-2">
                <Prose text={becomes} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
