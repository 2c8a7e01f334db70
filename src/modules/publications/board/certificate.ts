import { addDays, formatDate, plainDate, romeDate } from '#kernel/dates.ts'
import type { Notice, Publication } from '#engines/publications/index.ts'
import type { JsonObject } from '#platform/documents/index.ts'
import type { TenantData } from '#platform/tenants/tenant.ts'
import { boardWords } from './messages.ts'

const template = `#import "/base.typ": *
#show: letter.with(
  municipality: data.municipality, office: data.office, place: data.place, title: data.title,
  lang: "it", region: "IT", verification: data.verification,
)
#paragraphs(data.opening)
#v(0.3cm)
#facts(data.facts, width: 6cm)
#signature(..data.signature)
`

/** A hash in groups of sixteen: in one word it ran over the edge of the page. */
const inGroups = (hash: string): string => hash.replaceAll(/.{16}(?=.)/g, '$& ')

interface Certified {
  readonly tenant: TenantData
  readonly notice: Notice
  readonly publication: Publication
  readonly now: Date
}

/** How many days an act was on the board, the first not counted. */
function daysBetween(first: string, last: string): number {
  let days = 0
  for (let day = plainDate(first); day < last; day = addDays(day, 1)) days += 1
  return days
}

/** The certificate of a publication: an act of the municipality, and so in Italian. */
export function certificate({ tenant, notice, publication, now }: Certified): { template: string; data: JsonObject } {
  const t = boardWords('it')
  const say = (day: string) => formatDate(plainDate(day), 'it')
  const { year, number } = notice
  const office = tenant.offices.find(({ id }) => id === publication.officeId)?.name.it ?? publication.officeId
  const { words, actNumber, actDate, norm, annulled } = publication
  const until = annulled === null ? notice.lastDay : romeDate(annulled.at)
  const period = { days: String(daysBetween(notice.firstDay, until)), from: say(notice.firstDay), until: say(until) }
  const rowOf = (label: string, value: string | undefined) => (value === undefined ? [] : [[label, value]])
  return {
    template,
    data: {
      municipality: {
        name: tenant.name,
        address: tenant.contacts.address,
        email: tenant.contacts.pec,
        taxCode: tenant.fiscalCode,
      },
      office,
      place: t('madeOn', { date: formatDate(romeDate(now), 'it') }),
      title: t('certificateTitle'),
      verification: t('verification', { municipality: tenant.name, number: String(number), year: String(year) }),
      opening:
        annulled === null ? [t('certifies', period)] : [t('certifiesAnnulled', { ...period, why: annulled.why })],
      facts: [
        [t('registered'), `${number}/${year}`],
        [t('act'), words.title],
        [
          t('number'),
          actNumber === null
            ? t('actDate', { date: say(actDate) })
            : t('actOf', { number: actNumber, date: say(actDate) }),
        ],
        ...rowOf(t('kind'), words.kind),
        ...rowOf(t('askedBy'), words.askedBy),
        ...rowOf(t('service'), words.service),
        ...rowOf(t('outcome'), words.outcome),
        [t('office2'), office],
        [t('norm'), norm],
        [t('hash'), notice.sha256 === null ? t('noHash') : inGroups(notice.sha256)],
      ],
      signature: { role: office, name: tenant.name, note: t('note') },
    },
  }
}
