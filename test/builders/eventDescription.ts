import type { OpenMapEvent } from '../../app/events/index.ts'

/** An event that is in no database. */
export const anEventDescription = (more: Partial<OpenMapEvent> = {}): OpenMapEvent => ({
  id: '00000000-0000-7000-8000-000000000001',
  slug: 'rencontre-essai',
  title: 'Rencontre d’essai',
  theme: null,
  description: null,
  seriesRank: null,
  organiserId: null,
  day: '2026-12-03',
  zone: 'Europe/Paris',
  venue: { name: null, address: null, city: null, access: null, accessibility: null },
  funding: null,
  capacity: null,
  status: 'published',
  fictitious: false,
  figures: [],
  figuresSource: null,
  figuresDate: null,
  weights: { must: 5, nice: 3, silent: 1 },
  buyerQuota: null,
  supplierQuota: null,
  ...more,
})
