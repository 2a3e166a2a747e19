import { describe, expect, it } from 'vitest';
import {
  type Author,
  divideName,
  familyName,
  formatWrittenName,
  invertedName,
  invertReadableName,
  isIdeographic,
  mapAuthors,
  parseInvertedName,
  parseWrittenName,
  readableName,
  sortableName,
  splitParticle,
} from '../../../src/catalog/model/person-name.ts';

const sun = { family: 'Sun', given: 'Weisong' };
const king = { family: 'King', suffix: 'Jr.', given: 'Martin Luther' };
const berg = { family: 'van der Berg', given: 'Jan' };
const undividedBerg = { ...berg, undivided: true } as const;
const group = { literal: 'The Harbor Team' };
const lin = { literal: '林晓', latin: 'Xiao Lin' };

describe('the name of an author', () => {
  it.each<[author: Author, readable: string, sortable: string, family: string]>([
    [sun, 'Weisong Sun', 'Sun, Weisong', 'Sun'],
    [king, 'Martin Luther King, Jr.', 'King, Jr., Martin Luther', 'King'],
    [berg, 'Jan van der Berg', 'van der Berg, Jan', 'van der Berg'],
    [group, 'The Harbor Team', 'The Harbor Team', 'The Harbor Team'],
    [lin, '林晓', '林晓', 'Lin'],
  ])('%j is read, sorted and shortened', (author, ...forms) => {
    expect([readableName(author), sortableName(author), familyName(author)]).toEqual(forms);
  });

  it.each<[written: string, parts: Author]>([
    ['Sun, Weisong', sun],
    ['King, Jr., Martin Luther', king],
    ['van der Berg, Jan', berg],
    ['{van der Berg}, Jan', undividedBerg],
    ['{ van der Berg }, Jan', undividedBerg],
    ['{ }, Jan', { family: '{ }', given: 'Jan' }],
    ['  Sun ,Weisong ', sun],
  ])('is parsed from %j in YAML', (written, parts) => {
    expect(parseWrittenName(written)).toEqual(parts);
  });

  it.each([sun, king, berg])('comes back from its inverted form: %j', (author) => {
    expect(parseInvertedName(invertedName(author))).toEqual(author);
  });

  it.each([
    ['van der Berg, Jan', 'van der Berg'],
    ['{van der Berg}, Jan', 'van der Berg'],
    [group, 'The Harbor Team'],
    [lin, 'Lin'],
  ])('has a family name in YAML too: %j', (author, family) => {
    expect(familyName(author)).toBe(family);
  });

  it.each([
    [{ family: 'Sun', given: 'Weisong' }, 'Sun, Weisong'],
    [{ family: 'King', given: 'Martin', suffix: 'Jr.' }, 'King, Jr., Martin'],
    [{ family: 'van der Berg', given: 'Jan', isUndivided: true }, '{van der Berg}, Jan'],
    [{ family: 'van der Berg', given: 'Jan' }, 'van der Berg, Jan'],
    [{ family: '林', given: '晓' }, { literal: '林晓' }],
    [{ family: 'OpenAI', given: '' }, { literal: 'OpenAI' }],
    [{ family: 'Harbor, Inc.', given: 'The' }, { literal: 'The Harbor, Inc.' }],
    [{ family: 'hooks', given: 'bell', isUndivided: true }, 'hooks, bell'],
    [{ family: 'Van Berg', given: 'Jan', isUndivided: true }, 'Van Berg, Jan'],
    [{ family: 'King', given: 'Martin', suffix: '{Jr}' }, { literal: 'Martin King {Jr}' }],
    [{ family: '', given: 'Plato' }, { literal: 'Plato' }],
    [{ family: '林', given: 'Xiao' }, '林, Xiao'],
    [{ family: ' Sun ', given: 'Wei\n Song ' }, 'Sun, Wei Song'],
  ])('is written for YAML from the parts %j', (parts, written) => {
    expect(formatWrittenName(parts)).toEqual(written);
  });
});

describe('mapAuthors', () => {
  it('ends with the marker of further authors only where the catalog does not name all', () => {
    const authors = [sun, group];
    expect(mapAuthors({ authors }, readableName, 'et al.')).toEqual(['Weisong Sun', 'The Harbor Team']);
    expect(mapAuthors({ authors, etal: true }, readableName, 'et al.')).toEqual(['Weisong Sun', 'The Harbor Team', 'et al.']);
  });
});

describe('a particle', () => {
  it.each([
    [berg, { particle: 'van der', family: 'Berg' }],
    [undividedBerg, { family: 'van der Berg' }],
    [sun, { family: 'Sun' }],
    [{ family: 'Della Croce', given: 'Ugo' }, { family: 'Della Croce' }],
    [
      { family: "d'Alembert Le Rond", given: 'Jean' },
      { particle: "d'Alembert", family: 'Le Rond' },
    ],
    [
      { family: 'de la', given: 'X' },
      { particle: 'de', family: 'la' },
    ],
  ])('is split from the family name of %j', (name, parts) => {
    expect(splitParticle(name)).toEqual(parts);
  });

  it.each([
    ['Weisong Sun', { given: ['Weisong'], family: ['Sun'] }],
    ['Jan van der Berg', { given: ['Jan'], family: ['van', 'der', 'Berg'] }],
    ['Jan op den Akker', { given: ['Jan'], family: ['op', 'den', 'Akker'] }],
    ['Martin Luther King Jr.', { given: ['Martin', 'Luther'], family: ['King'], suffix: 'Jr.' }],
    ['bell hooks', { given: ['bell'], family: ['hooks'] }],
    ['Li III', { given: ['Li'], family: ['III'] }],
    ['Henry Gates III', { given: ['Henry'], family: ['Gates'], suffix: 'III' }],
    ['John Paul IV', { given: ['John'], family: ['Paul'], suffix: 'IV' }],
    ['Sammy Davis jr', { given: ['Sammy'], family: ['Davis'], suffix: 'jr' }],
    ['Sammy Davis SR.', { given: ['Sammy'], family: ['Davis'], suffix: 'SR.' }],
    ['Wei Chen Ii', { given: ['Wei', 'Chen'], family: ['Ii'] }],
    ['van der Berg', { given: ['van'], family: ['der', 'Berg'] }],
    ["Jean d'Alembert Sr.", { given: ['Jean'], family: ["d'Alembert"], suffix: 'Sr.' }],
    ['Plato', { given: [], family: ['Plato'] }],
  ])('begins the family name of %j', (name, parts) => {
    expect(divideName(name.split(' '))).toEqual(parts);
  });
});

describe('isIdeographic', () => {
  it.each([
    ['林晓', true],
    ['山田 たろう', true],
    ['김민수', true],
    ['林 Xiao', false],
    ['Xiao', false],
    ['', false],
  ])('of %j is %s', (name, expected) => {
    expect(isIdeographic(name)).toBe(expected);
  });
});

describe('invertReadableName', () => {
  it.each([
    ['Weisong Sun', 'Sun, Weisong'],
    ['Martin King, Jr.', 'King, Jr., Martin'],
    ['Jan van der Berg', 'Berg, Jan van der'],
    ['OpenAI', 'OpenAI'],
    ['OpenAI, Inc.', 'OpenAI, Inc.'],
  ])('puts the last word of %j first', (name, inverted) => {
    expect(invertReadableName(name)).toBe(inverted);
  });
});
