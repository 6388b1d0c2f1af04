import { defineConfig } from 'vitest/config'

/**
 * Files of a project share what they import (loading it anew for each costs a quarter of the time): a test leaves no module
 * changed behind it. Pure tests need nothing; the others run on a PostgreSQL that `test/support/globalDatabase.ts` starts:
 * the embedded one, or Debian's 15 with OPENMAP_TEST_POSTGRES=debian. Browser tests have their own command.
 */
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          isolate: false,
          include: [
            'packages/**/*.test.ts',
            'app/**/domain/**/*.test.ts',
            'app/ui/**/*.test.{ts,tsx}',
            'app/platform/{kernel,i18n,tables,images}/**/*.test.ts',
            'demo/**/*.test.ts',
          ],
          testTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          isolate: false,
          include: ['app/**/*.test.{ts,tsx}', 'test/{journeys,support,access,attacks}/**/*.test.ts'],
          exclude: [
            '**/node_modules/**',
            'app/**/domain/**',
            'app/ui/**',
            'app/platform/{kernel,i18n,tables,images}/**',
            'app/platform/database/{embedded,backup}/**',
          ],
          globalSetup: ['test/support/globalDatabase.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          pool: 'forks',
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'commands',
          isolate: false,
          include: ['test/commands/**/*.test.ts'],
          globalSetup: ['test/support/buildOnce.ts', 'test/support/globalDatabase.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          pool: 'forks',
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'supervisor',
          include: ['app/platform/database/{embedded,backup}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/*.test.ts'],
          globalSetup: ['test/support/demoFolder.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          pool: 'forks',
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          // What a processor draws in three dimensions takes minutes: asked by the proofs, not by every run.
          name: 'browserProofs',
          include: ['test/browser/proofs/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          pool: 'forks',
          maxWorkers: 1,
        },
      },
    ],
  },
})
