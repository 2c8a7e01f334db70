import type { PageRoute } from '#ui/web/route.ts'

export const deskRoutes: readonly PageRoute[] = []
