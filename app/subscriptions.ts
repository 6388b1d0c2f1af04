import type { Subscriptions } from './platform/jobs/subscribe.ts'

/** Fact → reactions: read it and you know every side effect. */
export const subscriptions: Subscriptions = {}
