/** A paper with the reasons why a search found it, as text for the screen. */
import type { Paper } from '../catalog/model/records.ts';
import type { Explanation } from '../search/explain.ts';
import { displayWidth, maxDisplayWidth } from '../terminal/display-width.ts';
import { createLinker } from '../terminal/hyperlinks.ts';
import type { Screen } from '../terminal/screen.ts';
import { createChalk } from '../terminal/style.ts';
import { wrapLines } from '../terminal/wrap.ts';
import { formatMatch, titleWithFlag } from './fields.ts';

/** The paper, a line for each word with its score and the fields it matches, the factors, and the total. */
export function renderExplanation(
  paper: Paper,
  { score, matches, factors, missing }: Explanation,
  { width, color, links = false }: Screen,
): string {
  const chalk = createChalk(color);
  const linker = createLinker(links);
  const names = matches.map(({ word, readAs }) => (readAs ? `${word} → ${readAs.join(', ')}` : word));
  const nameWidth = maxDisplayWidth(names);
  const indent = ' '.repeat(Math.min(numberWidth + 2 + nameWidth + 2, Math.floor(width / 2)));
  const words = matches.flatMap((match, index) => {
    const name = names[index] ?? '';
    const text = `${name}${' '.repeat(nameWidth - displayWidth(name))}  ${formatMatch(match)}`;
    const [first = '', ...rest] = wrapToLines(text, width - numberWidth - 2, indent.length - numberWidth - 2);
    return [`${formatScore(match.score)}  ${first}`, ...rest.map((line) => indent + line)];
  });
  const title = wrapToLines(`${paper.key}  ${titleWithFlag(paper)}`, width, 0).map((line) => chalk.bold(line));
  const text = [
    ...linker.markLinks(title, paper.url),
    ...words,
    ...missing.map((word) => `${formatScore(0)}  ${word} is missing`),
    ...factors.map(({ because, factor }) => `${`×${Number(factor.toFixed(2))}`.padStart(numberWidth)}  ${because}`),
    `${formatScore(score)}  score`,
    '',
  ].join('\n');
  return linker.insertLinks(text);
}

/** In columns. */
const numberWidth = 7;

const formatScore = (value: number) => value.toFixed(1).padStart(numberWidth);

const wrapToLines = (text: string, width: number, hangingIndent: number) =>
  wrapLines(text, { width, hangingIndent, measure: displayWidth });
