import { useState } from 'react';
import { DraftEditor } from '#panels/draft/draft-editor.tsx';
import type { EditedDraft } from '#panels/draft/draft-model.ts';
import type { HttpRequest } from '#trace/event.ts';
import type { StepView, TraceModel } from '#trace/model.ts';
import { fromStep, restartFrom, whyFromThere } from '#trace/restart.ts';
import { Button } from '#ui/button.tsx';
import { Prose } from '#ui/prose.tsx';

type SentDraftProps = {
  model: TraceModel;
  step: StepView;
  sent: HttpRequest;
  planned: HttpRequest;
  onSend(base: HttpRequest, edited: HttpRequest): void;
};

/** A request that was sent, as a draft again: it begins as it was sent, and says what sending it once more takes. */
export function SentDraft({ model, step, sent, planned, onSend }: SentDraftProps) {
  const [edited, setEdited] = useState<EditedDraft | undefined>({ request: sent });
  const restart = restartFrom(model, step.id);
  if (!restart) return null;
  const back = restart.step.id !== step.id;
  const why = whyFromThere(restart);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-3 py-2 text-xs text-ink-2">
        <p className="min-w-0 flex-1 basis-40">
          {back ? (
            <>
              {why && (
                <>
                  <Prose text={why} />:{' '}
                </>
              )}
              a new attempt begins there, and your changes wait in this draft.
            </>
          ) : (
            'It was sent. The draft can still be changed, and goes out in a new attempt.'
          )}
        </p>
        <Button
          icon="retry"
          disabled={edited?.unreadable !== undefined}
          onClick={() => onSend(planned, edited?.request ?? planned)}
        >
          {back ? fromStep('Edit and send again', restart) : 'Edit and send again'}
        </Button>
      </div>
      <DraftEditor
        planned={planned}
        start={edited}
        model={model}
        navigates={step.kind === 'browser'}
        onChange={setEdited}
      />
    </>
  );
}
