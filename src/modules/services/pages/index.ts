import type { PageRoute } from '#ui/web/route.ts'

export const serviceRoutes: readonly PageRoute[] = []
