/** Pages of help as a manual page, in the macros of man(7). */
import type { HelpPage, PageBlock } from './page.ts';

/** A manual page, of which each page is a section. */
export function pagesToRoff(name: string, source: string, sections: readonly HelpPage[]): string {
  // The empty date keeps what is built the same on every day.
  const head = [
    '.\\" Made of the help of lm4c when it is built.',
    `.TH ${quoted(name.toUpperCase())} 1 "" ${quoted(source)} "User Commands"`,
  ];
  // Words that are typed are not to be divided, and narrow columns have not enough blanks to be filled.
  const even = ['.nh', '.ad l'];
  const body = sections.flatMap(({ title, blocks }) => [`.SH ${quoted(title.toUpperCase())}`, ...blocks.flatMap(lines)]);
  return [...head, ...even, ...body].map((line) => `${line}\n`).join('');
}

function lines(block: PageBlock): string[] {
  if (typeof block === 'string') return ['.PP', line(inline(block))];
  if ('heading' in block) return [`.SS ${quoted(block.heading)}`];
  if ('terms' in block) return block.terms.flatMap(([term, meaning]) => ['.TP', line(bold(term)), line(inline(meaning))]);
  const kept = 'commands' in block ? block.commands : block.lines;
  return ['.PP', '.RS 4', '.nf', ...kept.map((text) => line(escaped(text))), '.fi', '.RE'];
}

/** What stands between backticks in bold. */
const inline = (text: string) =>
  text
    .split('`')
    .map((part, index) => (index % 2 === 0 ? escaped(part) : bold(part)))
    .join('');

const bold = (text: string) => `\\fB${escaped(text)}\\fR`;

/** A line of text, which at its beginning has nothing that roff takes for a request. */
const line = (text: string) => (/^[.']/.test(text) ? `\\&${text}` : text);

const quoted = (text: string) => `"${escaped(text)}"`;

/** A hyphen that can be searched for and copied, quotes that stay straight, and all beyond ASCII by its number. */
function escaped(text: string): string {
  return text.replace(/[\\\-'"`^~]|[^\n -~]/gu, (sign) => {
    const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return signs[sign] ?? `\\[u${code}]`;
  });
}

const signs: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '-': '\\-',
  "'": '\\(aq',
  '"': '\\(dq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
};
