import { describe, expect, it } from 'vitest';
import { pageToMarkdown } from '../../../src/cli/help/markdown.ts';
import type { HelpPage } from '../../../src/cli/help/page.ts';
import { pagesToRoff } from '../../../src/cli/help/roff.ts';
import { pageToText } from '../../../src/cli/help/screen.ts';

const page: HelpPage = {
  title: 'Night & <day>',
  blocks: [
    'A *star* is seen with `lm4c help stars`, and `\\n` is not; it goes on for a while.',
    { heading: "'t is dark" },
    {
      terms: [
        ['--moon <phase>', "the moon's phase: new, half or full"],
        ['sun', '.a dot'],
      ],
    },
    { commands: ['lm4c moon | wc -l'] },
    { lines: ['.begin', '\'end \\ "x" – 中'] },
  ],
};

describe('a help page', () => {
  it('is wrapped to the width of the screen, except for preformatted lines', () => {
    expect(pageToText(page, { width: 60, color: false })).toBe(`\
Night & <day>

A *star* is seen with lm4c help stars, and \\n is not; it
goes on for a while.

't is dark

  --moon <phase>  the moon's phase: new, half or full
  sun             .a dot

  lm4c moon | wc -l

  .begin
  'end \\ "x" – 中
`);
  });

  it('has descriptions below their terms on a narrow screen', () => {
    const { blocks } = page;
    expect(pageToText({ title: 'T', blocks: blocks.slice(2, 3) }, { width: 40, color: true })).toBe(`\
\x1b[1mT\x1b[22m

  --moon <phase>
      the moon's phase: new, half or
      full
  sun
      .a dot
`);
  });

  it('is rendered as Markdown with escapes, links and code blocks', () => {
    const link = (line: string) => (line === 'lm4c help stars' ? 'stars.md' : undefined);
    expect(pageToMarkdown(page, link)).toBe(`\
<!-- Generated from the help of lm4c by \`npm run docs\`. -->

# Night & \\<day\\>

A \\*star\\* is seen with [\`lm4c help stars\`](stars.md), and \`\\n\` is not; it goes on for a while.

## 't is dark

- \`--moon <phase>\`: the moon's phase: new, half or full
- \`sun\`: .a dot

\`\`\`sh
lm4c moon | wc -l
\`\`\`

\`\`\`text
.begin
'end \\ "x" – 中
\`\`\`
`);
  });

  it('is rendered as a section of a manual page in roff', () => {
    expect(pagesToRoff('lm4c', 'lm4c 1', [page])).toBe(`\
.\\" Generated from the help of lm4c by the build.
.TH "LM4C" 1 "" "lm4c 1" "User Commands"
.nh
.ad l
.SH "NIGHT & <DAY>"
.PP
A *star* is seen with \\fBlm4c help stars\\fR, and \\fB\\en\\fR is not; it goes on for a while.
.SS "\\(aqt is dark"
.TP
\\fB\\-\\-moon <phase>\\fR
the moon\\(aqs phase: new, half or full
.TP
\\fBsun\\fR
\\&.a dot
.PP
.RS 4
.nf
lm4c moon | wc \\-l
.fi
.RE
.PP
.RS 4
.nf
\\&.begin
\\(aqend \\e \\(dqx\\(dq \\[u2013] \\[u4E2D]
.fi
.RE
`);
  });
});
