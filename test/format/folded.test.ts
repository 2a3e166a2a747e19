import { expect, it } from 'vitest';
import { folded } from '../../src/format/folded.ts';

const page = `Environment

  NO_COLOR         no colours, if not empty
  FORCE_HYPERLINK  links also in a pipe; none, if it is 0

Options go before all of these,
as they do elsewhere.

  check:
    no-category: off
`;

it('leaves a page that fits as it is, but for its paragraphs', () => {
  expect(folded(page, 80)).toBe(page.replace('these,\n', 'these, '));
});

it('folds meanings below themselves and paragraphs between words', () => {
  expect(folded(page, 46)).toBe(`Environment

  NO_COLOR         no colours, if not empty
  FORCE_HYPERLINK  links also in a pipe; none,
                   if it is 0

Options go before all of these, as they do
elsewhere.

  check:
    no-category: off
`);
});

it('puts meanings under their names on a narrow screen', () => {
  expect(folded(page, 30)).toBe(`Environment

  NO_COLOR
    no colours, if not empty
  FORCE_HYPERLINK
    links also in a pipe;
    none, if it is 0

Options go before all of
these, as they do elsewhere.

  check:
    no-category: off
`);
});
