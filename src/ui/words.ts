import { translator, type Locale, type Translate } from '#platform/i18n/index.ts'
import { componentMessages, layoutMessages } from './messages.ts'

type Words = Translate<(typeof componentMessages)['it']>
type LayoutWords = Translate<(typeof layoutMessages)['it']>

export function words(locale: Locale): Words {
  return translator(componentMessages, locale)
}

export function layoutWords(locale: Locale): LayoutWords {
  return translator(layoutMessages, locale)
}
