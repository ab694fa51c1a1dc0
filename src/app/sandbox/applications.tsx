import { useState } from 'react';
import { type SandboxApplication, useSandboxChange } from '#app/queries/sandbox.ts';
import { SecretValue } from '#panels/secret-value.tsx';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Checkbox, Field, Select, TextArea, TextInput } from '#ui/field.tsx';
import { Pane } from '#ui/pane.tsx';
import { showToast } from '#ui/toast.tsx';
import { Fieldset, lines, listOf, Told } from './section.tsx';

const GRANTS = [
  'authorization_code',
  'implicit',
  'refresh_token',
  'client_credentials',
  'urn:ietf:params:oauth:grant-type:device_code',
];
const LISTS = [
  { name: 'callbacks', label: 'Allowed Callback URLs' },
  { name: 'allowed_logout_urls', label: 'Allowed Logout URLs' },
  { name: 'web_origins', label: 'Allowed Web Origins' },
  { name: 'allowed_origins', label: 'Allowed Origins (CORS)' },
] as const;

export function Applications({ applications }: { applications: SandboxApplication[] }) {
  return (
    <Pane title="Applications" count={applications.length}>
      {applications.map((application) => (
        <Application key={application.client_id} application={application} />
      ))}
    </Pane>
  );
}

function Application({ application }: { application: SandboxApplication }) {
  const { client_id, name, app_type, client_secret } = application;
  return (
    <details className="border-b border-line">
      <summary className="flex min-h-row flex-wrap items-center gap-x-3 px-3 py-1.5 hover:bg-hover">
        <span className="font-medium">{name}</span>
        <span className="text-xs text-ink-2">{app_type}</span>
        <code className="text-xs text-ink-2 [overflow-wrap:anywhere]">{client_id}</code>
      </summary>
      <div className="grid gap-3 border-t border-line/60 bg-canvas p-3">
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs">
          <span className="flex items-center gap-1">
            client_id <code>{client_id}</code>{' '}
            <CopyButton label={`Copy client_id of ${name}`} value={client_id} />
          </span>
          {client_secret && (
            <span className="flex items-center gap-1">
              client_secret <SecretValue name="client_secret" value={client_secret} />
              <CopyButton label={`Copy client_secret of ${name}`} value={client_secret} />
            </span>
          )}
        </p>
        <ApplicationForm application={application} />
      </div>
    </details>
  );
}

function ApplicationForm({ application }: { application: SandboxApplication }) {
  const [edited, setEdited] = useState(application);
  const [texts, setTexts] = useState(() =>
    Object.fromEntries(LISTS.map(({ name }) => [name, lines(application[name])])),
  );
  const change = useSandboxChange();
  const save = () => {
    const { client_id, client_secret: _secret, ...rest } = edited;
    const lists = Object.fromEntries(LISTS.map(({ name }) => [name, listOf(texts[name] ?? '')]));
    change.mutate(
      { method: 'PATCH', path: `applications/${encodeURIComponent(client_id)}`, body: { ...rest, ...lists } },
      { onSuccess: () => showToast({ text: `${edited.name} is saved.` }) },
    );
  };
  const toggleGrant = (grant: string, on: boolean) =>
    setEdited({
      ...edited,
      grant_types: on ? [...edited.grant_types, grant] : edited.grant_types.filter((one) => one !== grant),
    });
  return (
    <form
      className="grid gap-3 tablet:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field label="Name">
        {(control) => (
          <TextInput
            {...control}
            value={edited.name}
            onChange={(event) => setEdited({ ...edited, name: event.target.value })}
          />
        )}
      </Field>
      <Field mono label="token_endpoint_auth_method">
        {(control) => (
          <Select
            {...control}
            mono
            value={edited.token_endpoint_auth_method}
            onChange={(event) => setEdited({ ...edited, token_endpoint_auth_method: event.target.value })}
          >
            {['none', 'client_secret_post', 'client_secret_basic'].map((method) => (
              <option key={method}>{method}</option>
            ))}
          </Select>
        )}
      </Field>
      {LISTS.map(({ name, label }) => (
        <Field key={name} label={label} help="One a line">
          {(control) => (
            <TextArea
              {...control}
              mono
              rows={2}
              spellCheck={false}
              value={texts[name] ?? ''}
              onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Fieldset legend="Grant Types">
        {GRANTS.map((grant) => (
          <Checkbox
            key={grant}
            label={<code className="[overflow-wrap:anywhere]">{grant}</code>}
            checked={edited.grant_types.includes(grant)}
            onChange={(event) => toggleGrant(grant, event.target.checked)}
          />
        ))}
      </Fieldset>
      <div className="grid content-start gap-3">
        <Field label="JsonWebToken Signature Algorithm">
          {(control) => (
            <Select
              {...control}
              mono
              value={edited.jwt_configuration.alg}
              onChange={(event) =>
                setEdited({
                  ...edited,
                  jwt_configuration: { ...edited.jwt_configuration, alg: event.target.value },
                })
              }
            >
              <option>RS256</option>
              <option>HS256</option>
            </Select>
          )}
        </Field>
        <Field label="Refresh Token Rotation">
          {(control) => (
            <Select
              {...control}
              mono
              value={edited.refresh_token.rotation_type}
              onChange={(event) =>
                setEdited({
                  ...edited,
                  refresh_token: { ...edited.refresh_token, rotation_type: event.target.value },
                })
              }
            >
              <option>rotating</option>
              <option>non-rotating</option>
            </Select>
          )}
        </Field>
        <Checkbox
          label="First-party: consent can be skipped"
          checked={edited.is_first_party}
          onChange={(event) => setEdited({ ...edited, is_first_party: event.target.checked })}
        />
      </div>
      <div className="grid gap-2 tablet:col-span-2">
        <Told error={change.error} />
        <Button type="submit" disabled={change.isPending} className="justify-self-start">
          Save {application.name}
        </Button>
      </div>
    </form>
  );
}
