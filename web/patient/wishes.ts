/**
 * « Mes directives anticipées »: what is in force, and the form that replaces it; what the law says of organ donation.
 * Spec: people.md P-13; rules.md VIS-16, VIS-17, LIF-19.
 */
import type { EmergencyContact } from '@carnet/core/model/emergency-card.ts'
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { type DocumentSummary, documentRow } from '../ui/document-row/document-row.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { checkbox, csrfField, fileField, textArea } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { directivesForm } from '../words/directives-form.ts'
import { standingInWords } from '../words/emergency-card.ts'
import { fileProblems } from '../words/own-documents.ts'
import { common } from '../words/page.ts'
import { tellIn, toldIn } from '../words/whose.ts'
import { heirs, organDonation, trustedPerson, wishes as words } from '../words/wishes.ts'
import type { FileProblem } from './add-document.ts'

export type WishProblem = FileProblem | 'nothing' | 'tooLong' | 'confirmReplace'

export type WishesData = Carnet & {
  /** In force: the next ones take their place. */
  readonly directives: readonly DocumentSummary[]
  /** Why no form is shown: the reader is a minor, or is not the holder. */
  readonly closed?: 'minor' | 'notYours' | undefined
  /** Named among the persons to warn. */
  readonly trusted?: EmergencyContact | undefined
  readonly where: string
  readonly accepted: { readonly extensions: readonly string[]; readonly mo: number }
  readonly problems?: readonly WishProblem[]
  /** They were filed: as they are, or without what acted in them, or written anew. */
  readonly done?: keyof typeof words.filed | undefined
  /** `notYours`: the reader is in the record of another. */
  /** Does she refuse that her heirs be given anything? undefined: it is not the reader’s to say. */
  readonly heirsOpposed?: boolean | undefined
  readonly organDonation: 'read' | 'toRead' | 'notTicked' | 'notYours'
}

/** POSTs `csrf`, `ou`, `remplacer`, then `fichier`, as multipart/form-data: the file comes last. */
export function wishesPage(data: WishesData): string {
  const { accepted, directives, closed, problems = [] } = data
  const extensions = accepted.extensions.join(' ')
  const own = directives.some(({ mine }) => mine)
  const found = problems.map((problem) => fieldProblem(problem, accepted.mo, extensions))
  const form = html`<form class="form" method="post" action="${urls.wishes}" enctype="multipart/form-data">${csrfField(data.csrf)}
  ${textArea({ name: 'ou', optional: true, label: words.where, hint: words.whereHint, value: data.where, error: problemOf(found, 'ou') })}
  ${
    directives.length > 0 &&
    html`<fieldset class="choices"><legend>${words.replaceTitle}</legend>
  ${notice('attention', own ? words.replaceWarning : words.replaceOthersWarning)}
  ${checkbox({
    name: 'remplacer',
    value: 'oui',
    words: own ? words.replace : words.replaceOthers,
    error: problemOf(found, 'remplacer-oui'),
  })}
  </fieldset>`
  }
  ${fileField({
    name: 'fichier',
    label: words.file,
    hint: words.fileHint(extensions, accepted.mo),
    error: problemOf(found, 'fichier'),
    accept: accepted.extensions,
    optional: true,
  })}
  ${submitButton(tellIn(data)(words.submit), 'main')}
</form>`
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.profile}">${common.profile}</a></p>
  <h1>${toldIn(data)(words.title)}</h1>
  <p class="soft">${tellIn(data)(words.intro)} ${words.who}</p>
</div>
${data.done && notice('done', tellIn(data)(words.filed[data.done]), 'status')}
${errorSummary(tellIn(data)(words.refused), found)}
${errorSummary(organDonation.refused, data.organDonation === 'notTicked' ? [unticked] : [])}
<section class="stack" aria-labelledby="en-vigueur"><h2 id="en-vigueur">${tellIn(data)(words.present)}</h2>
${directives.length === 0 ? html`<p>${words.none}</p>` : html`<ul class="document-rows">${directives.map((document) => html`<li>${documentRow(document, data.now)}</li>`)}</ul>`}
</section>
${closed === undefined ? html`<div class="actions">${linkButton(tellIn(data)(directivesForm.link), urls.writeDirectives, 'secondary')}</div><p class="soft">${directivesForm.linkIntro}</p>${form}` : html`<p>${words[closed]}</p>`}
${closed !== 'minor' && trustedSection(data)}
${data.heirsOpposed !== undefined && heirsSection(data, data.heirsOpposed)}
${aboutOrganDonation(data)}`
  return carnetPage(data, { title: words.title, tab: 'profile', body })
}

function trustedSection(data: WishesData): Html {
  const { trusted, closed } = data
  const told = toldIn(data)
  return html`<section class="stack" aria-labelledby="confiance"><h2 id="confiance">${told(trustedPerson.title)}</h2>
<p class="soft">${tellIn(data)(trustedPerson.means)}</p>
<p>${trusted === undefined ? trustedPerson.none : `${trusted.name}, ${standingInWords(trusted)}. ${trusted.phones.join(', ')}`}</p>
${closed === undefined && html`<div class="actions">${linkButton(trusted === undefined ? trustedPerson.name : trustedPerson.change, urls.contacts, 'secondary')}</div>`}
</section>`
}

/** POSTs `geste` (refuser, retirer) and `csrf`. */
function heirsSection(data: WishesData, opposed: boolean): Html {
  const say = tellIn(data)
  const [gesture, said] = opposed ? ['retirer', heirs.accept] : ['refuser', heirs.oppose]
  return html`<section class="stack" aria-labelledby="ayants-droit"><h2 id="ayants-droit">${heirs.title}</h2>
<p>${say(heirs.means)} ${heirs.free}</p>
<p>${say(opposed ? heirs.opposed : heirs.accepted)}</p>
<form class="actions" method="post" action="${urls.heirs}">${csrfField(data.csrf)}${submitButton(say(said), 'secondary', { name: 'geste', value: gesture })}</form>
</section>`
}

const unticked: FieldProblem = { field: 'lu-oui', words: organDonation.tick }

/** POSTs `lu` (oui) and `csrf`: a refusal has no place here. */
function aboutOrganDonation({ csrf, organDonation: state }: WishesData): Html {
  const form = html`<form class="form" method="post" action="${urls.organDonation}">${csrfField(csrf)}
  ${checkbox({ name: 'lu', value: 'oui', words: organDonation.read, error: state === 'notTicked' ? organDonation.tick : undefined })}
  ${submitButton(organDonation.submit, 'secondary')}
</form>`
  return html`<section class="stack" aria-labelledby="don"><h2 id="don">${organDonation.title}</h2>
<p>${organDonation.presumed} ${organDonation.free}</p>
<p>${organDonation.refusal}</p>
<p><a href="${organDonation.registryUrl}">${organDonation.registry}</a></p>
${state === 'read' && html`<p>${organDonation.already}</p>`}
${(state === 'toRead' || state === 'notTicked') && form}
</section>`
}

function fieldProblem(problem: WishProblem, mo: number, extensions: string): FieldProblem {
  if (problem === 'confirmReplace') return { field: 'remplacer-oui', words: words.confirmReplace }
  if (problem === 'tooLong' || problem === 'nothing') return { field: 'ou', words: words[problem] }
  return { field: 'fichier', words: fileProblems[problem](mo, extensions) }
}
