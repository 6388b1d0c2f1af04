import { existsSync } from 'node:fs'

/**
 * The folder of the project as a file address, ending with `/`: where package.json and migrations/ lie. The same code
 * runs from its source and from the bundle in dist/, so the folder is found by walking up.
 */
const find = (): URL => {
  let folder = new URL('./', import.meta.url)
  while (!existsSync(new URL('migrations/', folder)) || !existsSync(new URL('package.json', folder))) {
    const parent = new URL('../', folder)
    if (parent.href === folder.href) throw new Error('project folder not found above the running code')
    folder = parent
  }
  return folder
}

export const projectFolder: URL = find()
