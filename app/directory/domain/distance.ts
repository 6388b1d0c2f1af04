export { boxAround, distance, type Point } from '../../platform/geo/distance.ts'
