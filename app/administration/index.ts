/** The only door of the module: what administrators see of every other module comes in by a contribution. */
export type { Contributions, Figure, Shortcut, Task } from './domain/contribution.ts'
export { alertAdministrators, type Failure } from './usecases/alertAdministrators.ts'
export type { Contribution } from './usecases/readDashboard.ts'
