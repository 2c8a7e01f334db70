import { ConfirmPanel, MessageThread, Pagination, RefreshNotice, Stepper, SubNav } from '../index.ts'
import type { PageView } from '../view.ts'
import { galleryWords } from './texts.ts'

export function MovingPart({ view }: { view: PageView }) {
  const t = galleryWords(view.locale)
  const { locale } = view
  const steps = [
    { label: t('applicantStep'), href: '#1' },
    { label: t('areaStep'), href: '#2' },
    { label: t('summaryStep') },
  ]
  return (
    <>
      <h2>{t('moving')}</h2>
      <Stepper locale={locale} label={t('stepper')} current={1} steps={steps} />
      <SubNav
        label={t('caseSections')}
        items={[
          { label: t('overview'), href: '#o', current: true },
          { label: t('messagesTab'), href: '#m', count: { value: 2, label: t('unread') } },
          { label: t('documentsTab'), href: '#d' },
        ]}
      />
      <Pagination locale={locale} previousHref="#p" nextHref="#n" />
      <h2>{t('conversation')}</h2>
      <MessageThread
        locale={locale}
        messages={[
          {
            author: t('office'),
            side: 'city',
            date: t('dayOne'),
            dateTime: '2026-11-23',
            subject: t('integration'),
            body: t('messageOne'),
            attachments: [{ name: 'richiesta.pdf', href: '#r', size: '120 kB' }],
            footer: t('read'),
          },
          { author: t('you'), side: 'person', date: t('dayTwo'), dateTime: '2026-12-08', body: t('messageTwo') },
        ]}
      />
    </>
  )
}

export function ConfirmPart({ view }: { view: PageView }) {
  const t = galleryWords(view.locale)
  return (
    <>
      <h2>{t('confirm')}</h2>
      <ConfirmPanel
        view={view}
        action="#"
        title={t('withdrawTitle')}
        consequences={[t('withdrawOne'), t('withdrawTwo')]}
        confirmLabel={t('withdraw')}
        cancelHref="#back"
        danger
      />
      <RefreshNotice locale={view.locale} title={t('receipt')} text={t('receiptText')} href="?again" />
    </>
  )
}
