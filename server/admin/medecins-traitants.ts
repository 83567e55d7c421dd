/** `admin medecin-traitant | medecins-traitants`: whom the Assurance Maladie declares, one by one or by its file (CON-14). */
import type { PsIdNat } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { declareMedecinTraitant, withdrawMedecinTraitant } from '../actions/declare-medecin-traitant.ts'
import { Refused } from '../actions/perform.ts'
import { type Gesture, UsageError } from './gesture.ts'
import { type Judges, patientIn, readLines } from './persons.ts'

type Declaration = { readonly patient: PatientId; readonly professional: PsIdNat | null }

export async function medecinTraitant({ platform, agent, patient, options, say }: Gesture): Promise<void> {
  const professional = options.professional?.trim()
  if (!professional)
    throw new UsageError('Il manque --professional\u00a0: le numéro du médecin dans l’annuaire (PS_IdNat).')
  await declareMedecinTraitant(platform, agent, patient('patient'), professional as PsIdNat)
  say('Médecin traitant déclaré.')
}

/** Read whole before anything is done; who cannot be declared stops nobody else, and the file may be given again. */
export async function medecinsTraitants(gesture: Gesture): Promise<void> {
  const { platform, agent, operands, matricules, say, warn } = gesture
  const [file] = operands
  if (file === undefined)
    throw new UsageError('medecins-traitants attend un fichier\u00a0: une déclaration par ligne, en JSON.')
  const declarations = readDeclarations(gesture.file(file), { matricules, warn })
  let declared = 0
  for (const { patient, professional } of declarations)
    try {
      if (professional === null) await withdrawMedecinTraitant(platform, agent, patient)
      else await declareMedecinTraitant(platform, agent, patient, professional)
      declared += 1
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      say(`${patient.ins}\t${error.reason}`)
    }
  say(`${declared} déclarations sur ${declarations.length}.`)
}

function readDeclarations(file: string, judges: Judges): readonly Declaration[] {
  return readLines(file, (line) => {
    const professional = line.said.professional === null ? null : line.text('professional')
    return { patient: patientIn(line, judges), professional: professional as PsIdNat | null }
  })
}
