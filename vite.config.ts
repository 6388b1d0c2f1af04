import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'

/** The icon is asked for by the document, not by a script: emitted by hand so that its name holds its hash too. */
const icon: Plugin = {
  name: 'icon',
  buildStart() {
    const originalFileName = 'app/ui/assets/favicon.svg'
    this.emitFile({
      type: 'asset',
      name: 'favicon.svg',
      originalFileName,
      source: readFileSync(originalFileName),
    })
  },
}

/** Two builds from one source: `--mode client` for the browser, `--mode server` for Node. tools/build.ts runs both. */
export default defineConfig(({ mode }) =>
  mode === 'client'
    ? {
        publicDir: false,
        plugins: [icon],
        build: {
          outDir: 'dist/client',
          manifest: true,
          emptyOutDir: true,
          assetsInlineLimit: 0,
          // The map's engine is one large file that opens on demand.
          chunkSizeWarningLimit: 1200,
          modulePreload: { polyfill: false },
          // The worker of the door stands alone: it is given at an address of its own.
          rollupOptions: { input: ['app/client.ts', 'app/attendance/islands/asideWorker.ts'] },
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
