import { formatDate, plainDate } from '#kernel/dates.ts'
import { href, RichText } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { siteWords } from '../messages.ts'
import type { ShownField, ShownFile } from '../schema.ts'
import { FileLink } from './file-link.tsx'
import { Heads } from './heads.tsx'

/** A day and an hour of an event in words. */
function sayMoment({ from, until }: { from: string; until?: string | undefined }, locale: 'it' | 'en'): string {
  const t = siteWords(locale)
  const [day = '', time = ''] = from.split('T')
  const [lastDay = '', end = ''] = (until ?? '').split('T')
  const date = formatDate(plainDate(day), locale)
  if (until === undefined) return t('at', { date, time })
  if (lastDay === day) return t('atUntil', { date, time, end })
  return t('fromUntil', {
    from: t('at', { date, time }),
    until: t('at', { date: formatDate(plainDate(lastDay), locale), time: end }),
  })
}

interface FieldWordsProps {
  readonly view: PageView
  readonly field: ShownField
  /** Where a file is opened; under its public path unless said. */
  readonly fileAt?: ((file: ShownFile) => string) | undefined
}

/** What a field says. */
export function FieldWords({ view, field, fileAt = ({ path }) => path }: FieldWordsProps) {
  const { locale } = view
  const t = siteWords(locale)
  switch (field.kind) {
    case 'words':
      return (
        <p class="text-break" lang={field.locale === locale ? undefined : field.locale}>
          {field.text}
        </p>
      )
    case 'rich':
      return (
        <RichText
          source={field.text}
          lang={field.locale === locale ? undefined : field.locale}
          from={3}
          locale={locale}
        />
      )
    case 'lines':
      return (
        <ul lang={field.locale === locale ? undefined : field.locale}>
          {field.lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )
    case 'date':
      return (
        <p>
          <time datetime={field.date}>{formatDate(plainDate(field.date), locale)}</time>
        </p>
      )
    case 'moments':
      return (
        <ul>
          {field.moments.map((moment) => (
            <li>
              <time datetime={moment.from}>{sayMoment(moment, locale)}</time>
            </li>
          ))}
        </ul>
      )
    case 'email':
      return (
        <p class="text-break">
          <a href={`mailto:${field.text}`}>{field.text}</a>
        </p>
      )
    case 'phone':
      return (
        <p>
          <a href={`tel:${field.text.replaceAll(' ', '')}`}>{field.text}</a>
        </p>
      )
    case 'web':
      return (
        <p class="text-break">
          <a href={field.text}>{field.text}</a>
        </p>
      )
    case 'point': {
      const [latitude, longitude] = [field.latitude.toFixed(5), field.longitude.toFixed(5)]
      return (
        <p>
          {t('coordinates', { latitude, longitude })}
          <br />
          <a href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`}>
            {t('openMap')}
          </a>
        </p>
      )
    }
    case 'files':
      return (
        <ul class="portico-files">
          {field.files.map((file) => (
            <li>
              <FileLink locale={locale} file={file} href={href(view, fileAt(file))} />
            </li>
          ))}
        </ul>
      )
    case 'flag':
      return null
    case 'relation':
      return field.heads.some(({ path }) => path !== null) ? (
        <Heads view={view} heads={field.heads} />
      ) : (
        <ul>
          {field.heads.map(({ title }) => (
            <li>{title}</li>
          ))}
        </ul>
      )
  }
}

/** The links of topics. */
export function Topics({
  view,
  topics,
  path,
}: {
  view: PageView
  topics: readonly { code: string; label: string }[]
  path: (code: string) => string
}) {
  if (topics.length === 0) return null
  const t = siteWords(view.locale)
  return (
    <div class="mt-4">
      <h2 class="h6">{t('about')}</h2>
      <ul class="portico-chips">
        {topics.map(({ code, label }) => (
          <li>
            <a class="chip chip-simple" href={href(view, path(code))} data-element="service-topic">
              <span class="chip-label">{label}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
