// An invented catalog of any size, the same bytes every time: what people write, in words and lengths like those of the real one.
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { between, common, distinct, one, seeded, several } from './random.mjs';

/** Counted up with every change of what is written. */
export const edition = 3;

export const years = Array.from({ length: 20 }, (_, index) => 2006 + index);

/** Words of the real catalog, the most frequent first. */
const realWords = readFileSync(join(import.meta.dirname, 'words.txt'), 'utf8')
  .trim()
  .split(/\s+/);

/** Those that a title writes small. */
const small = new Set('a an and as at by for from in into its of on or so the their them to via with without'.split(' '));

const languages = ['Java', 'Python', 'C', 'C++', 'JavaScript', 'C#', 'Go', 'PHP', 'Rust', 'Ruby', 'Solidity', 'Kotlin'];
const kinds = ['conference', 'conference', 'journal'];
/** Its arXiv ids are of one form in all years, and two papers of 10,000 may have drawn the same one. */
const settings = 'check:\n  impossible-arxiv: off\n  duplicate-paper: off\n';
const abbreviations = `\
ast: abstract syntax tree
dl: deep learning
dnn: deep neural network
icl: in-context learning
llm: large language model
mia: [membership inference attack, membership inference]
nlp: natural language processing
ptm: [pre-trained model, pretrained model]
rag: [retrieval-augmented generation, retrieval-augmented]
rl: reinforcement learning
`;
const consonants = [...'bcdfghjklmnprstvwz'];
const vowels = [...'aeiou'];
const ends = ['', '', '', 'n', 'r', 's'];
const accents = /** @type {const} */ ({ a: 'á', e: 'é', i: 'í', o: 'ö', u: 'ü', n: 'ñ', c: 'č', s: 'š', z: 'ž' });

/** @typedef {import('./random.mjs').Random} Random */
/** @typedef {Readonly<Record<string, string | number | readonly string[]>>} Fields As YAML has them. */
/** @typedef {readonly [id: string, fields: Fields]} Entry */
/** @typedef {ReturnType<typeof stock>} Stock */

/**
 * Writes a catalog of so many papers into the folder, a year at a time, and the same papers as JSON beside its YAML.
 *
 * @param {string} folder
 * @param {number} size
 */
export function writeCatalog(folder, size) {
  const random = seeded(size);
  const from = stock(random, size);
  /** @type {Entry[]} */
  const repos = [];
  mkdirSync(join(folder, 'papers'), { recursive: true });
  writeFileSync(join(folder, 'papers.json'), '[');
  let written = 0;
  for (const [index, year] of years.entries()) {
    const papers = papersOf(year, { from: written, to: Math.round((size * (index + 1)) / years.length) }, random, from, repos);
    writeFileSync(join(folder, `papers/${year}.yaml`), yaml(papers));
    appendFileSync(join(folder, 'papers.json'), json(papers, written === 0));
    written += papers.length;
  }
  appendFileSync(join(folder, 'papers.json'), '\n]\n');
  writeFileSync(join(folder, 'categories.yaml'), yaml(from.categories));
  writeFileSync(join(folder, 'venues.yaml'), yaml(sorted(from.venues)));
  writeFileSync(join(folder, 'repos.yaml'), yaml(sorted(repos)));
  writeFileSync(join(folder, 'abbreviations.yaml'), abbreviations);
  writeFileSync(join(folder, 'settings.yaml'), settings);
}

/**
 * What papers are made from.
 *
 * @param {Random} random
 * @param {number} size
 */
function stock(random, size) {
  const word = () => syllables(random, between(random, 2, 4));
  const name = () => capital(syllables(random, between(random, 2, 3)));
  // Heaps: the vocabulary grows with the root of the text.
  const words = distinct(Math.max(realWords.length, Math.round(160 * Math.sqrt(size))), word, realWords);
  const telling = words.filter((word) => !small.has(word));
  const term = () => `${common(random, telling)}-${common(random, telling)}`;
  const share = (/** @type {number} */ most) => Math.max(2, Math.min(most, Math.round(size / 20)));
  return {
    words,
    terms: distinct(share(300), term),
    models: distinct(share(200), () => `${name()}${one(random, ['', 'BERT', 'Coder', '-7B'])}`),
    families: distinct(share(8000), () => accented(random, name())),
    givens: distinct(share(2000), () => accented(random, name())),
    categories: categories(size),
    venues: distinct(share(400), name).map((title) => venue(random, title)),
  };
}

/**
 * Two levels of categories, parents first, none without papers.
 *
 * @param {number} size
 * @returns {Entry[]}
 */
function categories(size) {
  return Array.from({ length: Math.min(24, size) }, (_, index) => {
    const id = `category-${index + 1}`;
    const parent = index % 6 ? { parent: `category-${index - (index % 6) + 1}` } : {};
    return [id, { name: capital(id), ...parent, description: `Papers of ${id}.` }];
  });
}

/**
 * @param {Random} random
 * @param {string} name
 * @returns {Entry}
 */
function venue(random, name) {
  return [name.toLowerCase(), { name, title: `International Venue on ${name} and Its Uses`, kind: one(random, kinds) }];
}

/**
 * @param {number} year
 * @param {{ readonly from: number, readonly to: number }} numbers
 * @param {Random} random
 * @param {Stock} from
 * @param {Entry[]} repos Gets those that the papers use.
 */
