import type { Child } from 'hono/jsx'
import { href, Page } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { noticeBoardPath, publicationsPath } from '#modules/publications/index.ts'
import { servicesPath } from '#modules/services/index.ts'
import { siteWords } from '../messages.ts'
import {
  accessibilityPath,
  allPagesPath,
  faqPath,
  legalNotesPath,
  livePath,
  managementPath,
  newsPath,
  privacyPath,
  siteMapPath,
  topicsPath,
  transparencyPath,
} from '../paths.ts'
import { sections } from './lists.ts'

interface Section {
  readonly title: string
  readonly text: string
}

/** A page of headings and paragraphs. */
function Notes({
  view,
  title,
  lead,
  sections: parts,
  children,
}: {
  view: PageView
  title: string
  lead?: string | undefined
  sections: readonly Section[]
  children?: Child
}) {
  return (
    <Page view={view} title={title} description={lead} breadcrumb={[{ label: title }]}>
      <h1>{title}</h1>
      {lead === undefined ? null : <p class="lead">{lead}</p>}
      {parts.map((part) => (
        <section class="mt-4">
          <h2>{part.title}</h2>
          <p>{part.text}</p>
        </section>
      ))}
      {children}
    </Page>
  )
}

/** The licence of the contents, word for word as the national model has it. */
export const legalNotes = definePage({
  path: legalNotesPath,
  access: 'public',
  shared: true,
  show({ view, locale }) {
    const t = siteWords(locale)
    return (
      <Page view={view} title={t('legalNotes')} breadcrumb={[{ label: t('legalNotes') }]}>
        <h1>{t('legalNotes')}</h1>
        <h2 data-element="legal-notes-section">{t('licence')}</h2>
        <p data-element="legal-notes-body">{t('licenceText')}</p>
      </Page>
    )
  },
})

export const privacyNotice = definePage({
  path: privacyPath,
  access: 'public',
  shared: true,
  show({ view, locale, tenant }) {
    const t = siteWords(locale)
    const { name, contacts } = tenant.data
    return (
      <Notes
        view={view}
        title={t('privacy')}
        lead={t('privacyLead')}
        sections={[
          {
            title: t('privacyController'),
            text: t('privacyControllerText', { name, address: contacts.address, pec: contacts.pec }),
          },
          { title: t('privacyVisit'), text: t('privacyVisitText') },
          { title: t('privacyService'), text: t('privacyServiceText') },
          { title: t('privacyRights'), text: t('privacyRightsText') },
        ]}
      />
    )
  },
})

export const accessibilityStatement = definePage({
  path: accessibilityPath,
  access: 'public',
  shared: true,
  show({ view, locale, tenant }) {
    const t = siteWords(locale)
    return (
      <Notes
        view={view}
        title={t('accessibility')}
        lead={t('accessibilityLead')}
        sections={[
          { title: t('accessibilityStatus'), text: t('accessibilityStatusText') },
          {
            title: t('accessibilityReport'),
            text: t('accessibilityReportText', { email: tenant.data.contacts.email }),
          },
        ]}
      />
    )
  },
})

export const faq = definePage({
  path: faqPath,
  access: 'public',
  shared: true,
  show({ view, locale, tenant }) {
    const t = siteWords(locale)
    const { phone, email, address } = tenant.data.contacts
    return (
      <Notes
        view={view}
        title={t('faq')}
        lead={t('faqLead')}
        sections={[
          { title: t('faqApply'), text: t('faqApplyText') },
          { title: t('faqTime'), text: t('faqTimeText') },
          { title: t('faqCost'), text: t('faqCostText') },
          { title: t('faqAssist'), text: t('faqAssistText', { phone, email, address }) },
        ]}
      />
    )
  },
})

export const siteMap = definePage({
  path: siteMapPath,
  access: 'public',
  shared: true,
  show({ view, locale }) {
    const t = siteWords(locale)
    const link = (label: string, path: string) => (
      <li>
        <a href={href(view, path)}>{label}</a>
      </li>
    )
    const lists = (section: keyof typeof sections) =>
      sections[section].segments.flatMap((segment) => {
        const list = sections[section].list(segment)
        return list ? [link(list.title(locale, t), sections[section].path(segment))] : []
      })
    return (
      <Notes view={view} title={t('siteMap')} lead={t('siteMapLead')} sections={[]}>
        <h2>{t('mainSections')}</h2>
        <ul>
          <li>
            <a href={href(view, managementPath.to())}>{t('management')}</a>
            <ul>{lists('management')}</ul>
          </li>
          <li>
            <a href={href(view, newsPath.to())}>{t('news')}</a>
            <ul>{lists('news')}</ul>
          </li>
          {link(t('services'), servicesPath.to())}
          <li>
            <a href={href(view, livePath.to())}>{t('live')}</a>
            <ul>{lists('live')}</ul>
          </li>
          {link(t('allTopics'), topicsPath.to())}
        </ul>
        <p>
          <a href={href(view, allPagesPath.to())}>{t('allPages')}</a>: {t('allPagesLead')}
        </p>
        <h2>{t('information')}</h2>
        <ul>
          {link(t('faq'), faqPath.to())}
          {link(t('privacy'), privacyPath.to())}
          {link(t('legalNotes'), legalNotesPath.to())}
          {link(t('accessibility'), accessibilityPath.to())}
          {link(locale === 'it' ? 'Amministrazione trasparente' : 'Transparency', transparencyPath.to())}
          {link(locale === 'it' ? 'Albo pretorio' : 'Official notice board', noticeBoardPath.to())}
          {link(locale === 'it' ? 'Albo e trasparenza' : 'Notice board and transparency', publicationsPath.to())}
        </ul>
      </Notes>
    )
  },
})
