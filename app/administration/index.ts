/** The only door of the module: what administrators see of every other module comes in by a contribution. */
export type { Contributions, Figure, Shortcut, Task } from './domain/contribution.ts'
export { readTradeWords, type TradeWords } from './store/tradeWords.ts'
export { alertAdministrators, type Failure } from './usecases/alertAdministrators.ts'
export { readParameters } from './usecases/parameters/readParameters.ts'
export type { Contribution } from './usecases/readDashboard.ts'
export { TRADE_WORDS_CHANGED } from './usecases/taxonomies/saveTradeWords.ts'
export type { Taxonomies } from './usecases/taxonomies/taxonomies.ts'
