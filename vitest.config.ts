import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'app/**/domain/**/*.test.ts', 'app/platform/kernel/**/*.test.ts'],
        },
      },
    ],
  },
})
