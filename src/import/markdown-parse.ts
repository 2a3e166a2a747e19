/** The text of a Markdown file -> its tree, in a time that grows with its length only. */
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

export function parsed(text: string): Root {
  return fromMarkdown(bounded(text), { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
}

/** So many in one paragraph, a hundred papers in one; micromark takes time by the square of those that pair with none. */
const mostMarks = 1000;
const mark = /[*_[\]<>!`~&\\|]/g;

/** More quotes and bullets in front of one line than a person writes. */
const deepest = 60;
const bullets = /^(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*/;

/** The text with a space for each mark that is one too many, so that every line stays where it is. */
function bounded(text: string): string {
  let marks = 0;
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => {
      const shallow = unnested(line);
      const row = shallow.trimStart().startsWith('|');
      marks = row || /^\s*(?:$|[-*+#]|\d+[.)])/.test(shallow) ? 0 : marks;
      return shallow.replace(mark, (sign) => (++marks > mostMarks ? ' ' : sign));
    })
    .join('\n');
}

function unnested(line: string): string {
  const [front = ''] = bullets.exec(line) ?? [];
  const depth = front.match(/[>*+-]|\d+[.)]/g)?.length ?? 0;
  return depth > deepest ? line.slice(front.length) : line;
}
