import type { ReactNode } from 'react';
import { type ClientAuthMethod, clientAuth, clientAuthMethods, needsSecret } from '#catalog/client-auth.ts';
import type { ApplicationType } from '#trace/event.ts';
import { Checkbox, Field, Select, TextInput } from '#ui/field.tsx';
import { type ApplicationDraft, type FieldErrors, usualAuthMethod } from './draft.ts';
import { ExtraParameters } from './extra-parameters.tsx';
import { PublicKey } from './public-key.tsx';

export const typeNames: Record<ApplicationType, string> = {
  spa: 'single page',
  web: 'regular web',
  native: 'native',
  machine: 'machine to machine',
};

/** What the method is called, and what that means. */
export const methodName = (method: ClientAuthMethod) => `${method} (${clientAuth[method].label})`;

const entries = <Key extends string>(names: Record<Key, string>) => Object.entries(names) as [Key, string][];

export function ApplicationFields(props: {
  value: ApplicationDraft;
  /** As far as it is known: a key is bound to it. */
  issuer: string;
  errors: FieldErrors;
  onChange: (value: ApplicationDraft) => void;
}) {
  const { value, onChange } = props;
  const notice = clientAuth[value.authMethod].fromPage;
  const set = (change: Partial<ApplicationDraft>) => onChange({ ...value, ...change });
  const errorOf = (field: string) => {
    const error = props.errors[`${value.id}.${field}`];
    return error ? { error } : {};
  };
  const text = (
    field: 'name' | 'clientId' | 'audience' | 'scope' | 'connection' | 'organization',
    label: string,
    help?: ReactNode,
    placeholder?: string,
  ) => (
    <Field label={label} {...(help ? { help } : {})} {...errorOf(field)}>
      {(control) => (
        <TextInput
          {...control}
          mono={field !== 'name'}
          autoComplete="off"
          spellCheck={false}
          {...(placeholder ? { placeholder } : {})}
          value={value[field]}
          onChange={(event) => set({ [field]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-3">
        {text('name', 'Name', 'For you only.')}
        {text('clientId', 'client_id', undefined, '32 letters and digits')}
        <Field label="Application type">
          {(control) => (
            <Select
              {...control}
              value={value.type}
              onChange={(event) => {
                const type = event.target.value as ApplicationType;
                set({ type, authMethod: usualAuthMethod(type) });
              }}
            >
              {entries(typeNames).map(([type, name]) => (
                <option key={type} value={type}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          label="Authentication method"
          help={notice === true ? 'In the Dashboard: Credentials of the application.' : notice}
        >
          {(control) => (
            <Select
              {...control}
              value={value.authMethod}
              onChange={(event) => set({ authMethod: event.target.value as ClientAuthMethod })}
            >
              {clientAuthMethods.map((method) => (
                <option key={method} value={method} disabled={clientAuth[method].fromPage !== true}>
                  {methodName(method)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {clientAuth[value.authMethod].needs === 'key' && (
        <PublicKey issuer={props.issuer} clientId={value.clientId.trim()} />
      )}
      {needsSecret(value.authMethod) && (
        <div className="grid gap-1">
          <Field
            label="client_secret"
            help="Goes to the token endpoint of this tenant, for this application, and nowhere else."
          >
            {(control) => (
              <TextInput
                {...control}
                mono
                type="password"
                autoComplete="off"
                value={value.secret}
                onChange={(event) => set({ secret: event.target.value })}
              />
            )}
          </Field>
          <Checkbox
            label="Keep it in this browser when the tab closes"
            checked={value.keepSecret}
            onChange={(event) => set({ keepSecret: event.target.checked })}
          />
        </div>
      )}
      <div className="grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-3">
        {text('scope', 'scope')}
        {text('audience', 'audience', 'The identifier of your API, letter by letter.', 'https://api.example')}
        {text('connection', 'connection', 'Empty: the user chooses.')}
        {text('organization', 'organization', undefined, 'org_…')}
      </div>
      <ExtraParameters
        value={value.extra}
        onChange={(extra) => set({ extra })}
        help="Sent with every request to `/authorize` as they are, such as `ext-campaign` or `ui_locales`."
        error={props.errors[`${value.id}.extra`]}
      />
    </div>
  );
}