function papersOf(year, numbers, random, from, repos) {
  /** @type {Map<string, Fields>} */
  const papers = new Map();
  for (let number = numbers.from; number < numbers.to; number++) {
    const fields = paper(year, number, random, from);
    const key = freeKey(papers, year, fields);
    papers.set(key, random() < 0.4 ? { ...fields, code: [repo(key, random, repos)] } : fields);
  }
  return sorted([...papers]);
}

/**
 * @param {number} year
 * @param {number} number Counted over all years; the first ones use every venue and category once.
 * @param {Random} random
 * @param {Stock} from
 */
function paper(year, number, random, { words, terms, models, families, givens, categories, venues }) {
  const text = (/** @type {number} */ least, /** @type {number} */ most) =>
    Array.from({ length: between(random, least, most) }, () => common(random, words));
  const acronym = capital(syllables(random, 2));
  const title = text(6, 14).map((word, index) => (index > 0 && small.has(word) ? word : capital(word)));
  const page = between(random, 1, 9000);
  const authors = Array.from({ length: between(random, 1, 8) }, () => `${common(random, families)}, ${one(random, givens)}`);
  const [venue] = venues[number] ?? common(random, venues);
  const [category] = categories[number] ?? one(random, categories);
  return {
    title: `${random() < 0.3 ? `${acronym}: ` : ''}${title.join(' ')}`,
    authors: [...new Set(authors)],
    year,
    venue,
    booktitle: `Proceedings of the ${year} International Venue on ${capital(venue)} and Its Uses`,
    pages: `${page}--${page + between(random, 4, 30)}`,
    month: between(random, 1, 12),
    publisher: `${capital(venue)} Society`,
    doi: `10.1145/${between(random, 1e6, 9e6)}.${between(random, 1e6, 9e6)}`,
    arxiv: `${String(year).slice(2)}${String(between(random, 1, 12)).padStart(2, '0')}.${between(random, 10000, 99999)}`,
    pdf: `https://papers.${venue}.example.org/${year}/${acronym.toLowerCase()}-${page}.pdf`,
    categories: [category],
    acronym,
    tasks: several(random, between(random, 1, 3), terms),
    models: several(random, between(random, 1, 4), models),
    languages: several(random, between(random, 1, 3), languages),
    techniques: several(random, between(random, 2, 4), terms),
    summary: `${capital(text(20, 40).join(' '))}.`,
  };
}

/**
 * Family, year and first telling word, and a number where that is taken.
 *
 * @param {ReadonlyMap<string, unknown>} taken
 * @param {number} year
 * @param {{ readonly title: string, readonly authors: readonly string[] }} paper
 */
function freeKey(taken, year, { title, authors }) {
  const ascii = (/** @type {string} */ text) =>
    text
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z]/g, '');
  const telling = title.split(' ').find((word) => !small.has(word.toLowerCase()));
  const key = `${ascii(authors[0]?.split(',')[0] ?? '')}${year}${ascii(telling ?? '')}`;
  let free = key;
  for (let number = 2; taken.has(free); number++) free = `${key}-${number}`;
  return free;
}

/**
 * The id of a repository: mostly one of its own, else the last one.
 *
 * @param {string} key
 * @param {Random} random
 * @param {Entry[]} repos
 */
function repo(key, random, repos) {
  const last = repos.at(-1);
  if (last && random() < 0.1) return last[0];
  const id = `${capital(syllables(random, 3))}/${key}`;
  repos.push([id, { url: `https://github.com/${id}` }]);
  return id;
}

/**
 * @param {Random} random
 * @param {number} count
 */
function syllables(random, count) {
  const syllable = () => one(random, consonants) + one(random, vowels) + one(random, ends);
  return Array.from({ length: count }, syllable).join('');
}

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * One name in ten has a letter beyond ASCII.
 *
 * @param {Random} random
 * @param {string} name
 */
function accented(random, name) {
  return random() < 0.9 ? name : name.replace(/[aeiouncsz]/, (letter) => accents[/** @type {keyof typeof accents} */ (letter)]);
}

/**
 * By id without regard to capitals, as a catalog is.
 *
 * @param {readonly Entry[]} entries
 */
function sorted(entries) {
  const name = (/** @type {Entry} */ [id]) => id.toLowerCase();
  return entries.toSorted((a, b) => (name(a) < name(b) ? -1 : 1));
}

/** @param {readonly Entry[]} entries */
function yaml(entries) {
  return entries
    .map(([id, fields]) => {
      const lines = Object.entries(fields).map(([name, value]) => `  ${name}:${text(name, value)}\n`);
      return `${id}:\n${lines.join('')}`;
    })
    .join('\n');
}

/**
 * Only the title of a method and an arXiv id need quotes; a long text goes on in the next line.
 *
 * @param {string} name
 * @param {Fields[string]} value
 */
function text(name, value) {
  if (typeof value === 'number') return ` ${value}`;
  if (typeof value !== 'string') return name === 'authors' ? lines(value) : ` [${value.join(', ')}]`;
  if (value.includes(': ') || /^\d+\.\d+$/.test(value)) return ` ${JSON.stringify(value)}`;
  return ` ${value.replace(/(.{80}\S*) /g, '$1\n    ')}`;
}

/** @param {readonly string[]} values */
const lines = (values) => values.map((value) => `\n    - ${value}`).join('');

/**
 * @param {readonly Entry[]} entries
 * @param {boolean} first
 */
function json(entries, first) {
  const lines = entries.map(([key, fields]) => `\n${JSON.stringify({ key, ...fields })}`);
  return entries.length > 0 && !first ? `,${lines.join(',')}` : lines.join(',');
}
