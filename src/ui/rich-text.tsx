import type { Child } from 'hono/jsx'
import { readRichText } from '#kernel/rich-text/parse.ts'
import type { Locale } from '#kernel/text.ts'
import { plainInline, type Block, type Inline } from '#kernel/rich-text/rich-text.ts'
import { href } from './view.ts'

export interface RichTextProps {
  /** As it was written: Markdown without HTML. */
  readonly source: string
  /** Language of the words where it is not that of the page. */
  readonly lang?: 'it' | 'en' | undefined
  /** Level of a heading written `##`: 2 unless the text stands below a heading of the page. */
  readonly from?: 2 | 3 | undefined
  /** Language of the page: what it links to on this site is in the same one. */
  readonly locale?: Locale | undefined
}

/** Writers name a page of this site by its Italian address. */
const inLocale = (locale: Locale, path: string) => (path.startsWith(`/${locale}/`) ? path : href({ locale }, path))

/** A rich text of the site. Only what the reader of rich texts knows becomes markup; all else is words. */
export function RichText({ source, lang, from = 2, locale = 'it' }: RichTextProps) {
  const { text } = readRichText(source)
  return (
    <div class="richtext-wrapper" lang={lang}>
      {text.map((block) => (
        <Shown locale={locale} block={block} shift={from - 2} />
      ))}
    </div>
  )
}

function Shown({ locale, block, shift }: { locale: Locale; block: Block; shift: number }): Child {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Line locale={locale} inside={block.inside} />
        </p>
      )
    case 'heading': {
      const Heading = `h${block.level + shift}` as 'h2'
      return (
        <Heading>
          <Line locale={locale} inside={block.inside} />
        </Heading>
      )
    }
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List>
          {block.items.map((item) => (
            <li>
              {item.map((inner) =>
                // a list entry of one line is a line, not a paragraph
                inner.kind === 'paragraph' ? (
                  <Line locale={locale} inside={inner.inside} />
                ) : (
                  <Shown locale={locale} block={inner} shift={shift} />
                ),
              )}
            </li>
          ))}
        </List>
      )
    }
    case 'quote':
      return (
        <blockquote>
          {block.blocks.map((inner) => (
            <Shown locale={locale} block={inner} shift={shift} />
          ))}
        </blockquote>
      )
    case 'table':
      return (
        <div class="table-responsive" tabindex={0} role="region" aria-label={block.head.map(plainInline).join(', ')}>
          <table class="table">
            <thead>
              <tr>
                {block.head.map((cell) => (
                  <th scope="col">
                    <Line locale={locale} inside={cell} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((cells) => (
                <tr>
                  {cells.map((cell) => (
                    <td>
                      <Line locale={locale} inside={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
  }
}

function Line({ locale, inside }: { locale: Locale; inside: readonly Inline[] }): Child {
  return (
    <>
      {inside.map((piece) => {
        switch (piece.kind) {
          case 'text':
            return piece.text
          case 'break':
            return <br />
          case 'strong':
            return (
              <strong>
                <Line locale={locale} inside={piece.inside} />
              </strong>
            )
          case 'emphasis':
            return (
              <em>
                <Line locale={locale} inside={piece.inside} />
              </em>
            )
          case 'link':
            return (
              <a href={inLocale(locale, piece.href)}>
                <Line locale={locale} inside={piece.inside} />
              </a>
            )
        }
      })}
    </>
  )
}
