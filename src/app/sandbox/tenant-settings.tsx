import { useState } from 'react';
import { type SandboxApi, type SandboxState, useSandboxChange } from '#app/queries/sandbox.ts';
import { Button } from '#ui/button.tsx';
import { Checkbox, Field, TextArea, TextInput } from '#ui/field.tsx';
import { Pane } from '#ui/pane.tsx';
import { showToast } from '#ui/toast.tsx';
import { lines, listOf, Told } from './section.tsx';

export function Apis({ apis }: { apis: SandboxApi[] }) {
  return (
    <Pane title="APIs" count={apis.length}>
      {apis.map((api) => (
        <ApiForm key={api.id} api={api} />
      ))}
    </Pane>
  );
}

function ApiForm({ api }: { api: SandboxApi }) {
  const [scopes, setScopes] = useState(lines(api.scopes.map(({ value }) => value)));
  const [offline, setOffline] = useState(api.allow_offline_access);
  const [skipConsent, setSkipConsent] = useState(api.skip_consent_for_verifiable_first_party_clients);
  const change = useSandboxChange();
  const save = () => {
    const described = new Map(api.scopes.map(({ value, description }) => [value, description]));
    change.mutate(
      {
        method: 'PATCH',
        path: `apis/${encodeURIComponent(api.id)}`,
        body: {
          scopes: listOf(scopes).map((value) => ({ value, description: described.get(value) ?? value })),
          allow_offline_access: offline,
          skip_consent_for_verifiable_first_party_clients: skipConsent,
        },
      },
      { onSuccess: () => showToast({ text: `${api.name} is saved.` }) },
    );
  };
  return (
    <form
      className="grid gap-3 border-b border-line p-3 tablet:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p className="tablet:col-span-2">
        <b className="font-medium">{api.name}</b> <code className="text-xs text-ink-2">{api.identifier}</code>
      </p>
      <Field label="Permissions (scopes)" help="One a line">
        {(control) => (
          <TextArea
            {...control}
            mono
            rows={3}
            value={scopes}
            onChange={(event) => setScopes(event.target.value)}
          />
        )}
      </Field>
      <div className="grid content-start gap-1">
        <Checkbox
          label="Allow Offline Access"
          checked={offline}
          onChange={(event) => setOffline(event.target.checked)}
        />
        <Checkbox
          label="Allow Skipping User Consent"
          checked={skipConsent}
          onChange={(event) => setSkipConsent(event.target.checked)}
        />
      </div>
      <Told error={change.error} />
      <Button type="submit" disabled={change.isPending} className="justify-self-start tablet:col-span-2">
        Save {api.name}
      </Button>
    </form>
  );
}

type SettingsOf = SandboxState['settings'];

const words = (name: string) => name.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase());

/** Every tenant default, by its own type. Lists are one entry a line. */
export function TenantSettings({ settings }: { settings: SettingsOf }) {
  const [edited, setEdited] = useState(settings);
  const change = useSandboxChange();
  const set = (name: string, value: SettingsOf[string]) => setEdited({ ...edited, [name]: value });
  return (
    <Pane title="Tenant defaults">
      <form
        className="grid gap-3 p-3 tablet:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          const body = Object.fromEntries(
            Object.entries(edited).map(([name, value]) => [
              name,
              Array.isArray(value) ? value.filter(Boolean) : value,
            ]),
          );
          change.mutate(
            { method: 'PATCH', path: 'settings', body },
            { onSuccess: () => showToast({ text: 'The tenant defaults are saved.' }) },
          );
        }}
      >
        {Object.entries(edited).map(([name, value]) => (
          <Setting key={name} name={name} value={value} onChange={(next) => set(name, next)} />
        ))}
        <div className="grid gap-2 tablet:col-span-2">
          <Told error={change.error} />
          <Button type="submit" disabled={change.isPending} className="justify-self-start">
            Save the tenant defaults
          </Button>
        </div>
      </form>
    </Pane>
  );
}

type SettingProps = { name: string; value: SettingsOf[string]; onChange(value: SettingsOf[string]): void };

function Setting({ name, value, onChange }: SettingProps) {
  if (typeof value === 'boolean') {
    return (
      <Checkbox label={words(name)} checked={value} onChange={(event) => onChange(event.target.checked)} />
    );
  }
  return (
    <Field label={words(name)}>
      {(control) =>
        Array.isArray(value) ? (
          <TextArea
            {...control}
            mono
            rows={2}
            value={value.join('\n')}
            onChange={(event) => onChange(event.target.value.split('\n'))}
          />
        ) : (
          <TextInput
            {...control}
            mono
            type={typeof value === 'number' ? 'number' : 'text'}
            value={value}
            onChange={(event) =>
              onChange(typeof value === 'number' ? Number(event.target.value) : event.target.value)
            }
          />
        )
      }
    </Field>
  );
}
