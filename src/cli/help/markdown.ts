/** Renders a help page as Markdown. */
import type { HelpPage, PageBlock } from './page.ts';

/** The link to the description of code between backticks; undefined if there is none. */
type LinkResolver = (code: string) => string | undefined;

/** The page in Markdown, with a comment saying that it is generated. */
export function pageToMarkdown({ title, blocks }: HelpPage, linkOf: LinkResolver): string {
  const comment = '<!-- Generated from the help of lm4c by `npm run docs`. -->';
  return `${[comment, `# ${escapeMarkup(title)}`, ...blocks.map((block) => renderBlock(block, linkOf))].join('\n\n')}\n`;
}

function renderBlock(block: PageBlock, linkOf: LinkResolver): string {
  if (typeof block === 'string') return renderInline(block, linkOf);
  if ('heading' in block) return `## ${escapeMarkup(block.heading)}`;
  if ('terms' in block) return block.terms.map(([term, meaning]) => `- \`${term}\`: ${renderInline(meaning, linkOf)}`).join('\n');
  return 'commands' in block ? codeBlock('sh', block.commands) : codeBlock('text', block.lines);
}

const codeBlock = (language: string, lines: readonly string[]) => ['```'.concat(language), ...lines, '```'].join('\n');

/** The text with escapes outside backticks, and with links on the code inside them. */
function renderInline(text: string, linkOf: LinkResolver): string {
  return text
    .split('`')
    .map((part, index) => {
      if (index % 2 === 0) return escapeMarkup(part);
      const target = linkOf(part);
      return target ? `[\`${part}\`](${target})` : `\`${part}\``;
    })
    .join('');
}

const escapeMarkup = (text: string) => text.replace(/[\\*_<>[\]|#~]/g, '\\$&');
