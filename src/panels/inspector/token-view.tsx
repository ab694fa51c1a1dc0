import type { ReactNode } from 'react';
import type { ClaimContext } from '#inspect/explain-claim.ts';
import { type JsonObjectNode, member, numberOf, textOf } from '#inspect/json.ts';
import type { EncryptedToken, SignedToken, Token } from '#inspect/token.ts';
import { weightOf } from '#trace/check-weight.ts';
import type { Check } from '#trace/event.ts';
import { ChecksList, type Events } from './checks-list.tsx';
import { ClaimsTable, LongValue } from './claims-table.tsx';
import { Lifetime } from './lifetime.tsx';
import { SectionHead } from './section-head.tsx';
import { Verdict } from './verdict.tsx';
import { membersOf, type Said, verdictOf } from './verdict-of.ts';

type TokenViewProps = Events & {
  token: Token;
  checks: Check[];
  context: ClaimContext;
  columns?: boolean;
  /** Stands under the verdict: the fingerprint, where the keys come from. */
  children?: ReactNode;
  action?: (check: Check) => ReactNode;
  /** In the place of what the checks come to, where nobody has judged the token yet. */
  verdict?: Said | undefined;
};

export function TokenView({ token, ...rest }: TokenViewProps) {
  return token.form === 'jwe' ? (
    <EncryptedView token={token} {...rest} />
  ) : (
    <SignedView token={token} {...rest} />
  );
}

const FIRST = [
  'iss',
  'aud',
  'sub',
  'azp',
  'iat',
  'exp',
  'nbf',
  'auth_time',
  'nonce',
  'scope',
  'sid',
  'org_id',
  'at_hash',
  'c_hash',
];

/** What a reader looks for first, first; the rest as the token has it. */
function inReadingOrder(claims: JsonObjectNode): JsonObjectNode {
  const place = (name: string) => (FIRST.indexOf(name) + FIRST.length + 1) % (FIRST.length + 1);
  return { ...claims, members: claims.members.toSorted((one, two) => place(one.name) - place(two.name)) };
}

type Rest = Omit<TokenViewProps, 'token'>;

function SignedView({
  token,
  checks,
  context,
  columns = false,
  children,
  action,
  verdict,
  onEvent,
  eventLabel,
}: Rest & { token: SignedToken }) {
  const failing = new Set(checks.flatMap((check) => (weightOf(check) === 'fail' ? membersOf(check) : [])));
  const [iat, exp] = [numberOf(token.claims, 'iat'), numberOf(token.claims, 'exp')];
  const life = iat !== undefined && exp !== undefined && (
    <Lifetime iat={iat} exp={exp} nowMs={context.nowMs} />
  );
  return (
    <>
      <Verdict {...(verdict ?? verdictOf(checks, token, context.nowMs))}>
        {children}
        {life}
      </Verdict>
      <ChecksList
        checks={checks}
        columns={columns}
        {...(action ? { action } : {})}
        onEvent={onEvent}
        eventLabel={eventLabel}
      />
      {token.claims ? (
        <ClaimsTable
          title="Claims"
          node={inReadingOrder(token.claims)}
          context={{ ...context, claims: token.claims }}
          failing={failing}
        />
      ) : (
        <Payload token={token} />
      )}
      <ClaimsTable title="Header" node={token.header} context={context} failing={failing} />
    </>
  );
}

function Payload({ token }: { token: SignedToken }) {
  return (
    <>
      <SectionHead title="Payload" end={`${token.payloadBytes.toLocaleString('en')} bytes`} />
      <div className="px-3 pb-2">
        {token.payload === undefined ? (
          <p className="text-xs text-ink-2">Bytes that are no text.</p>
        ) : (
          <LongValue text={token.payload} />
        )}
      </div>
    </>
  );
}

function EncryptedView({ token, context, children }: Rest & { token: EncryptedToken }) {
  const opaque = textOf(token.header, 'alg') === 'dir' && member(token.header, 'iss') !== undefined;
  return (
    <>
      <Verdict
        tone="note"
        title={opaque ? 'Opaque: only the tenant can read it' : 'Encrypted: only its reader can open it'}
        detail={
          opaque
            ? 'The tenant encrypts it for itself: no `audience` of an API was asked for, so it is good for `/userinfo` only. An API cannot check it. Ask for the `audience` of your API to get a JWT.'
            : `\`${textOf(token.header, 'alg') ?? ''}\` and \`${textOf(token.header, 'enc') ?? ''}\`. The claims can be seen by whoever holds the key.`
        }
      >
        {children}
      </Verdict>
      <ClaimsTable title="Header" node={token.header} context={context} />
      <SectionHead title="Parts" end={String(token.parts.length)} />
      <ul className="px-3 pb-3 text-xs text-ink-2">
        {token.parts.map(({ name, start, end }) => (
          <li key={name}>
            {name}:{' '}
            {end === start
              ? name === 'encrypted key'
                ? 'empty: the key is shared beforehand'
                : 'empty'
              : `${end - start} characters`}
          </li>
        ))}
      </ul>
    </>
  );
}
