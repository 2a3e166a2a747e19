import { describe, expect, it } from 'vitest';
import { compareNewestFirst } from '../../../src/catalog/model/paper-order.ts';

describe('compareNewestFirst', () => {
  it('orders by year downwards, then by title without regard to capitals and accents', () => {
    const papers = [
      { year: 2023, title: 'Zebra' },
      { year: 2024, title: 'b' },
      { year: 2024, title: 'Ährenfeld' },
      { year: 2024, title: 'Azimuth' },
    ];
    expect(papers.sort(compareNewestFirst)).toEqual([
      { year: 2024, title: 'Ährenfeld' },
      { year: 2024, title: 'Azimuth' },
      { year: 2024, title: 'b' },
      { year: 2023, title: 'Zebra' },
    ]);
  });
});
