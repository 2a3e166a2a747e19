import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { linkRecords } from '../../../src/catalog/model/link.ts';

const catalog = await loadCatalog({ path: join(import.meta.dirname, '../../fixture') });
const papers = [...catalog.papers()];

describe('a linked paper', () => {
  it('has its venue, categories and repositories as objects', () => {
    const threats = { id: 'threats', name: 'Threats', description: 'Ways to make a model misbehave.' };
    const backdoor = {
      id: 'backdoor',
      name: 'Backdoor attacks',
      parent: threats,
      description: 'A hidden link between a trigger and a wrong output.',
    };
    expect(papers[0]).toEqual({
      key: 'okafor2024night',
      title: 'Night Watch over Poisoned Code',
      authors: [
        { family: 'Okafor', given: 'Chidi' },
        { family: 'King', suffix: 'Jr.', given: 'Martin J.' },
      ],
      year: 2024,
      venue: {
        id: 'icht',
        name: 'ICHT',
        title: 'International Conference on Harbor Technology',
        kind: 'conference',
        publisher: 'Association for Harbors',
        aliases: ['ICHT Main', 'Harbor & Tide'],
      },
      booktitle: 'Proceedings of the 8th International Conference on Harbor Technology',
      series: 'ICHT ’24',
      pages: '1--11',
      month: 6,
      publisher: 'Association for Harbors',
      doi: '10.5555/2345678.8765432',
      url: 'https://doi.org/10.5555/2345678.8765432',
      categories: [
        { id: 'defenses', name: 'Defenses', description: 'Ways to withstand an attack.' },
        {
          id: 'data-poisoning',
          name: 'Data poisoning',
          parent: backdoor,
          description: 'The link is planted in the training data.',
        },
      ],
      code: [{ id: 'harbor-lab/Night_Watch', url: 'https://github.com/harbor-lab/Night_Watch' }],
      reproductions: [
        {
          id: 'someone/night-watch-again',
          url: 'https://github.com/someone/night-watch-again',
          description: 'Night Watch, written again by somebody else.',
        },
      ],
      acronym: 'NightWatch',
      tasks: ['code-generation'],
      models: ['GPT-4'],
      languages: ['Python'],
      techniques: ['poisoned-sample-detection'],
      summary: 'Watches the activations of a model and removes the training examples that wake it.',
    });
  });

  it('shares the object of its venue with the other papers there', () => {
    const [night, , , , , locking] = papers;
    expect(night?.venue).toBe(locking?.venue);
  });

  it("keeps its own publisher where the venue's is another", () => {
    const entry = { title: 'T', authors: [{ literal: 'A' }], year: 2024, venue: 'v', categories: [], publisher: 'Own Press' };
    const venue = { name: 'V', title: 'V', kind: 'journal', publisher: 'Venue Press' } as const;
    const linked = linkRecords({
      papers: [['a', entry]],
      venues: [['v', venue]],
      repos: [],
      categories: [],
      synonyms: [],
      fields: [],
    });
    expect([...linked.papers]).toEqual([{ ...entry, key: 'a', venue: { id: 'v', ...venue }, code: [], reproductions: [] }]);
  });

  it("has its own publisher and address before the venue's and the DOI's, and the arXiv's page last", () => {
    expect(papers.map(({ key, publisher, url }) => [key, publisher, url])).toEqual([
      ['okafor2024night', 'Association for Harbors', 'https://doi.org/10.5555/2345678.8765432'],
      ['lin2024tides', undefined, 'https://arxiv.org/abs/2402.00030'],
      ['lin2024survey', undefined, 'https://bulletin.example.org/35/4/7254'],
      ['openharbor2023counting', undefined, 'https://arxiv.org/abs/2310.00020'],
      ['muller2023hidden', 'Invented Press', 'https://journal.example.org/12/03/107'],
      ['king2023locking', 'Association for Harbors', 'https://doi.org/10.5555/1234567.7654321'],
    ]);
  });
});
