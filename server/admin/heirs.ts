/** `admin oppose-heirs … grant-heir`: what the heirs of a person who died ask for, decided and given (LIF-19, CSP L1110-4 V). */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { type HeirRequest, heirMotives } from '@carnet/core/model/heir-request.ts'
import type { RecordExport } from '../actions/export-record.ts'
import {
  grantHeirRequest,
  recordHeirRequest,
  refuseHeirRequest,
  reviewHeirRequests,
  waitingHeirRequests,
} from '../actions/heirs.ts'
import { writeArchive } from '../api/portal/archive/write-archive.ts'
import { type Gesture, type Options, UsageError } from './gesture.ts'

const motives = { causeOfDeath: 'cause du décès', memory: 'mémoire du défunt', rights: 'droits' } as const

export async function askForHeir({ platform, agent, patient, options, say }: Gesture): Promise<void> {
  const motive = heirMotives.find((each) => each === options.motive)
  if (motive === undefined) throw new UsageError(`--motive attend ${heirMotives.join(', ')}.`)
  const asked = {
    motive,
    heir: required(options, 'heir', 'qui demande'),
    link: required(options, 'link', 'son lien avec la personne'),
    proof: required(options, 'proof', 'la pièce que vous avez vue'),
    words: required(options, 'reason', 'ce qu’il demande, et pourquoi'),
  }
  const id = await recordHeirRequest(platform, agent, patient('patient'), asked)
  say(`Demande enregistrée\u00a0: ${id}`)
}

/** All that wait, whatever the record; `heirs` tells the rest of one. */
export async function waitingHeirs({ platform, agent, say }: Gesture): Promise<void> {
  const waiting = await waitingHeirRequests(platform, agent)
  if (waiting.length === 0) say('Aucune demande en attente.')
  for (const { patient, requests } of waiting) {
    say(`${patient.ins}@${patient.oid}`)
    for (const request of requests) for (const line of linesOf(request)) say(`  ${line}`)
  }
}

export async function reviewHeirs({ platform, agent, patient, say }: Gesture): Promise<void> {
  const { requests, opposed, documents } = await reviewHeirRequests(platform, agent, patient('patient'))
  if (opposed) say('La personne s’y est opposée de son vivant\u00a0: rien ne peut être donné.')
  if (requests.length === 0) say('Aucune demande.')
  for (const request of requests) for (const line of linesOf(request)) say(line)
  for (const { uniqueId, submittedAt, typeDisplay, title } of documents)
    say([uniqueId, submittedAt.toISOString().slice(0, 10), typeDisplay, title].join('\t'))
}

function linesOf({ id, at, motive, heir, link, proof, words, decision }: HeirRequest): readonly string[] {
  const said =
    decision === undefined
      ? 'en attente'
      : `${decision.granted ? `accordée, ${decision.documents.length} document(s)` : 'refusée'}\u00a0: ${decision.reason}`
  return [
    `${id}  ${at.toISOString()}  ${motives[motive]}  ${said}`,
    `  ${heir}, ${link}\u202f; pièce vue\u00a0: ${proof}`,
    `  «\u00a0${words}\u00a0»`,
  ]
}

export async function refuseHeir({ platform, agent, patient, options, say }: Gesture): Promise<void> {
  const decided = {
    id: required(options, 'request', 'le numéro de la demande'),
    reason: required(options, 'reason', 'ce qui sera dit à qui demande'),
  }
  await refuseHeirRequest(platform, agent, patient('patient'), decided)
  say('Demande refusée.')
}

export async function grantHeir(gesture: Gesture): Promise<void> {
  const { platform, agent, patient, operands, options, say } = gesture
  if (operands.length === 0)
    throw new UsageError('grant-heir attend les documents donnés (uniqueId), ceux que dit heirs.')
  const granted = {
    id: required(options, 'request', 'le numéro de la demande'),
    reason: required(options, 'reason', 'pourquoi ces documents répondent au motif'),
    documents: operands,
    // Typing it says that he sought it: there is no default.
    noContraryWill: options['no-contrary-will'] === true,
  }
  const file = gesture.file(required(options, 'output', 'le fichier ZIP à écrire'))
  if (existsSync(file)) throw new UsageError(`Le fichier ${file} existe déjà.`)
  const draft = `${file}.new`
  try {
    await grantHeirRequest(platform, agent, patient('patient'), granted, (content) => write(content, draft))
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  renameSync(draft, file)
  say(`Demande accordée\u00a0: ${file}`)
}

/** Read by its owner alone: it holds health data. */
async function write(content: RecordExport, draft: string): Promise<void> {
  await using file = await open(draft, 'w', 0o600)
  for await (const chunk of writeArchive(content, async () => {})) await file.write(chunk)
  await file.sync()
}

function required(
  options: Options,
  name: 'heir' | 'link' | 'proof' | 'reason' | 'request' | 'output',
  what: string,
): string {
  const text = options[name]?.trim()
  if (!text) throw new UsageError(`Il manque --${name}\u00a0: ${what}.`)
  return text
}
