/** A file or a folder appears under its name only when it is complete, whatever happens in between. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Keys are for the user who runs the demonstration, nobody else. */
const modeOf = (name: string) => (name.endsWith('.key') ? 0o600 : 0o644)

export async function writeWholeFile(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}.draft`
  await writeFile(draft, content, { mode: modeOf(path) })
  await rename(draft, path)
}

export async function writeWholeFolder(path: string, files: Readonly<Record<string, string>>): Promise<void> {
  const draft = `${path}.${process.pid}.draft`
  await mkdir(draft, { recursive: true })
  for (const [name, content] of Object.entries(files))
    await writeFile(join(draft, name), content, { mode: modeOf(name) })
  await rm(path, { recursive: true, force: true })
  await rename(draft, path)
}
