/** The mailbox of MSSanté that messages leave from, and the submission server of its operator. Spec: rules.md FEED-01; soap.md §7. */

export type MssanteAccount = {
  readonly host: string
  /** Default: 465, or 587 under STARTTLS. */
  readonly port?: number
  /** TLS from the first byte, or before anything is said. There is no third way. */
  readonly tls: 'implicit' | 'starttls'
  /** Address of the mailbox, of a person or of a structure. */
  readonly from: string
  readonly user?: string
  readonly password?: string
  /** PEM. Of the server; default: those that Node trusts. */
  readonly authority?: string
  /** PEM. Ours, where the operator knows its customers by a certificate. */
  readonly certificate?: string
  readonly key?: string
  /** Longest silence of the server. */
  readonly timeoutMs?: number
  /** False tells the patient's messaging that nobody reads what he would answer. */
  readonly patientMayAnswer?: boolean
}
