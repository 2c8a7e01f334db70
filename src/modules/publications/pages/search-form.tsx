import { Button, DateField, href, TextField } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { publicationWords } from '../messages.ts'
import { publicationsPath } from '../paths.ts'
import { names, typedDate, wordsAtMost } from './query.ts'
import type { Asked } from './query.ts'

/** Search by words and by the days of publication, in the list that is shown. */
export function SearchForm({ view, asked }: { view: PageView; asked: Asked }) {
  const { locale } = view
  const t = publicationWords(locale)
  const day = (name: 'from' | 'until') => {
    const read = asked[name]
    return (
      <DateField
        locale={locale}
        name={names[name]}
        label={t(name)}
        value={typedDate(read)}
        required={false}
        {...(read.kind === 'invalid' ? { error: t('wrongDate'), wrongParts: read.wrong } : {})}
      />
    )
  }
  return (
    <form class="mt-4" method="get" action={href(view, publicationsPath.to())} role="search">
      {asked.board === undefined ? null : <input type="hidden" name={names.board} value={asked.board} />}
      <TextField
        locale={locale}
        name={names.words}
        type="search"
        label={t('search')}
        hint={t('searchHint')}
        value={asked.words}
        required={false}
        maxlength={wordsAtMost}
      />
      <div class="row">
        <div class="col-12 col-lg-6">{day('from')}</div>
        <div class="col-12 col-lg-6">{day('until')}</div>
      </div>
      <p class="mb-4">
        <Button icon="it-search">{t('searchButton')}</Button>
      </p>
    </form>
  )
}
