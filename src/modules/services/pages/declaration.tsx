import { Button, ButtonRow, Checkbox, Form, href, LinkButton } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { serviceWords } from '../messages.ts'
import { around, stepPath, summaryStep } from './journey.ts'
import type { Journey } from './journey.ts'

/** The statement that gives the answers their value, and the button that sends them. */
export function Declaration({ view, journey, missing }: { view: PageView; journey: Journey; missing: boolean }) {
  const t = serviceWords(view.locale)
  const { previous } = around(journey, summaryStep)
  return (
    <>
      <h2 class="h4">{t('declarationTitle')}</h2>
      <p>{t('declarationText')}</p>
      <Form view={view} action={href(view, stepPath(journey, summaryStep))} revision={journey.draft.revision}>
        <Checkbox
          locale={view.locale}
          name="declaration"
          label={t('declaration')}
          required
          error={missing ? t('declarationMissing') : undefined}
        />
        <ButtonRow>
          <Button>{t('send')}</Button>
          {previous === undefined ? null : (
            <LinkButton href={href(view, stepPath(journey, previous))} kind="secondary" icon="it-chevron-left">
              {t('back')}
            </LinkButton>
          )}
        </ButtonRow>
      </Form>
    </>
  )
}
