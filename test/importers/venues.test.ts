import { describe, expect, it } from 'vitest';
import type { VenueEntry } from '../../src/catalog/model/schema.ts';
import type { WithId } from '../../src/importers/ids.ts';
import { parseProceedingsName } from '../../src/importers/proceedings-names.ts';
import type { DraftVenue } from '../../src/importers/shared/draft.ts';
import { createVenueFinder } from '../../src/importers/venues.ts';

const known: readonly WithId<VenueEntry>[] = [
  ['icse', { name: 'ICSE', title: 'International Conference on Software Engineering', kind: 'conference' }],
  [
    'tosem',
    { name: 'TOSEM', title: 'ACM Transactions on Software Engineering and Methodology', kind: 'journal', aliases: ['ACM TOSEM'] },
  ],
  ['acl', { name: 'ACL', title: 'Annual Meeting of the Association for Computational Linguistics', kind: 'conference' }],
  ['arxiv', { name: 'arXiv', title: 'arXiv', kind: 'preprint' }],
];

describe('finding a known venue', () => {
  it.each<[DraftVenue, string | undefined]>([
    [{ name: 'icse' }, 'icse'],
    [{ name: 'ICSE 2022' }, 'icse'],
    [{ name: "ICSE'22" }, 'icse'],
    [{ name: 'Proceedings of the 44th International Conference on Software Engineering', kind: 'conference' }, 'icse'],
    [{ name: '2022 IEEE/ACM 44th International Conference on Software Engineering (ICSE)', kind: 'conference' }, 'icse'],
    [{ name: '41st {IEEE/ACM} Conference, ICSE 2019, Montreal, QC, Canada, May 25-31, 2019', kind: 'conference' }, 'icse'],
    [
      {
        name: 'Proceedings of the 61st Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)',
        kind: 'conference',
      },
      'acl',
    ],
    [{ name: 'ACM Trans. Softw. Eng. Methodol.', kind: 'journal' }, 'tosem'],
    [{ name: 'Proc. 44th Int. Conf. Softw. Eng.', kind: 'conference' }, 'icse'],
    [{ name: 'ACM TOSEM', kind: 'journal' }, 'tosem'],
    [{ name: 'CoRR' }, 'arxiv'],
    [{ name: 'arXiv preprint arXiv:2306.08350', kind: 'preprint' }, 'arxiv'],
    [{ name: 'ICSE', kind: 'journal' }, 'icse-journal'],
  ])('resolves the venue %j to the id %j', (venue, id) => {
    expect(createVenueFinder([venue], known)(venue)?.id).toBe(id);
  });
});

describe('creating a venue', () => {
  const names = [
    'Proceedings of the 3rd Harbor Conference (HaCo)',
    'Harbor Conference',
    'Proceedings of the Second Harbor Conference',
    'HaCo 2021',
  ];
  const drafts = names.map((name): DraftVenue => ({ name, kind: 'conference' }));

  it.each([[drafts], [drafts.toReversed()]])('creates one venue for all its names in any order', (all) => {
    const find = createVenueFinder(all, []);
    const venue = { id: 'haco', entry: { name: 'HaCo', title: 'Harbor Conference', kind: 'conference' } };
    expect(drafts.map((draft) => find(draft))).toEqual([
      { ...venue, isNameRedundant: false, isKindGuessed: false },
      { ...venue, isNameRedundant: true, isKindGuessed: false },
      { ...venue, isNameRedundant: false, isKindGuessed: false },
      { ...venue, isNameRedundant: false, isKindGuessed: false },
    ]);
  });

  it('creates an id that is not the name of another venue', () => {
    const drafts: readonly DraftVenue[] = [{ name: 'ABC' }, { name: '¿A B C' }];
    const find = createVenueFinder(drafts, []);
    const venues = drafts.map((draft) => find(draft));
    expect(venues.map((venue) => [venue?.id, venue?.entry.name])).toEqual([
      ['abc', 'ABC'],
      ['a-b-c-2', '¿A B C'],
    ]);
  });

  it('creates different names for venues of different kinds with the same title', () => {
    const all: DraftVenue[] = [
      { name: 'Harbor Letters', kind: 'journal' },
      { name: 'Harbor Letters', kind: 'conference' },
    ];
    const find = createVenueFinder(all, []);
    expect(all.map((draft) => find(draft)).map((found) => [found?.id, found?.entry.name])).toEqual([
      ['harbor-letters-journal', 'Harbor Letters (journal)'],
      ['harbor-letters', 'Harbor Letters'],
    ]);
  });
});

describe('parsing the name of proceedings', () => {
  it.each([
    ['Proceedings of the Twenty-First Harbor Conference', 'Harbor Conference', undefined],
    ['Proc. of the 12th ACM Workshop on Tides', 'ACM Workshop on Tides', undefined],
    ['2021 IEEE Symposium on Waves (SoW)', 'IEEE Symposium on Waves', 'SoW'],
    ['Harbor Conference (Volume 1: Long Papers)', 'Harbor Conference', undefined],
    ['HaCo, ESEC/FSE 2020, Virtual Event', 'HaCo', 'ESEC/FSE'],
    ['2022', '2022', undefined],
  ])('extracts title and acronym from the proceedings %j', (name, title, acronym) => {
    expect(parseProceedingsName(name)).toEqual({ title, acronym });
  });
});
