import { useState } from 'react';
import type { JsonObject } from '#lib/json.ts';
import { Button } from '#ui/button.tsx';
import { Pane } from '#ui/pane.tsx';
import { showToast } from '#ui/toast.tsx';
import { useSandboxChange } from './admin.ts';
import { RecordForm } from './record-form.tsx';
import { settingsFields } from './record-specs.ts';

/** What holds for the whole tenant, and its signing keys. */
export function TenantSettings({ settings }: { settings: JsonObject }) {
  const change = useSandboxChange();
  const rotate = useSandboxChange();
  const [saves, setSaves] = useState(0);
  return (
    <Pane
      title="Tenant settings"
      actions={
        <Button
          variant="quiet"
          icon="key"
          disabled={rotate.isPending}
          onClick={() =>
            rotate.mutate(
              { method: 'POST', path: 'keys/rotate' },
              { onSuccess: () => showToast({ text: 'The tenant signs with a new key.' }) },
            )
          }
        >
          Rotate the signing key
        </Button>
      }
    >
      {rotate.error && (
        <p role="alert" className="px-3 py-2 text-danger">
          {rotate.error.title}: {rotate.error.detail}
        </p>
      )}
      <RecordForm
        key={saves}
        label="Settings of the tenant"
        specs={settingsFields.filter(({ path }) => path in settings)}
        record={settings}
        submit="Save"
        busy={change.isPending}
        problem={change.error}
        onSave={(body) =>
          change.mutate(
            { method: 'PATCH', path: 'settings', body },
            {
              onSuccess: () => {
                setSaves(saves + 1);
                showToast({ text: 'The settings are saved.' });
              },
            },
          )
        }
      />
    </Pane>
  );
}
