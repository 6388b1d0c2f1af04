import { buildIfStale } from '../../tools/build.ts'

/** Tests that run the real command need dist/: built once, before the test files share the work. */
export default buildIfStale
