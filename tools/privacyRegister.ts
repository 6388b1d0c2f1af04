// Writes docs/privacy/register.md from the catalogue of data: `node tools/privacyRegister.ts`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { registerText } from '../app/platform/privacy/register.ts'

const folder = fileURLToPath(new URL('../docs/privacy/', import.meta.url))
mkdirSync(folder, { recursive: true })
writeFileSync(`${folder}register.md`, registerText())
