import { describe, expect, it } from 'vitest';
import { renderExplanation } from '../../src/formats/explanation.ts';
import type { Explanation } from '../../src/search/explain.ts';
import { paper } from '../paper.ts';

const found: Explanation = {
  score: 50.44,
  matches: [
    { word: 'bakdoor', readAs: ['backdoor'], score: 14.3, fields: { title: 'exact', summary: 'form' } },
    { word: '代码', score: 1.06, fields: { title: 'spelling', models: 'beginning', tasks: 'exact' } },
  ],
  factors: [{ because: 'side by side', factor: 1.5 }],
  missing: ['quantum'],
};

const shown = (width: number, color = false) => renderExplanation(paper({ ours: true }), found, { width, color });

describe('an explanation', () => {
  it('has a line for each word with its score and the fields it matches', () => {
    expect(shown(100)).toBe(`\
lovelace2024notes  Notes on the Engine\u00a0⚑
   14.3  bakdoor → backdoor  title, summary (another form)
    1.1  代码                title (another spelling), models (the beginning of a word), tasks
    0.0  quantum is missing
   ×1.5  side by side
   50.4  score
`);
  });

  it('fits on a narrow screen', () => {
    expect(shown(40)).toBe(`\
lovelace2024notes  Notes on the Engine\u00a0⚑
   14.3  bakdoor → backdoor  title,
                    summary (another
                    form)
    1.1  代码                title
                    (another spelling),
                    models (the
                    beginning of a
                    word), tasks
    0.0  quantum is missing
   ×1.5  side by side
   50.4  score
`);
  });

  it('continues a line below the fields of its word', () => {
    expect(shown(72).split('\n').slice(2, 4)).toEqual([
      '    1.1  代码                title (another spelling), models (the',
      '                             beginning of a word), tasks',
    ]);
  });

  it('shows the title of the paper in bold', () => {
    expect(shown(100, true).split('\n')[0]).toBe('\u001b[1mlovelace2024notes  Notes on the Engine\u00a0⚑\u001b[22m');
  });
});
