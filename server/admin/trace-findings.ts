/** What a verification of the log of the traces found, in words: what was done, where, what it means. People count from 1. */
import type { Finding, HeadSource } from '../trace-log/finding.ts'
import type { Summary } from '../trace-log/verify.ts'

const nbsp = '\u00a0'
const moment = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  dateStyle: 'long',
  timeStyle: 'medium',
})

const keptBy: Readonly<Record<HeadSource, string>> = {
  database: 'que garde la base',
  witness: 'que garde le fichier témoin',
}

export function findingInWords(finding: Finding): string {
  switch (finding.kind) {
    case 'edited': {
      const what =
        finding.part === 'line'
          ? 'ce qui est en clair (qui, quoi, quand, sur quels documents) n’est plus ce qui a été scellé'
          : 'ses mots ne sont plus ceux qui ont été scellés, ou ne s’ouvrent plus'
      return `Modifiée${nbsp}: ligne ${finding.position + 1}, trace ${finding.traceId}, datée du ${moment.format(finding.at)}\u202f; ${what}.`
    }
    case 'emptied':
      return `Vidée${nbsp}: ligne ${finding.position + 1}, trace ${finding.traceId}\u202f; aucun certificat de destruction ne le justifie.`
    case 'removed':
      return `Retirée${nbsp}: ligne ${finding.position + 1}${finding.traceId === null ? '' : `, trace ${finding.traceId}`}\u202f; elle n’est plus dans la base, et aucun certificat de destruction ne le justifie.`
    case 'inserted':
      return `Insérée${nbsp}: trace ${finding.traceId}, datée du ${moment.format(finding.at)}\u202f; elle est dans la base sans être passée par le journal.`
    case 'leavesGone':
      return `Journal coupé${nbsp}: les ${lines(finding.first, finding.end)} y manquent, en tout ou en partie.`
    case 'leavesChanged':
      return `Journal réécrit${nbsp}: les ${lines(finding.first, finding.end)} n’y donnent plus l’empreinte gardée au scellement\u202f; l’une d’elles a été changée, ajoutée, retirée ou déplacée.`
    case 'headDiffers':
      return `Journal réécrit${nbsp}: la tête signée sur ${finding.size} lignes ${keptBy[finding.by]} ne se retrouve pas\u202f; l’une des ${lines(finding.first, finding.size)} a été changée, ajoutée, retirée ou déplacée.`
    case 'headNotSigned':
      return `Tête fausse${nbsp}: celle sur ${finding.size} lignes ${keptBy[finding.by]} n’est pas signée par la clé de ce DMP.`
    case 'headGone':
      return `Tête retirée${nbsp}: celle sur ${finding.size} lignes est dans le fichier témoin et n’est plus dans la base.`
    case 'logCut':
      return `Journal coupé${nbsp}: une tête ${keptBy[finding.by]} porte sur ${finding.size} lignes, et le journal n’en a plus que ${finding.known}. Des lignes ont été retirées, ou la base vient d’une sauvegarde.`
    case 'witnessUnreadable':
      return `Fichier témoin${nbsp}: sa ligne ${finding.line} n’est pas une tête, ou revient en arrière (fichier modifié, ou base restaurée).`
    case 'frontierDiffers':
      return `Journal réécrit${nbsp}: l’état d’où part le prochain scellement n’est pas celui des lignes scellées.`
  }
}

export function summaryInWords({ size, heads, destroyed, uncertified, findings }: Summary): string {
  const begun = uncertified === 0 ? '' : ` (dont ${uncertified} dans une destruction en cours)`
  return [
    `${size} lignes scellées, ${heads.database} têtes signées dans la base, ${heads.witness} dans le fichier témoin.`,
    ...(destroyed === 0 ? [] : [`${destroyed} lignes détruites ou vidées comme la loi le demande${begun}.`]),
    findings === 0
      ? 'Journal intact.'
      : `Journal ALTÉRÉ${nbsp}: ${findings} constat(s). Gardez la base et le fichier témoin en l’état.`,
  ].join('\n')
}

/** « lignes 257 à 512 ». */
function lines(first: number, end: number): string {
  return `lignes ${first + 1} à ${end}`
}
