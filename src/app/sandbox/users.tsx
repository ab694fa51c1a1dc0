import { useState } from 'react';
import { type SandboxUser, useSandboxChange } from '#app/queries/sandbox.ts';
import { Button, IconButton } from '#ui/button.tsx';
import { Checkbox, Field, TextInput } from '#ui/field.tsx';
import { Pane } from '#ui/pane.tsx';
import { Told } from './section.tsx';

export function Users({ users }: { users: SandboxUser[] }) {
  const change = useSandboxChange();
  const path = ({ user_id }: SandboxUser) => `users/${encodeURIComponent(user_id)}`;
  return (
    <Pane title="Users" count={`${users.length}, seeded with the password practice`}>
      <section aria-label="Users" tabIndex={0} className="overflow-x-auto focus-visible:-outline-offset-2">
        <table className="w-full text-xs">
          <thead>
            <tr className="border-b border-line text-2xs text-ink-2">
              <th className="px-3 py-1.5">Name</th>
              <th className="px-3">user_id</th>
              <th className="px-3">Password</th>
              <th className="px-3">State</th>
              <th className="px-3">
                <span className="sr-only">Delete</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {users.map((user) => (
              <tr key={user.user_id} className="border-b border-line/60">
                <th scope="row" className="px-3 py-1.5 font-normal">
                  {user.name}
                  <span className="block text-ink-2">{user.email}</span>
                </th>
                <td className="px-3 font-wire">{user.user_id}</td>
                <td className="px-3 font-wire">{user.password}</td>
                <td className="px-3">
                  <Checkbox
                    label={
                      <span>
                        blocked<span className="sr-only">: {user.name}</span>
                      </span>
                    }
                    checked={user.blocked}
                    onChange={(event) =>
                      change.mutate({
                        method: 'PATCH',
                        path: path(user),
                        body: { blocked: event.target.checked },
                      })
                    }
                  />
                </td>
                <td className="px-3 text-right">
                  <IconButton
                    small
                    icon="trash"
                    label={`Delete ${user.name}`}
                    onClick={() => change.mutate({ method: 'DELETE', path: path(user) })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="grid gap-2 p-3">
        <Told error={change.error} />
        <AddUser />
      </div>
    </Pane>
  );
}

function AddUser() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('practice');
  const change = useSandboxChange();
  return (
    <form
      className="grid items-end gap-3 tablet:grid-cols-[1fr_1fr_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(
          { method: 'POST', path: 'users', body: { email, password } },
          { onSuccess: () => setEmail('') },
        );
      }}
    >
      <Field label="Email address">
        {(control) => (
          <TextInput
            {...control}
            type="email"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label="Password">
        {(control) => (
          <TextInput
            {...control}
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" icon="plus" disabled={change.isPending}>
        Add a user
      </Button>
      <div className="tablet:col-span-3">
        <Told error={change.error} />
      </div>
    </form>
  );
}
