import { defineConfig } from 'vite'

/** Two builds from one source: `--mode client` for the browser, `--mode server` for Node. tools/build.ts runs both. */
export default defineConfig(({ mode }) =>
  mode === 'client'
    ? {
        publicDir: false,
        build: {
          outDir: 'dist/client',
          manifest: true,
          emptyOutDir: true,
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
          rollupOptions: { input: ['app/client.ts'] },
        },
      }
    : {
        publicDir: false,
        build: {
          ssr: true,
          outDir: 'dist/server',
          emptyOutDir: true,
          target: 'node24',
          rollupOptions: {
            input: {
              main: 'app/main.ts',
              cli: 'app/cli.ts',
              solverThread: 'packages/scheduler/node/solverThread.ts',
            },
          },
        },
      },
)
