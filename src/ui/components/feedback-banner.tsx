import { negativeReasons, positiveReasons, ratingAnswers, ratingPath } from '../rating.ts'
import type { PageView } from '../view.ts'
import { words } from '../words.ts'
import { Button } from './button.tsx'
import { Form } from './form.tsx'

const wordsAtMost = 200

/**
 * One to five stars at the end of a page, with the reasons of the national model: those of a good rating appear with four
 * or five stars, those of a bad one with fewer, by style alone. Where a browser cannot, both are there.
 */
export function FeedbackBanner({ view }: { view: Pick<PageView, 'csrfToken' | 'locale' | 'path'> }) {
  const t = words(view.locale)
  return (
    <section class="portico-feedback" data-element="feedback" aria-labelledby="rating-title">
      <div class="container">
        <Form view={view} action={ratingPath.to()} hidden={{ page: view.path }}>
          <fieldset>
            <legend class="h5" data-element="feedback-title" id="rating-title">
              {t('feedbackTitle')}
            </legend>
            <div class="portico-stars">
              {[1, 2, 3, 4, 5].map((stars) => (
                <div class="form-check">
                  <input type="radio" name="rating" id={`rating-${stars}`} value={String(stars)} required />
                  <label for={`rating-${stars}`} data-element={`feedback-rate-${stars}`}>
                    {t('feedbackRate', { stars })}
                  </label>
                </div>
              ))}
            </div>
          </fieldset>
          <Reasons view={view} kind="positive" />
          <Reasons view={view} kind="negative" />
          <div class="portico-rating-words">
            <label for="rating-words">{t('feedbackWords')}</label>
            <p class="form-text" id="rating-words-hint">
              {t('feedbackWordsHint', { most: wordsAtMost })}
            </p>
            <input
              class="form-control"
              type="text"
              id="rating-words"
              name="words"
              maxlength={wordsAtMost}
              aria-describedby="rating-words-hint"
              data-element="feedback-input-text"
            />
          </div>
          <Button kind="secondary">{t('feedbackSend')}</Button>
        </Form>
      </div>
    </section>
  )
}

// written out: the style sheet holds only the names that the source has
const reasonClasses = { positive: 'portico-rating-positive', negative: 'portico-rating-negative' } as const

function Reasons({ view, kind }: { view: Pick<PageView, 'locale'>; kind: 'positive' | 'negative' }) {
  const { question, answers } = kind === 'positive' ? positiveReasons : negativeReasons
  return (
    <fieldset class={reasonClasses[kind]} data-element={`feedback-rating-${kind}`}>
      <legend class="h6" data-element="feedback-rating-question">
        {question[view.locale]}
      </legend>
      {ratingAnswers.map((code) => (
        <div class="form-check">
          <input type="radio" name={kind} id={`rating-${kind}-${code}`} value={code} />
          <label for={`rating-${kind}-${code}`} data-element="feedback-rating-answer">
            {answers[code][view.locale]}
          </label>
        </div>
      ))}
    </fieldset>
  )
}
