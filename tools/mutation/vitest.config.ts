import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The tests that judge a mutant of the policies: pure, a few seconds in all. */
export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: {
    include: [
      'app/platform/access/**/*.test.ts',
      'app/{accounts,administration,events}/domain/**/*.test.ts',
      'app/*/domain/policy.test.ts',
    ],
  },
})
