/** What a VIHF can be refused for, and the sentence its sender reads. Observed texts are kept as observed (soap.md §2.4). */

export type VihfFaultCode = 'DMPInvalidCertificate' | 'DMPInvalidVihf' | 'DMPAccessDeniedByRightsService'

export type VihfFault = {
  readonly code: VihfFaultCode
  /** Which check failed, for traces and tests. */
  readonly check: keyof typeof vihfFaults
  readonly sentence: string
}

export const vihfFaults = {
  certificateExpired: certificate('Le certificat ayant signé le VIHF est expiré'),
  certificateNotYetValid: certificate('Le certificat ayant signé le VIHF n’est pas encore valide'),
  certificateRevoked: certificate('Le certificat ayant signé le VIHF est révoqué'),
  certificateUnknownAuthority: certificate(
    'Le certificat ayant signé le VIHF n’est pas émis par une autorité reconnue',
  ),
  certificateRevocationUnknown: certificate(
    'L’état de révocation du certificat ayant signé le VIHF ne peut pas être vérifié',
  ),
  notSignatureCertificate: certificate(
    'Le certificat ayant signé le VIHF est invalide : Not a valid signature certificate',
  ),
  unsignedNotDirect: certificate('Le VIHF doit être signé, sauf en authentification directe par carte'),
  issuer: certificate('L’émetteur du VIHF n’est pas le porteur du certificat'),
  cardRequired: certificate('L’authentification directe demande le certificat d’une carte'),
  structureCertificateRequired: certificate(
    'L’authentification indirecte demande le certificat d’une structure',
  ),
  anotherHolder: certificate('Le certificat de la connexion et celui du VIHF n’ont pas le même porteur'),
  nameId: vihf('Le NameID du VIHF n’est pas l’identifiant du porteur de la carte'),
  structure: vihf('L’Identifiant_Structure du VIHF n’est pas celui du certificat'),
  profession: vihf('La profession du VIHF n’est pas celle de la carte'),
  version: vihf('La version du VIHF doit être 3.0 ou 4.0'),
  mode: vihf('Le VIHF n’indique pas le mode d’authentification'),
  structureMissing: vihf('Le VIHF n’indique pas l’Identifiant_Structure'),
  sector: vihf('Le Secteur_Activite du VIHF est absent ou inconnu'),
  excludedSector: {
    code: 'DMPAccessDeniedByRightsService',
    sentence:
      'Les assureurs, les mutuelles, les banques et les employeurs n’ont pas accès au DMP, avec ou sans l’accord de la personne (CSP, article L1111-18).',
  },
  subjectName: vihf('Le VIHF n’indique pas le nom de l’utilisateur (subject-id)'),
  role: vihf('Le VIHF n’indique pas la profession de l’utilisateur (subject:role)'),
  speciality: vihf('Aucune spécialité dans le vihf alors que la profession en demande une'),
  resourceUrn: vihf('La Ressource_URN du VIHF doit être urn:dmp'),
  software: vihf('Le VIHF n’indique pas LPS_Nom, LPS_Version et LPS_ID_HOMOLOGATION_DMP'),
  authnContextDecl: vihf('L’AuthnContextDecl est obligatoire en authentification indirecte renforcée'),
  audience: vihf('Le VIHF ne doit pas porter d’AudienceRestriction'),
  expired: vihf('Le VIHF n’est plus valide'),
  notYetValid: vihf('Le VIHF n’est pas encore valide'),
  purposeOfUse: vihf('Le mode d’accès du VIHF (purposeofuse) est absent ou inconnu'),
} as const

export function vihfFault(check: keyof typeof vihfFaults): VihfFault {
  return { check, ...vihfFaults[check] }
}

function certificate(sentence: string): { code: VihfFaultCode; sentence: string } {
  return { code: 'DMPInvalidCertificate', sentence }
}

function vihf(sentence: string): { code: VihfFaultCode; sentence: string } {
  return { code: 'DMPInvalidVihf', sentence }
}
