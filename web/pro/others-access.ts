/** « Accès des autres professionnels »: teams, consent for another, blocks. Spec: people.md W-03; rules.md CON-02, CON-04, CON-14, CON-15. */
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { usualName } from '@carnet/core/model/identity.ts'
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { cardTable } from '../ui/card-table/card-table.ts'
import { confirm } from '../ui/confirm/confirm.ts'
import { checkbox, csrfField } from '../ui/field/field.ts'
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

type Person = Pick<FoundPro, 'id' | 'name' | 'profession'>

export type OthersAccess = {
  readonly teams: readonly {
    readonly id: string
    readonly name: string
    readonly members: readonly Person[]
    readonly until: Date | null
  }[]
  readonly collected: readonly { readonly who: Person; readonly since: Date; readonly until: Date | null }[]
  readonly blocked:
    | readonly { readonly who: Person; readonly since: Date; readonly by: Person | undefined }[]
    | undefined
}

export type OthersAccessData = Pro & {
  readonly patient: ProPatient
  /** undefined: nothing opens the record to him now, so neither does it open this. */
  readonly access: OthersAccess | undefined
  /** By what he may block another: undefined, he may not. */
  readonly mayBlock: 'administrator' | 'medecinTraitant' | undefined
  readonly search: ProSearch
  readonly done?: keyof typeof words.done | undefined
  /** Why what he asked was refused, and for whom the box was missing. */
  readonly refused?: string | undefined
  readonly unticked?: string | undefined
}

/** Each form POSTs `geste`, `id` and `csrf`, with `nom` as it was looked for, and `informe`, the box, which holds the same id. */
export function othersAccessPage(data: OthersAccessData): string {
  const { patient, access, mayBlock, done, refused, unticked } = data
  const body = html`${patientStrip(patient, 'access')}
<div class="sheet-head"><h1>${words.title}</h1>
<p class="soft">${words.intro}</p></div>
${done && notice('done', words.done[done], 'status')}
${(refused !== undefined || unticked !== undefined) && notice('attention', html`<p><strong>${words.notDone}</strong></p><p>${refused ?? words.other.boxMissing}</p>`, 'alert')}
${access === undefined ? notice('attention', words.notReadable) : html`${teamsSection(patient, access)}${collectedSection(access)}`}
${mayBlock && blockedSection(data, mayBlock)}
${(access !== undefined || mayBlock !== undefined) && searchSection(data)}`
  return proPage(data, { title: words.title, body, patientName: usualName(patient.identity) })
}

function teamsSection({ id }: ProPatient, { teams }: OthersAccess): Html {
  const { teams: its } = words
  const lines = teams.map((team) => [
    html`<a class="line-link" href="${patientTeamUrl(id, team.id)}">${team.name || its.unnamed}<span class="off-screen">\u00a0: ${its.change}</span></a>`,
    team.members.map(titledPro).join(', '),
    endInWords(team.until),
  ])
  return html`<section class="stack" aria-labelledby="equipes"><h2 id="equipes">${its.title}</h2>
${lines.length === 0 ? html`<p>${its.none}</p>` : cardTable({ caption: its.caption(lines.length), columns: its.columns, lines })}
<div class="actions">${linkButton(its.add, patientTeamUrl(id), 'secondary')}</div>
</section>`
}

function collectedSection({ collected }: OthersAccess): Html | false {
  if (collected.length === 0) return false
  const { other } = words
  const lines = collected.map(({ who, since, until }) => [titledPro(who), civilDay(since), endInWords(until)])
  return html`<section class="stack" aria-labelledby="recueillis"><h2 id="recueillis">${other.title}</h2>
${cardTable({ caption: other.caption(lines.length), columns: other.columns, lines })}
</section>`
}

function blockedSection(data: OthersAccessData, mayBlock: NonNullable<OthersAccessData['mayBlock']>): Html {
  const { block } = words
  const blocked = data.access?.blocked ?? []
  const lines = blocked.map(({ who, since, by }) => [
    titledPro(who),
    civilDay(since),
    by === undefined ? block.byPatient : titledPro(by),
    by === undefined ? block.patientOnly : gestureForm(data, who, 'unblockProfessional', block.unblock),
  ])
  return html`<section class="stack" aria-labelledby="bloques"><h2 id="bloques">${block.title}</h2>
<p class="soft">${mayBlock === 'administrator' ? block.intro : block.legacy}</p>
${lines.length === 0 ? data.access !== undefined && html`<p>${block.none}</p>` : cardTable({ caption: block.caption(lines.length), columns: block.columns, lines })}
</section>`
}

function searchSection(data: OthersAccessData): Html {
  const { patient, csrf, search, access, mayBlock } = data
  return html`<section class="stack" aria-labelledby="chercher"><h2 id="chercher">${words.search.title}</h2>
${access !== undefined && html`<p class="soft">${words.other.intro}</p>`}
<search><form class="form" method="post" action="${patientAccessUrl(patient.id)}#chercher">${csrfField(csrf)}
  ${searchFields(search)}
</form></search>
${foundList(
  search,
  (who) => html`${access !== undefined && consentForm(data, who)}${mayBlock && blockForm(data, who)}`,
)}
</section>`
}

/** Never ticked beforehand (EX_0.3-1010). */
function consentForm(data: OthersAccessData, who: FoundPro): Html {
  const { other } = words
  const error = data.unticked === who.id ? other.boxMissing : undefined
  const form = html`<form class="form" method="post" action="${patientAccessUrl(data.patient.id)}">${fieldsOf(data, who)}
  ${checkbox({ name: 'informe', value: who.id, words: other.box, error })}
  ${submitButton(verbFor(other.save, who), 'main', { name: 'geste', value: 'authoriseOther' })}
</form>`
  return error === undefined
    ? confirm({ ask: verbFor(other.ask, who), means: other.means, form })
    : html`<p>${other.means}</p>${form}`
}

function blockForm(data: OthersAccessData, who: FoundPro): Html {
  const { block } = words
  return confirm({
    ask: verbFor(block.ask, who),
    means: block.means(titledPro(who)),
    form: gestureForm(data, who, 'blockProfessional', block.yes),
  })
}

function gestureForm(
  data: OthersAccessData,
  who: Person,
  gesture: 'blockProfessional' | 'unblockProfessional',
  verb: string,
): Html {
  return html`<form method="post" action="${patientAccessUrl(data.patient.id)}">${fieldsOf(data, who)}
  ${submitButton(verbFor(verb, who), gesture === 'blockProfessional' ? 'main' : 'secondary', { name: 'geste', value: gesture })}
</form>`
}

function fieldsOf({ csrf, search }: OthersAccessData, { id }: Person): Html {
  return html`${csrfField(csrf)}<input type="hidden" name="id" value="${id}"><input type="hidden" name="nom" value="${search?.name ?? ''}">`
}

function endInWords(until: Date | null): string {
  return until === null ? words.noEnd : civilDay(until)
}
