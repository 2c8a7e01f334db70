import { gulpease } from '#kernel/rich-text/gulpease.ts'
import { readRichText } from '#kernel/rich-text/parse.ts'
import { plainText } from '#kernel/rich-text/rich-text.ts'
import type { Locale } from '#platform/i18n/index.ts'
import { TextArea } from '#ui/index.ts'
import type { TextAreaProps } from '#ui/index.ts'
import { editorialWords } from '../messages.ts'

/** What the script of the field says, in the language of the page. */
function wordsFor(locale: Locale, label: string): string {
  const t = editorialWords(locale)
  return JSON.stringify({
    toolbar: t('toolbar', { label }),
    heading: t('heading'),
    subheading: t('subheading'),
    bold: t('bold'),
    bullets: t('bullets'),
    numbers: t('numbers'),
    link: t('link'),
    table: t('table'),
    words: t('placeholder'),
    column: t('column'),
    line: t('faultAt', { line: '{line}', fault: '{fault}' }),
    ease: t('ease', { score: '{score}', words: '{words}' }),
    'ease-primary': t('ease-primary'),
    'ease-lower-secondary': t('ease-lower-secondary'),
    'ease-upper-secondary': t('ease-upper-secondary'),
    'ease-nobody': t('ease-nobody'),
  })
}

/** A rich text to be written: its marks are typed, or put by a toolbar; of an Italian one how easily it is read. */
export function RichArea({ props, isItalian }: { props: TextAreaProps; isItalian: boolean }) {
  const { locale, label, value = '' } = props
  const t = editorialWords(locale)
  const ease = isItalian ? gulpease(plainText(readRichText(value).text)) : undefined
  return (
    <portico-writing data-words={wordsFor(locale, label)}>
      <TextArea {...props} rows={12} />
      {isItalian ? (
        <p class="form-text" data-ease hidden={ease === undefined}>
          {ease ? t('ease', { score: ease.score, words: t(`ease-${ease.easyFor}`) }) : ''}
        </p>
      ) : null}
    </portico-writing>
  )
}
