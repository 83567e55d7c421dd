/** The sentences that the code can answer, read from the code itself: what each error class is built with. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import ts from 'typescript'

export type ErrorSentence = {
  readonly code: string
  readonly sentence: string
  /** Said without refusing. */
  readonly warning: boolean
}

type Maker = { readonly code: string; readonly rank: number; readonly warning: boolean }

const root = resolve(import.meta.dirname, '..')

/**
 * Every `new Name('Code', 'sentence')` of a file, also through a function of that file that takes the sentence, and
 * through a constant of its own. What a template fills in is shown as an ellipsis.
 */
export function errorSentences(file: string, className: string): readonly ErrorSentence[] {
  const source = sourceOf(file)
  const found: ErrorSentence[] = []
  const makers = makersOf(source, className)
  visit(source, (node) => {
    if (ts.isNewExpression(node) && node.expression.getText() === className)
      add(codeIn(node.arguments?.[0]), node.arguments?.[1], isWarning(node))
    if (!ts.isCallExpression(node)) return
    const maker = makers.get(node.expression.getText())
    if (maker !== undefined) add(maker.code, node.arguments[maker.rank], maker.warning || isWarning(node))
  })
  return found

  function add(code: string | undefined, sentence: ts.Expression | undefined, warning: boolean): void {
    if (code === undefined || sentence === undefined) return
    for (const text of textsOf(sentence, source)) found.push({ code, sentence: text, warning })
  }
}

/** Every string that a function of the file returns. */
export function returnedSentences(file: string, functionName: string): readonly string[] {
  const source = sourceOf(file)
  const found: string[] = []
  visit(source, (node) => {
    if (!ts.isFunctionDeclaration(node) || node.name?.text !== functionName) return
    visit(node, (inner) => {
      if (ts.isReturnStatement(inner) && inner.expression) found.push(...textsOf(inner.expression, source))
    })
  })
  return found
}

/** Functions that build the error from a sentence they are given: name → code, rank of the sentence. */
function makersOf(source: ts.SourceFile, className: string): ReadonlyMap<string, Maker> {
  const makers = new Map<string, Maker>()
  visit(source, (node) => {
    if (!ts.isFunctionDeclaration(node) || node.name === undefined) return
    const { name, parameters } = node
    visit(node, (inner) => {
      if (!ts.isNewExpression(inner) || inner.expression.getText() !== className) return
      const code = codeIn(inner.arguments?.[0])
      const given = inner.arguments?.[1]?.getText()
      const rank = parameters.findIndex((parameter) => parameter.name.getText() === given)
      if (code !== undefined && rank >= 0) makers.set(name.text, { code, rank, warning: isWarning(inner) })
    })
  })
  return makers
}

function isWarning(node: ts.Node): boolean {
  return node.getText().includes("'warning'")
}

function textsOf(expression: ts.Expression, source: ts.SourceFile): readonly string[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text]
  if (ts.isTemplateExpression(expression))
    return [expression.head.text + expression.templateSpans.map(({ literal }) => `…${literal.text}`).join('')]
  if (ts.isConditionalExpression(expression))
    return [...textsOf(expression.whenTrue, source), ...textsOf(expression.whenFalse, source)]
  if (!ts.isIdentifier(expression)) return []
  const constant = constantNamed(expression.text, source)
  return constant === undefined || ts.isIdentifier(constant) ? [] : textsOf(constant, source)
}

function constantNamed(name: string, source: ts.SourceFile): ts.Expression | undefined {
  let found: ts.Expression | undefined
  visit(source, (node) => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name) found ??= node.initializer
  })
  return found
}

function codeIn(expression: ts.Expression | undefined): string | undefined {
  return expression !== undefined && ts.isStringLiteralLike(expression) ? expression.text : undefined
}

function sourceOf(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(resolve(root, file), 'utf8'), ts.ScriptTarget.Latest, true)
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node)
  ts.forEachChild(node, (inner) => visit(inner, see))
}
