/** What the operator types, on the machine of a story: the command line itself, and the persons that it is given. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { openAdministration } from '../admin/administration.ts'
import { runAdmin } from '../admin/run.ts'
import type { RunningCarnet } from './running-carnet.ts'

export type Administered = { readonly exitCode: number; readonly said: string; readonly complained: string }

export async function administer({ config }: RunningCarnet, line: string): Promise<Administered> {
  const said: string[] = []
  const complained: string[] = []
  const exitCode = await runAdmin(
    [...line.split(' '), '--agent', 'CPAM-75-0042'],
    { open: () => openAdministration(config) },
    { say: (words) => void said.push(words), complain: (words) => void complained.push(words) },
  )
  return { exitCode, said: said.join('\n'), complained: complained.join('\n') }
}

/** `--patient` of an invented person. */
export function patientOption({ id }: Pick<DemonstrationPatient, 'id'>): string {
  return `--patient ${id.ins}@${id.oid}`
}

/** `vitale`: the serial number of her card. */
export type Reached = {
  readonly email?: string
  readonly street?: string
  readonly city?: string
  readonly vitale?: string
}

/** A file of persons to inform, in the folder of the story. */
export function personsFile(
  { config }: RunningCarnet,
  persons: readonly { readonly patient: DemonstrationPatient; readonly reached: Reached }[],
): string {
  const file = path.join(config.dataFolder, 'persons.jsonl')
  const lines = persons.map(({ patient: { id, identity }, reached }) =>
    JSON.stringify({ ...id, ...identity, ...reached }),
  )
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}
