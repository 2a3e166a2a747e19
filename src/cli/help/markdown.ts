/** A page of help as Markdown. */
import type { HelpPage, PageBlock } from './page.ts';

/** Where a line that is typed is explained; undefined where it is nowhere. */
export type LinkOf = (line: string) => string | undefined;

/** The page with what it is made of in a comment, so that nobody changes it by hand. */
export function pageToMarkdown({ title, blocks }: HelpPage, link: LinkOf): string {
  const made = '<!-- Made of the help of lm4c by `npm run docs`. -->';
  return `${[made, `# ${escaped(title)}`, ...blocks.map((block) => text(block, link))].join('\n\n')}\n`;
}

function text(block: PageBlock, link: LinkOf): string {
  if (typeof block === 'string') return inline(block, link);
  if ('heading' in block) return `## ${escaped(block.heading)}`;
  if ('terms' in block) return block.terms.map(([term, meaning]) => `- \`${term}\`: ${inline(meaning, link)}`).join('\n');
  return 'commands' in block ? fenced('sh', block.commands) : fenced('text', block.lines);
}

const fenced = (language: string, lines: readonly string[]) => ['```'.concat(language), ...lines, '```'].join('\n');

/** What stands between backticks as code, with a link where it is explained. */
function inline(text: string, link: LinkOf): string {
  return text
    .split('`')
    .map((part, index) => {
      if (index % 2 === 0) return escaped(part);
      const target = link(part);
      return target ? `[\`${part}\`](${target})` : `\`${part}\``;
    })
    .join('');
}

const escaped = (text: string) => text.replace(/[\\*_<>[\]|#~]/g, '\\$&');
