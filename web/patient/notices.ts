/** « Mes messages »: by which ways the holder is told. Spec: rules.md TRA-08. */
import { type NoticeChannel, type NoticeTopic, optionalTopics } from '@carnet/core/model/notice.ts'
import { type Html, html } from '../html.ts'
import { submitButton } from '../ui/button/button.ts'
import { boxGroup, csrfField, selectField } from '../ui/field/field.ts'
import { notice } from '../ui/notice/notice.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import { notices as words } from '../words/notices.ts'
import { common } from '../words/page.ts'

export type NoticeWays = NoticeChannel | 'both' | 'none'

export type NoticesData = Carnet & {
  readonly ways: Readonly<Record<NoticeTopic, NoticeWays>>
  /** Whom the reader helps, in his own space: is he told of what is added to their records? */
  readonly helped?: readonly { readonly mandateId: string; readonly name: string; readonly told: boolean }[]
  readonly saved?: boolean
  /** Why what was asked was not done. */
  readonly refused?: string
}

const topics = Object.keys(words.topics) as NoticeTopic[]
const optional = topics.filter((topic) => optionalTopics.has(topic))
const protecting = topics.filter((topic) => !optionalTopics.has(topic))
const choices = Object.entries(words.ways).map(([value, each]) => ({ value, words: each }))
const none = { value: 'none', words: words.none }

export function noticesPage(data: NoticesData): string {
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.profile}">${common.profile}</a></p>
  <h1>${words.title}</h1>
  <p class="soft">${words.intro}</p>
</div>
${data.saved && notice('done', words.saved, 'status')}
${data.refused && notice('attention', html`<p>${words.refused} ${data.refused}</p>`, 'alert')}
<form class="form" method="post" action="${urls.notices}">${csrfField(data.csrf)}
  ${optional.map((topic) => selectField(topic, words.topics[topic], [...choices, none], data.ways[topic]))}
  <p class="soft">${words.protects}</p>
  ${protecting.map((topic) => selectField(topic, words.topics[topic], choices, data.ways[topic]))}
  ${submitButton(words.save, 'secondary')}
</form>
${helpForm(data)}`
  return carnetPage(data, { help: 'messages', title: words.title, tab: 'profile', body })
}

/** POSTs `quoi` (aides), `prevenir` (the mandates of whom he wants to hear of) and `csrf`. */
function helpForm({ csrf, helped = [] }: NoticesData): Html | false {
  if (helped.length === 0) return false
  const boxes = helped.map(({ mandateId, name, told }) => ({
    name: 'prevenir',
    value: mandateId,
    words: name,
    checked: told,
  }))
  return html`<section class="stack" aria-labelledby="aides"><h2 id="aides">${words.helpTitle}</h2>
<p class="soft">${words.helpIntro}</p>
<form class="form" method="post" action="${urls.notices}">${csrfField(csrf)}
  <input type="hidden" name="quoi" value="aides">
  ${boxGroup(words.helpLegend, undefined, boxes)}
  ${submitButton(words.helpSave, 'secondary')}
</form>
</section>`
}
