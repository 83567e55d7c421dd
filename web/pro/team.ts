/** The initial consent given to a care team: its name, its members, what the patient was told. Spec: people.md W-03 (a); rules.md CON-02. */
import { usualName } from '@carnet/core/model/identity.ts'
import { html } from '../html.ts'
import { submitButton } from '../ui/button/button.ts'
import { checkbox, csrfField, textField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { proAccess as words } from '../words/pro-access.ts'
import { patientAccessUrl, patientTeamUrl } from './addresses.ts'
import {
  type FoundPro,
  foundList,
  type ProSearch,
  searchFields,
  titledPro,
  verbFor,
} from './found-professionals.ts'
import { type ProPatient, patientStrip } from './patient.ts'
import { type Pro, proPage } from './shell.ts'

export type TeamData = Pro & {
  readonly patient: ProPatient
  /** Of a team that is there already; undefined: a new one. */
  readonly id: string | undefined
  readonly name: string
  /** Besides the reader, who is one. */
  readonly others: readonly Pick<FoundPro, 'id' | 'name' | 'profession'>[]
  readonly search: ProSearch
  readonly problems?: readonly ('name' | 'members' | 'box')[]
  /** Why it was refused. */
  readonly refused?: string | undefined
}

/**
 * One form: what was typed is kept from one step to the next, without a name in an address. POSTs `geste` (chercher,
 * enregistrer), or `ajouter`, or `retirer`, a number; with `equipe`, `titre`, `membres`, `informe` and `csrf`.
 */
export function teamPage(data: TeamData): string {
  const { patient, id, name, others, search, problems = [], refused, csrf, reader } = data
  const { team } = words
  const title = id === undefined ? team.newTitle : team.title
  const said = (problem: 'name' | 'members' | 'box', text: string) => problems.includes(problem) && text
  const body = html`${patientStrip(patient, 'access')}
<div class="sheet-head"><h1>${title}</h1>
<p class="soft">${team.intro}</p>
${id !== undefined && html`<p class="soft">${team.changes}</p>`}</div>
${(refused !== undefined || problems.length > 0) && notice('attention', html`<p><strong>${words.notDone}</strong></p>${refused && html`<p>${refused}</p>`}`, 'alert')}
<form class="form" method="post" action="${patientTeamUrl(patient.id)}">${csrfField(csrf)}
  ${id !== undefined && html`<input type="hidden" name="equipe" value="${id}">`}
  <input type="hidden" name="membres" value="${others.map((each) => each.id).join(',')}">
  ${textField({
    name: 'titre',
    label: team.name,
    hint: team.nameHint,
    type: 'text',
    autocomplete: 'off',
    prose: true,
    optional: true,
    value: name,
    error: said('name', team.nameMissing) || undefined,
  })}
  <h2 id="chercher">${words.search.title}</h2>
  ${searchFields(search)}
  ${foundList(search, (who) => submitButton(verbFor(team.add, who), 'secondary', { name: 'ajouter', value: who.id }))}
  <h2 id="membres">${team.members}</h2>
  ${said('members', team.tooFew) && html`<p class="error">${team.tooFew}</p>`}
  <ul class="people"><li><p>${reader.name} (${team.you})</p></li>${others.map(
    (who) =>
      html`<li><p>${titledPro(who)}</p> ${submitButton(verbFor(team.remove, who), 'quiet', { name: 'retirer', value: who.id })}</li>`,
  )}</ul>
  <p>${team.boxMeans}</p>
  ${checkbox({ name: 'informe', value: 'oui', words: team.box, error: said('box', team.boxMissing) || undefined })}
  ${submitButton(team.save, 'main', { name: 'geste', value: 'enregistrer' })}
</form>
<p><a href="${patientAccessUrl(patient.id)}">${team.back}</a></p>`
  return proPage(data, { title, body, patientName: usualName(patient.identity) })
}
