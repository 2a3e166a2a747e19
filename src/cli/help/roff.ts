/** Renders help pages as a manual page with the macros of man(7). */
import type { HelpPage, PageBlock } from './page.ts';

/** A manual page that has each help page as a section. */
export function pagesToRoff(name: string, source: string, sections: readonly HelpPage[]): string {
  // The date is empty, so that the build is reproducible.
  const header = [
    '.\\" Generated from the help of lm4c by the build.',
    `.TH ${quoteArgument(name.toUpperCase())} 1 "" ${quoteArgument(source)} "User Commands"`,
  ];
  // No hyphenation, because it would change commands; no justification, because it leaves wide gaps in narrow columns.
  const layout = ['.nh', '.ad l'];
  const body = sections.flatMap(({ title, blocks }) => [
    `.SH ${quoteArgument(title.toUpperCase())}`,
    ...blocks.flatMap(renderBlock),
  ]);
  return [...header, ...layout, ...body].map((line) => `${line}\n`).join('');
}

function renderBlock(block: PageBlock): string[] {
  if (typeof block === 'string') return ['.PP', protectLine(renderInline(block))];
  if ('heading' in block) return [`.SS ${quoteArgument(block.heading)}`];
  if ('terms' in block)
    return block.terms.flatMap(([term, meaning]) => ['.TP', protectLine(bold(term)), protectLine(renderInline(meaning))]);
  const lines = 'commands' in block ? block.commands : block.lines;
  return ['.PP', '.RS 4', '.nf', ...lines.map((text) => protectLine(escapeRoff(text))), '.fi', '.RE'];
}

/** The text with the code between backticks in bold. */
const renderInline = (text: string) =>
  text
    .split('`')
    .map((part, index) => (index % 2 === 0 ? escapeRoff(part) : bold(part)))
    .join('');

const bold = (text: string) => `\\fB${escapeRoff(text)}\\fR`;

/** The line without a control character at its start, which would make it a roff request. */
const protectLine = (text: string) => (/^[.']/.test(text) ? `\\&${text}` : text);

const quoteArgument = (text: string) => `"${escapeRoff(text)}"`;

/** Escapes hyphens so that they can be searched for and copied, quotes so that they stay straight, and non-ASCII characters. */
function escapeRoff(text: string): string {
  return text.replace(/[\\\-'"`^~]|[^\n -~]/gu, (char) => {
    const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return escapes[char] ?? `\\[u${code}]`;
  });
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '-': '\\-',
  "'": '\\(aq',
  '"': '\\(dq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
};
