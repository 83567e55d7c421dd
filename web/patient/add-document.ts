/** « Ajouter un document »: a file, and what its holder calls it. Spec: people.md P-23; rules.md VIS-01, VIS-19. */
import { type Html, html } from '../html.ts'
import { linkButton, submitButton } from '../ui/button/button.ts'
import { errorSummary, type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { csrfField, selectField, textField } from '../ui/field/field.ts'
import { type Carnet, carnetPage } from '../ui/page/page.ts'
import { urls } from '../urls.ts'
import {
  descriptionProblems,
  fileProblems,
  holderTypeNames,
  addDocument as words,
} from '../words/own-documents.ts'
import { common } from '../words/page.ts'
import { tellIn } from '../words/whose.ts'
import { type PhotoField, photoField } from './photo-pages.ts'

/** As it was typed: a refused form gives it back. */
export type TypedDescription = { readonly title: string; readonly type: string; readonly careOn: string }

export type DescriptionProblem = keyof typeof descriptionProblems
export type FileProblem = keyof typeof fileProblems

export type AddDocumentData = Carnet &
  PhotoField & {
    readonly typed: TypedDescription & { readonly readers: string }
    /** The day where the holder lives, `2026-03-17`. */
    readonly today: string
    readonly problems?: readonly (DescriptionProblem | FileProblem)[]
  }

/** POSTs `csrf`, `titre`, `sorte`, `date`, `lecteurs`, then `fichier`, as multipart/form-data: the file comes last. */
export function addDocumentPage(data: AddDocumentData): string {
  const { accepted, typed, problems = [] } = data
  const extensions = accepted.extensions.join(' ')
  const found = [
    ...descriptionFieldProblems(problems),
    ...problems.flatMap((problem) =>
      isFileProblem(problem)
        ? [{ field: 'fichier', words: fileProblems[problem](accepted.mo, extensions) }]
        : [],
    ),
  ]
  const body = html`<div class="sheet-head">
  <p><a class="back" href="${urls.documents}">${common.backToDocuments}</a></p>
  <h1>${tellIn(data)(words.title)}</h1>
  <p class="soft">${tellIn(data)(words.intro)}</p>
</div>
${errorSummary(words.refused, found)}
${found.length > 0 && html`<p class="soft">${words.chooseAgain}</p>`}
<form class="form" method="post" action="${urls.addDocument}" enctype="multipart/form-data">${csrfField(data.csrf)}
  ${descriptionFields(typed, data.today, found)}
  ${selectField(
    'lecteurs',
    words.readers,
    readerChoices.map((each) => ({ ...each, words: tellIn(data)(each.words) })),
    typed.readers,
  )}
  ${photoField(data, extensions, problemOf(found, 'fichier'))}
  <div class="actions">${submitButton(tellIn(data)(words.submit), 'main')}${linkButton(common.cancel, urls.documents, 'quiet')}</div>
</form>`
  return carnetPage(data, {
    help: 'ajouter',
    title: words.title,
    tab: 'documents',
    body,
    script: data.assets.photoScript,
  })
}

/** Title, kind and day: the same where a document is added and where it is named anew. */
export function descriptionFields(
  typed: TypedDescription,
  today: string,
  problems: readonly FieldProblem[],
): Html {
  return html`${textField({
    name: 'titre',
    label: words.documentTitle,
    type: 'text',
    autocomplete: 'off',
    prose: true,
    hint: words.documentTitleHint,
    value: typed.title,
    error: problemOf(problems, 'titre'),
  })}
  ${selectField('sorte', words.type, typeChoices, typed.type, problemOf(problems, 'sorte'))}
  ${textField({
    name: 'date',
    label: words.careOn,
    type: 'date',
    autocomplete: 'off',
    hint: words.careOnHint,
    value: typed.careOn,
    max: today,
    error: problemOf(problems, 'date'),
  })}`
}

const typeChoices = Object.entries(holderTypeNames).map(([value, words]) => ({ value, words }))
const readerChoices = Object.entries(words.readersOf).map(([value, words]) => ({ value, words }))

const fieldOf: Readonly<Record<DescriptionProblem, string>> = {
  titleMissing: 'titre',
  titleTooLong: 'titre',
  titleUnreadable: 'titre',
  typeUnknown: 'sorte',
  dayUnreadable: 'date',
  dayInFuture: 'date',
}

export function descriptionFieldProblems(problems: readonly string[]): readonly FieldProblem[] {
  return problems.flatMap((problem) =>
    isDescriptionProblem(problem) ? [{ field: fieldOf[problem], words: descriptionProblems[problem] }] : [],
  )
}

function isDescriptionProblem(problem: string): problem is DescriptionProblem {
  return Object.hasOwn(descriptionProblems, problem)
}

function isFileProblem(problem: string): problem is FileProblem {
  return Object.hasOwn(fileProblems, problem)
}
