/** What tidy reads of a file: its code without comments, its exported functions with theirs, the titles of a page. */
import ts from 'typescript'

/** The same text with comments blanked: every line keeps its number. */
export function codeOf(text: string): string {
  const file = ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest)
  const code = text.replace(/[^\n]/g, ' ').split('')
  keepTokens(file)
  return code.join('')

  function keepTokens(node: ts.Node): void {
    if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) return
    const parts = node.getChildren(file)
    for (const part of parts) keepTokens(part)
    if (parts.length > 0) return
    for (let i = node.getStart(file); i < node.end; i++) code[i] = text[i]!
  }
}

export type ExportedFunction = { readonly name: string; readonly line: number; readonly doc: string }

/** `export function` and `export const x = () =>`, with the text of the doc comment above. */
export function exportedFunctions(text: string): ExportedFunction[] {
  const file = ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true)
  return file.statements.flatMap((statement) => {
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!exported) return []
    const line = file.getLineAndCharacterOfPosition(statement.getStart()).line + 1
    const doc = ts
      .getJSDocCommentsAndTags(statement)
      .map((comment) => comment.getText())
      .join('\n')
    return functionNames(statement).map((name) => ({ name, line, doc }))
  })
}

function functionNames(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement)) return statement.name === undefined ? [] : [statement.name.text]
  if (!ts.isVariableStatement(statement)) return []
  return statement.declarationList.declarations
    .filter(({ initializer }) => initializer !== undefined && ts.isArrowFunction(initializer))
    .map(({ name }) => name.getText())
}

/** The first-level titles of a Markdown page; a `# ` inside a code block is none. */
export function titlesOf(markdown: string): string[] {
  return markdown
    .replace(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[^\n]*$/gm, '')
    .split('\n')
    .filter((line) => /^# /.test(line))
}
