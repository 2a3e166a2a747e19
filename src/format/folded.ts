/** A page of help on a screen. */
import { displayWidth, wrap } from './wrap.ts';

/** The longest line that is good to read, in columns. */
const longestLine = 100;

/** The page with its paragraphs and its lists of names and meanings fitted to the width; a meaning goes on below itself. */
export function folded(page: string, columns: number): string {
  const width = Math.min(columns, longestLine);
  return joined(page.split('\n'))
    .flatMap((line) => foldedLine(line, width))
    .join('\n');
}

/** Lines of a paragraph, which begin without a space, as one. */
function joined(lines: readonly string[]): string[] {
  const done: string[] = [];
  for (const line of lines) {
    const isMore = /^\S/.test(line) && /^\S/.test(done.at(-1) ?? '');
    if (isMore) done.push(`${done.pop()} ${line}`);
    else done.push(line);
  }
  return done;
}

/** Below this a meaning stands under its name, a little to the right. */
const narrowest = 20;
const step = 4;

function foldedLine(line: string, width: number): string[] {
  const [name = ''] = /^ +\S.*? {2,}/.exec(line) ?? [];
  const isBeside = name !== '' && width - name.length >= narrowest;
  if (displayWidth(line) <= width && (isBeside || !name)) return [line];
  const indent = ' '.repeat(isBeside ? name.length : name ? step : 0);
  const head = isBeside ? name : '';
  const lines = wrapped(line.slice(name.length), width - indent.length);
  return [
    ...(name && !isBeside ? [name.trimEnd()] : []),
    ...lines.map((text, index) => (index === 0 && head ? head : indent) + text),
  ];
}

const wrapped = (text: string, width: number) => wrap(text, Math.max(1, width)).map((place) => text.slice(...place));
