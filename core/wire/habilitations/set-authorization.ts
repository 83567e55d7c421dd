/** TD0.3: a professional records or removes his authorisation. `urn:si-dmp-habilitations`, soap.md §1.3, §5.3. */
import { WireError } from '../wire-error.ts'
import { child, descend, textOf, type XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'

export const habilitationsNamespace = 'urn:si-dmp-habilitations'

/** Who and on whose record are in the assertion only (soap.md §0, finding 3). */
export type SetAuthorization = {
  /** `AJOUT` is idempotent. */
  readonly action: 'AJOUT' | 'SUPPRESSION'
  /** Role `MEDECIN_TRAITANT`. */
  readonly medecinTraitant: boolean
}

export type SetAuthorizationAnswer = {
  readonly status: string
  /** Free text in French, may be empty. */
  readonly context: string
}

export const statusOk = 'DMPOk'

/** Throws WireError `soap`: `unsupported` for another operation, `action`, `role`. */
export function readSetAuthorization(body: XmlElement): SetAuthorization {
  requireHabilitation(body, 'setAuthorization')
  const action = textOf(child(body, 'action'))
  if (action !== 'AJOUT' && action !== 'SUPPRESSION')
    throw new WireError('soap', 'action', 'setAuthorization/action', 'AJOUT ou SUPPRESSION')
  const role = textOf(child(body, 'role')) ?? ''
  if (role !== '' && role !== 'MEDECIN_TRAITANT')
    throw new WireError('soap', 'role', 'setAuthorization/role', 'MEDECIN_TRAITANT ou aucun rôle')
  return { action, medecinTraitant: role !== '' }
}

export function formatSetAuthorization({ action, medecinTraitant }: SetAuthorization): Markup {
  const role = medecinTraitant && xml`<role>MEDECIN_TRAITANT</role>`
  return xml`<setAuthorization xmlns="${habilitationsNamespace}"><action>${action}</action>${role}</setAuthorization>`
}

export function formatSetAuthorizationAnswer({ status, context }: SetAuthorizationAnswer): Markup {
  return xml`<setAuthorizationResponse xmlns="${habilitationsNamespace}"><output><status>${status}</status><context>${context}</context></output></setAuthorizationResponse>`
}

/** Throws WireError `soap`: `unsupported`, `missing`. */
export function readSetAuthorizationAnswer(body: XmlElement): SetAuthorizationAnswer {
  requireHabilitation(body, 'setAuthorizationResponse')
  const status = textOf(descend(body, 'output', 'status'))
  if (!status) throw new WireError('soap', 'missing', 'setAuthorizationResponse/output/status', 'un statut')
  return { status, context: textOf(descend(body, 'output', 'context')) ?? '' }
}

/** `DMPOk` and `DMPOK` are both met (soap.md §6.2). */
export function isOk({ status }: SetAuthorizationAnswer): boolean {
  return status.toLowerCase() === statusOk.toLowerCase()
}

/** Throws WireError `soap` `unsupported`. */
export function requireHabilitation(body: XmlElement, name: string): void {
  if (body.name !== name || body.namespace !== habilitationsNamespace)
    throw new WireError('soap', 'unsupported', 'Envelope/Body', name)
}
