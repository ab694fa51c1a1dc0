import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { Back } from '#app/callback/back.tsx';
import { Explained, NotKept } from '#app/callback/explained.tsx';
import { type HandedOver, handOverOnce } from '#app/callback/hand-over.ts';
import { paths } from '#app/paths.ts';
import { usePageTitle } from '#app/shell/page-title.ts';

/** Where every flow returns. */
export function CallbackRoute() {
  usePageTitle('Callback');
  const navigate = useNavigate();
  const [handed, setHanded] = useState<HandedOver>();
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    let gone = false;
    handOverOnce().then(
      (result) => {
        if (gone) return;
        setHanded(result);
        if (result.state !== 'taken' || result.place !== 'tab') return;
        void navigate(paths.run(result.run), { replace: true });
      },
      (error: unknown) => setFailed(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      gone = true;
    };
  }, [navigate]);
  if (failed !== undefined) return <NotKept reason={failed} />;
  if (!handed) return <p className="p-4 text-ink-2">Reading what came back</p>;
  return <Explained handed={handed} />;
}

/** Where an error page of the practice tenant leads. */
export function BackRoute() {
  usePageTitle('Back from the tenant');
  return <Back />;
}
