/** A page of help on a screen. */
import { displayWidth } from '../../terminal/display-width.ts';
import type { Screen } from '../../terminal/screen.ts';
import { wrapText } from '../../terminal/wrap.ts';
import { type HelpPage, maxHelpWidth, minDescriptionWidth, type PageBlock, stackedIndent } from './page.ts';

/** The page, wrapped to the width but for the lines that stay as they are. */
export function pageToText({ title, blocks }: HelpPage, { width, color }: Screen): string {
  const bold = (text: string) => (color ? `\x1b[1m${text}\x1b[22m` : text);
  const room = Math.min(width, maxHelpWidth);
  return [bold(title), ...blocks.map((block) => lines(block, room, bold).join('\n'))].map((part) => `${part}\n`).join('\n');
}

function lines(block: PageBlock, width: number, bold: (text: string) => string): readonly string[] {
  if (typeof block === 'string') return wrapped(block, width);
  if ('heading' in block) return wrapped(block.heading, width).map(bold);
  if ('terms' in block) return termLines(block.terms, width);
  return ('commands' in block ? block.commands : block.lines).map((line) => `  ${line}`);
}

function termLines(terms: readonly (readonly [string, string])[], width: number): string[] {
  const column = Math.max(...terms.map(([term]) => term.length)) + 4;
  if (width - column < minDescriptionWidth && column > 12) {
    const meaning = (text: string) => wrapped(text, width - stackedIndent).map((line) => ' '.repeat(stackedIndent) + line);
    return terms.flatMap(([term, text]) => [`  ${term}`, ...meaning(text)]);
  }
  return terms.flatMap(([term, text]) =>
    wrapped(text, width - column).map((line, index) => (index === 0 ? `  ${term}` : '').padEnd(column) + line),
  );
}

function wrapped(text: string, width: number): string[] {
  const plain = text.replaceAll('`', '');
  return wrapText(plain, { width, measure: displayWidth }).map(([start, end]) => plain.slice(start, end).trim());
}
