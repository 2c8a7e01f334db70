import { Alert, ButtonRow, Button, Callout, Card, CardList, Flash, LinkButton } from '../index.ts'
import type { PageView } from '../view.ts'
import { galleryWords } from './texts.ts'

export function MessagesPart({ view }: { view: PageView }) {
  const t = galleryWords(view.locale)
  const { locale } = view
  return (
    <>
      <h2>{t('messagesHeading')}</h2>
      <Flash locale={locale} flash={{ kind: 'success', text: t('done') }} />
      <Alert locale={locale} kind="info">
        <p>{t('known')}</p>
      </Alert>
      <Alert locale={locale} kind="warning">
        <p>{t('soon')}</p>
      </Alert>
      <Alert locale={locale} kind="danger" title={t('failed')}>
        <p>{t('notCharged')}</p>
      </Alert>
      {(['note', 'success', 'warning', 'danger'] as const).map((kind) => (
        <Callout title={t('calloutTitle')} kind={kind} headingLevel={3}>
          <p>{t('calloutText')}</p>
        </Callout>
      ))}
      <h2>{t('actions')}</h2>
      <form>
        <ButtonRow>
          <Button>{t('continue')}</Button>
          <Button kind="secondary" skipChecks name="_save" value="draft">
            {t('saveDraft')}
          </Button>
          <Button kind="danger">{t('withdraw')}</Button>
          <Button kind="link">{t('goBack')}</Button>
          <LinkButton href="#ricevuta" kind="secondary" icon="it-download">
            {t('download')}
          </LinkButton>
        </ButtonRow>
      </form>
      <CardList
        cards={[
          { title: t('landUse'), href: '#a', text: t('landUseText'), category: t('category'), element: 'service-link' },
          { title: t('enrolment'), href: '#b', text: t('enrolmentText') },
        ]}
      />
      <Card title={t('landUse')} href="#c" />
    </>
  )
}
