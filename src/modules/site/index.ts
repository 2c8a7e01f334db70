import { defineModule } from '#ui/web/module.ts'
import {
  describeInBothOperation,
  getContentOperation,
  getFileOperation,
  getImageOperation,
  listAddressesOperation,
  listByTopicOperation,
  homeOperation,
  listContentsOperation,
  listPacksOperation,
} from './operations.ts'
import { eventsFeed, newsFeed } from './machines/feeds.ts'
import { serviceData, unitData } from './machines/linked-data-pages.ts'
import { manifest, securityText } from './machines/notices.ts'
import { robots, sitemap, sitemapPart } from './machines/sitemap.ts'
import { allPages } from './pages/all-pages.tsx'
import { file } from './pages/file.ts'
import { home } from './pages/home.tsx'
import { image } from './pages/image.ts'
import { liveItem, managementItem, newsItem, plainPage } from './pages/item.tsx'
import { liveList, managementList, newsList } from './pages/list.tsx'
import { accessibilityStatement, faq, legalNotes, privacyNotice, siteMap } from './pages/notes.tsx'
import { livePage, managementPage, newsPage } from './pages/section.tsx'
import { catalogue, serviceCategory } from './pages/services.tsx'
import { servicePage } from './pages/service.tsx'
import { topicPage, topicsPage } from './pages/topics.tsx'
import { transparencyNodeOperation, transparencyTreeOperation } from './transparency/operations.ts'
import { transparencyNodePage, transparencyPage, transparencySectionPage } from './transparency/pages.tsx'

/** The public site: what the municipality tells, in the shape of the national model. */
export const site = defineModule({
  name: 'site',
  operations: [
    listAddressesOperation,
    describeInBothOperation,
    homeOperation,
    listContentsOperation,
    listPacksOperation,
    getContentOperation,
    listByTopicOperation,
    getImageOperation,
    getFileOperation,
    transparencyTreeOperation,
    transparencyNodeOperation,
  ],
  routes: [
    home,
    sitemap,
    sitemapPart,
    robots,
    securityText,
    manifest,
    newsFeed,
    eventsFeed,
    serviceData,
    unitData,
    managementPage,
    managementList,
    managementItem,
    newsPage,
    newsList,
    newsItem,
    livePage,
    liveList,
    liveItem,
    plainPage,
    catalogue,
    serviceCategory,
    servicePage,
    topicsPage,
    topicPage,
    transparencyPage,
    transparencySectionPage,
    transparencyNodePage,
    faq,
    legalNotes,
    privacyNotice,
    accessibilityStatement,
    siteMap,
    allPages,
    image,
    file,
  ],
})
export { showContent } from './describe.ts'
export { footerLinks } from './footer-links.ts'
export { siteMapPath, topicsPath } from './paths.ts'
export { ContentPage } from './pages/item.tsx'
export { Picture } from './pages/picture.tsx'
export { ToldService } from './pages/service.tsx'
export { ShownContent } from './schema.ts'
