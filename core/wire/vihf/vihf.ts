/** The VIHF: who sends a message, in what mode, for which patient. Fields and values: soap.md §2.4. */
import type { AccessMode, AuthenticationMode, StructIdNat } from '@carnet/core/model/caller.ts'
import type { Code } from '@carnet/core/model/code.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'

/** As the assertion states it; nothing here is checked but its form. The checks: {@link ./check-vihf.ts}. */
export type Vihf = {
  /** `Assertion/@ID`, the key of the replay cache. */
  readonly id: string
  readonly issueInstant: Date
  /** Distinguished name, RFC 2253, as sent. */
  readonly issuer: string
  readonly nameId: string
  readonly notBefore?: Date
  readonly notOnOrAfter?: Date
  /** An AudienceRestriction is there, which the DMP forbids. */
  readonly audienceRestricted: boolean
  readonly authnInstant?: Date
  readonly authnContextClass?: string
  /** Mandatory in AIR: `APP_BROWSER_AUTH`, `CONF_EXI_PGSSIS`… */
  readonly authnContextDecl?: string
  readonly version?: string
  readonly mode?: AuthenticationMode
  readonly structureId?: StructIdNat
  /** `SA07` on 1.2.250.1.71.4.2.4. */
  readonly sector?: Code
  /** `Prénom Nom` or `Nom Prénom`; for an automated feed, software and model. */
  readonly subjectName?: string
  /** Profession first, then speciality, then R85 and R22 roles. */
  readonly roles: readonly Code[]
  readonly patient?: PatientId
  readonly resourceUrn?: string
  readonly purposeOfUse?: Code
  /** « Connexion secrète » of a minor (EX_0.1-1100). */
  readonly secretSession: boolean
  /** Reason of an emergency access, free text. */
  readonly reason?: string
  readonly lpsId?: string
  readonly lpsName?: string
  readonly lpsVersion?: string
  readonly lpsHomologation?: string
}

export const samlNamespace = 'urn:oasis:names:tc:SAML:2.0:assertion'

export const authnContexts = {
  smartcard: 'urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI',
  password: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
  mobile: 'urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorUnregistered',
} as const

export const accessModeCodes: Readonly<Record<AccessMode, Code>> = {
  normal: { code: 'normal', system: '1.2.250.1.213.1.1.4.248', display: 'Accès normal' },
  brisDeGlace: {
    code: 'bris_de_glace',
    system: '1.2.250.1.213.1.1.4.248',
    display: 'Accès en bris de glace',
  },
  centre15: {
    code: 'centre_15',
    system: '1.2.250.1.213.1.1.4.248',
    display: 'Accès par un centre de régulation médicale',
  },
}

/** TRE_R248 under the OID of the VIHF guides and under the one it is published with today. */
const accessModeSystems = ['1.2.250.1.213.1.1.4.248', '1.2.250.1.213.1.1.4.336']

/** The mode that a purpose of use asks for; undefined when the code is not one of JDV_J38. */
export function accessModeOf(purpose: Code | undefined): AccessMode | undefined {
  if (purpose === undefined || !accessModeSystems.includes(purpose.system)) return undefined
  const modes = Object.keys(accessModeCodes) as AccessMode[]
  return modes.find((mode) => accessModeCodes[mode].code === purpose.code)
}
