import './ui/styles/index.css'
import { startIslands } from './ui/enhance.ts'

/** The one script of reading pages. Islands load on demand and stay out of its weight. */
startIslands({
  'structures-map': () => import('./directory/islands/map.ts'),
  door: () => import('./attendance/islands/door.ts'),
  'day-pack': () => import('./attendance/islands/dayPack.ts'),
  wall: () => import('./attendance/islands/wall.ts'),
  'timetable-board': () => import('./events/islands/board.ts'),
  'timetable-run': () => import('./events/islands/run.ts'),
  'import-progress': () => import('./registers/islands/progress.ts'),
  passkey: () => import('./accounts/islands/passkey.ts'),
})
