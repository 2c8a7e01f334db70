import { invalidInput } from '#kernel/errors.ts'
import { EmptyState, href, LinkButton, markup, Page } from '#ui/index.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { feedbackWords } from '../messages.ts'
import { PagePath, rateOperation, tooManyRatings } from '../operations.ts'
import { ratingPath, thanksPath } from '../paths.ts'

/** Takes a rating: stars, and the reason that belongs to them. */
export const rate = defineForm({
  path: ratingPath,
  access: 'public',
  async submit({ context, view, locale, call, redirect }, form) {
    const t = feedbackWords(locale)
    const page = form.text('page')
    const stars = form.text('rating')
    const reason = form.text(Number(stars) >= 4 ? 'positive' : 'negative')
    const input = { page, stars, answer: reason === '' ? null : (reason as 'other'), words: form.text('words') }
    const { refused } = await orRefusal(call(rateOperation, input), [tooManyRatings, invalidInput])
    if (!refused) return redirect(`${thanksPath.to()}?${new URLSearchParams({ pagina: page }).toString()}`)
    const text = refused.code === tooManyRatings.code ? refused.sentence[locale] : t('missingText')
    return context.html(
      markup(
        <Page view={view} title={t('missing')} noIndex>
          <h1>{t('missing')}</h1>
          <EmptyState
            title={t('missing')}
            text={text}
            action={PagePath.safeParse(page).success ? { label: t('back'), href: href(view, page) } : undefined}
          />
        </Page>,
      ),
      refused.status as 422,
    )
  },
})

export const thanks = definePage({
  path: thanksPath,
  access: 'public',
  show({ view, locale, query }) {
    const t = feedbackWords(locale)
    const page = PagePath.safeParse(query.get('pagina')).data ?? '/'
    return (
      <Page view={view} title={t('thanks')} noIndex>
        <h1>{t('thanks')}</h1>
        <p class="lead">{t('thanksText')}</p>
        <p>
          <LinkButton href={href(view, page)}>{page === '/' ? t('home') : t('back')}</LinkButton>
        </p>
      </Page>
    )
  },
})
