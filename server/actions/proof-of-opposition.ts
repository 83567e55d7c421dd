/** The proof that a person opposed the opening of a record, or its joining Mon espace santé (LIF-03). Nothing medical in it. */
import { formatTextPage } from '../text-page.ts'

const day = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'long' })

export type ProofOfOpposition = {
  readonly name: string
  /** `YYYY-MM-DD`, or the part of it that is known. */
  readonly birthDate: string
  readonly opposedAt: Date
  /** To what: the opening, or that a record joins Mon espace santé. */
  readonly to: 'opening' | 'integration'
  /** To change one’s mind. */
  readonly supportPhone: string
  /** The address of the carnet, when it has one of its own. */
  readonly portal: string | undefined
}

/** The same for the same opposition: sent again, it replaces itself. */
export function proofOfOpposition({
  name,
  birthDate,
  opposedAt,
  to,
  supportPhone,
  portal,
}: ProofOfOpposition): Promise<Buffer> {
  const said = {
    opening:
      'à ce qu’un espace numérique de santé, avec un dossier médical partagé, soit ouvert à son nom (article R. 1111-28 du code de la santé publique).',
    integration:
      'à ce que son dossier médical partagé rejoigne un espace numérique de santé (article R. 1111-40 du code de la santé publique).',
  }[to]
  const means = {
    opening: 'Aucun professionnel ne peut y lire ni y déposer de document.',
    integration: 'Son dossier médical partagé reste comme il est.',
  }[to]
  return formatTextPage({
    title: 'Preuve d’opposition',
    paragraphs: [
      `${name}, date de naissance ${birthDate.split('-').toReversed().join('/')},`,
      `s’est opposé(e) le ${day.format(opposedAt)} ${said}`,
      `${means} Cette opposition n’a aucun effet sur ses remboursements ni sur ses soins.`,
      `Elle vaut tant que la personne ne demande pas l’ouverture de son espace, ce qu’elle peut faire à tout moment en ligne sur ${portal ?? 'www.monespacesante.fr'} ou en appelant le ${supportPhone}.`,
    ],
    at: opposedAt,
  })
}
