/** Renders a help page for the screen. */
import { displayWidth } from '../../terminal/display-width.ts';
import type { Screen } from '../../terminal/screen.ts';
import { wrapText } from '../../terminal/wrap.ts';
import { type HelpPage, maxHelpWidth, minDescriptionWidth, type PageBlock, stackedIndent } from './page.ts';

/** The page as text; everything except preformatted lines is wrapped to the width of the screen. */
export function pageToText({ title, blocks }: HelpPage, { width, color }: Screen): string {
  const bold = (text: string) => (color ? `\x1b[1m${text}\x1b[22m` : text);
  const textWidth = Math.min(width, maxHelpWidth);
  return [bold(title), ...blocks.map((block) => renderBlock(block, textWidth, bold).join('\n'))]
    .map((part) => `${part}\n`)
    .join('\n');
}

function renderBlock(block: PageBlock, width: number, bold: (text: string) => string): readonly string[] {
  if (typeof block === 'string') return wrap(block, width);
  if ('heading' in block) return wrap(block.heading, width).map(bold);
  if ('terms' in block) return renderTerms(block.terms, width);
  return ('commands' in block ? block.commands : block.lines).map((line) => `  ${line}`);
}

function renderTerms(terms: readonly (readonly [string, string])[], width: number): string[] {
  const termWidth = Math.max(...terms.map(([term]) => term.length)) + 4;
  if (width - termWidth < minDescriptionWidth && termWidth > 12) {
    const stacked = (text: string) => wrap(text, width - stackedIndent).map((line) => ' '.repeat(stackedIndent) + line);
    return terms.flatMap(([term, text]) => [`  ${term}`, ...stacked(text)]);
  }
  return terms.flatMap(([term, text]) =>
    wrap(text, width - termWidth).map((line, index) => (index === 0 ? `  ${term}` : '').padEnd(termWidth) + line),
  );
}

function wrap(text: string, width: number): string[] {
  const plain = text.replaceAll('`', '');
  return wrapText(plain, { width, measure: displayWidth }).map(([start, end]) => plain.slice(start, end).trim());
}
