import type { PageView } from '../view.ts'
import { words } from '../words.ts'
import { Button } from './button.tsx'
import { Form } from './form.tsx'

export interface FeedbackBannerProps {
  readonly view: Pick<PageView, 'csrfToken' | 'locale' | 'path'>
  readonly action: string
  readonly title?: string | undefined
}

/** One to five stars at the end of a page; the reasons are asked on the page that follows. */
export function FeedbackBanner({ view, action, title }: FeedbackBannerProps) {
  const t = words(view.locale)
  return (
    <section class="portico-feedback" data-element="feedback">
      <div class="container">
        <Form view={view} action={action} hidden={{ page: view.path }}>
          <fieldset>
            <legend class="h5" data-element="feedback-title">
              {title ?? t('feedbackTitle')}
            </legend>
            <div class="portico-stars">
              {[1, 2, 3, 4, 5].map((stars) => (
                <div class="form-check">
                  <input
                    type="radio"
                    name="rating"
                    id={`rating-${stars}`}
                    value={String(stars)}
                    data-element={`feedback-rate-${stars}`}
                  />
                  <label for={`rating-${stars}`}>{t('feedbackRate', { stars })}</label>
                </div>
              ))}
            </div>
          </fieldset>
          <Button kind="secondary">{t('feedbackSend')}</Button>
        </Form>
      </div>
    </section>
  )
}
