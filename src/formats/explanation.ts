/** Why a search found a paper, as a person reads it. */
import type { Paper } from '../catalog/model/records.ts';
import { displayWidth } from '../terminal/display-width.ts';
import { createLinker } from '../terminal/hyperlinks.ts';
import type { Screen } from '../terminal/screen.ts';
import { createChalk } from '../terminal/style.ts';
import { wrapText } from '../terminal/wrap.ts';
import { formatMatch, titleWithFlag } from './fields.ts';
import type { Match } from './view.ts';

/** What a paper scores, and from what. */
interface Explanation {
  readonly score: number;
  readonly matches: readonly Match[];
  /** What raises that which the words score alone. */
  readonly factors: readonly { readonly because: string; readonly factor: number }[];
}

/** The paper, a line for each word with what it scores and where it fits, what raises that, and the sum. */
export function renderExplanation(
  paper: Paper,
  { score, matches, factors }: Explanation,
  { width, color, links = false }: Screen,
): string {
  const chalk = createChalk(color);
  const linked = createLinker(links);
  const names = matches.map(({ word, readAs }) => (readAs ? `${word} → ${readAs.join(', ')}` : word));
  const room = Math.max(...names.map(displayWidth));
  const indent = ' '.repeat(Math.min(numbers + 2 + room + 2, Math.floor(width / 2)));
  const words = matches.flatMap((match, index) => {
    const name = names[index] ?? '';
    const text = `${name}${' '.repeat(room - displayWidth(name))}  ${formatMatch(match)}`;
    const [first = '', ...rest] = linesOf(text, width - numbers - 2, indent.length - numbers - 2);
    return [`${number(match.score)}  ${first}`, ...rest.map((line) => indent + line)];
  });
  const title = linesOf(`${paper.key}  ${titleWithFlag(paper)}`, width, 0).map((line) => chalk.bold(line));
  const text = [
    ...linked.markLinks(title, paper.url),
    ...words,
    ...factors.map(({ because, factor }) => `${`×${Number(factor.toFixed(2))}`.padStart(numbers)}  ${because}`),
    `${number(score)}  score`,
    '',
  ].join('\n');
  return linked.insertLinks(text);
}

/** In columns. */
const numbers = 7;

const number = (value: number) => value.toFixed(1).padStart(numbers);

const linesOf = (text: string, width: number, hangingIndent: number) =>
  wrapText(text, { width: Math.max(1, width), hangingIndent, measure: displayWidth }).map((range) => text.slice(...range));
