/** One section of the profile: what the carnet says already, and a text of one line for each thing. Spec: people.md P-11. */
import {
  ownProfileLimits,
  type SectionObjection,
  type WrittenSection,
} from '@carnet/core/model/health-profile.ts'
import { html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { errorSummary, problemOf } from '../ui/field/error-summary.ts'
import { checkbox, csrfField, textArea } from '../ui/field/field.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { profileSectionUrl, urls } from '../urls.ts'
import { sectionNames, sectionSlugs, editSection as words } from '../words/health-profile.ts'
import { common } from '../words/page.ts'
import { tellIn } from '../words/whose.ts'
import { type KnownProfile, knownLines } from './health-profile.ts'

export type TypedSection = {
  readonly text: string
  readonly secretText: string
  readonly notConcerned: boolean
}

export type EditSectionData = Carnet &
  KnownProfile & {
    readonly section: WrittenSection
    /** The reader is the holder, who may keep lines for himself. */
    readonly own: boolean
    readonly typed: TypedSection
    readonly problem?: SectionObjection | undefined
  }

/** POSTs `texte` and, of the holder, `pourMoi`, one entry a line; `nonConcerne` (oui); and `csrf`. */
export function editProfileSectionPage(data: EditSectionData): string {
  const { section, own, typed, problem } = data
  const slug = sectionSlugs[section]
  const name = sectionNames[section]
  const back = `${urls.healthProfile}#${slug}`
  const known = knownLines(section, data)
  const problems =
    problem === undefined ? [] : [{ field: fieldOf(problem), words: objectionInWords(problem) }]
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${back}">${words.back}</a></p>
  <h1>${name}</h1>
</div>
${errorSummary(words.refused, problems)}
${
  known.length > 0 &&
  html`<section class="stack" aria-labelledby="deja"><h2 id="deja">${words.known}</h2>
<ul class="said">${known}</ul>
<p class="soft">${tellIn(data)(words.knownMeans)}</p></section>`
}
<form class="form wide" method="post" action="${profileSectionUrl(slug)}">${csrfField(data.csrf)}
  ${textArea({ name: 'texte', label: words.labels[section], hint: words.hints[section], value: typed.text, error: problemOf(problems, 'texte'), optional: true })}
  ${section !== 'note' && known.length === 0 && checkbox({ name: 'nonConcerne', value: 'oui', words: words.notConcerned, checked: typed.notConcerned, error: problemOf(problems, 'nonConcerne-oui') })}
  ${own && textArea({ name: 'pourMoi', label: words.secretLabel, hint: words.secretHint, value: typed.secretText, optional: true })}
  <div class="actions">${submitButton(words.save, 'main')}${linkButton(common.cancel, back, 'quiet')}</div>
</form>`
  return carnetPage(data, { title: name, tab: 'profile', body })
}

function fieldOf(problem: SectionObjection): string {
  return problem === 'concernedAndNot' ? 'nonConcerne-oui' : 'texte'
}

function objectionInWords(problem: SectionObjection): string {
  const { lineCharacters, lines } = ownProfileLimits
  return words.objections[problem](problem === 'lineTooLong' ? lineCharacters : lines)
}
