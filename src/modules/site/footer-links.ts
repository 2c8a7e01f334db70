import { bookingPath } from '#engines/reservation/index.ts'
import type { FooterLinks } from '#ui/index.ts'
import { noticeBoardPath } from '#modules/publications/index.ts'
import { servicePath } from '#modules/services/index.ts'
import { accessibilityPath, faqPath, legalNotesPath, privacyPath, siteMapPath, transparencyPath } from './paths.ts'

/** What the national model wants at the foot of every page, as far as the municipality has it. */
export function footerLinks(services: readonly { readonly id: string }[]): FooterLinks {
  const service = (id: string) =>
    services.some((one) => one.id === id) ? servicePath.to({ serviceId: id }) : undefined
  return {
    appointmentBooking: bookingPath.to(),
    faq: faqPath.to(),
    reportInefficiency: service('inefficiency-report'),
    assistance: service('assistance-request'),
    transparency: transparencyPath.to(),
    noticeBoard: noticeBoardPath.to(),
    privacy: privacyPath.to(),
    legalNotes: legalNotesPath.to(),
    accessibility: accessibilityPath.to(),
    siteMap: siteMapPath.to(),
  }
}
