/** A generated catalog with everything that could break a citation, the same in every run. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

type Author = string | { readonly literal: string; readonly latin?: string };
type Fields = Readonly<Record<string, unknown>>;

const specialCharacters = [...'\\{}~^<>#$%&_|"\'`@*/[]=,'];
const toHex = (text: string) => [...text].map((char) => (char.codePointAt(0) ?? 0).toString(16)).join('-');

const venues = {
  conference: { name: 'CONF', title: 'Conference on 50% & more_of #1', kind: 'conference', publisher: 'Barnes and Noble {Inc.}' },
  journal: { name: 'JOUR', title: 'Journal of C# & F_#', kind: 'journal' },
  arxiv: { name: 'arXiv', title: 'arXiv', kind: 'preprint' },
  server: { name: 'SERVER', title: 'Server & more', kind: 'preprint' },
  press: { name: 'PRESS', title: 'Barnes and Noble', kind: 'book' },
  university: { name: 'UNI', title: 'University of A and B', kind: 'thesis' },
  institute: { name: 'INST', title: 'Institute #1 for A and B', kind: 'report' },
  archive: { name: 'ARCHIVE', title: 'Archive', kind: 'software' },
  blog: { name: 'BLOG', title: 'A Blog & more', kind: 'website' },
};
const url = 'https://example.org/a_b%20c#d';
const recordsOfOtherKinds: Readonly<Record<string, Fields>> = {
  'other-preprint': { venue: 'server', url },
  'other-book': { venue: 'press', series: 'Books & more', volume: '7' },
  'other-chapter': { venue: 'press', booktitle: 'A 100% Handbook', pages: '1--9' },
  'other-thesis': { venue: 'university' },
  'other-masters': { venue: 'university', type: "Master's thesis" },
  'other-habilitation': { venue: 'university', type: 'Habilitation' },
  'other-report': { venue: 'institute', number: 'TR-1', month: 12 },
  'other-paper': { venue: 'institute', type: 'White paper' },
  'other-software': { venue: 'archive', url },
  'other-website': { venue: 'blog', url },
  'other-note': { note: `In press, see ${url}, 50% & more` },
  'other-others': { etal: true },
};
const categories = { nasty: { name: 'Nasty', description: 'What breaks.' } };
const defaultFields = { year: 2024, venue: 'conference', categories: ['nasty'] };

/** Titles with a special character in different positions. */
const titlesByPosition: Readonly<Record<string, (char: string) => string>> = {
  alone: (char) => char,
  begin: (char) => `${char}Begin of a title`,
  end: (char) => `End of a title${char}`,
  between: (char) => `Middle${char}of ${char} title`,
  twice: (char) => `Twice ${char}${char} title ${char} ${char}`,
};

function* papersWithSpecialCharacters(): Generator<readonly [string, Fields]> {
  for (const char of specialCharacters) {
    for (const [place, title] of Object.entries(titlesByPosition)) yield [`sign-${toHex(char)}-${place}`, { title: title(char) }];
    for (const other of specialCharacters)
      yield [`pair-${toHex(char)}-${toHex(other)}`, { title: `Pair a${char}${other}b ${char}${other} c` }];
    const text = `In ${char} field a${char}b`;
    yield [
      `field-${toHex(char)}-proceedings`,
      { title: 'Fields', booktitle: text, series: text, publisher: text, volume: `4${char}2` },
    ];
    yield [`field-${toHex(char)}-journal`, { title: 'Fields', journal: text, volume: `4${char}2`, number: `1${char}` }];
  }
  yield ['signs-all', { title: specialCharacters.join('') }];
  yield ['signs-all-spaced', { title: specialCharacters.join(' ') }];
}

const names: readonly Author[] = [
  'van der Berg, Jan',
  '{van der Berg}, Jane',
  'Van Der Berg, Janne',
  'de la Vallée Poussin, Charles Louis',
  'von Neumann, John',
  "d'Ormesson, Jean",
  'd’Ormesson, Jeanne',
  "O'Brien, Conan",
  'O’Neil, Una-May',
  'King, Jr., Martin Luther',
  'van Halen, III, Edward',
  'García Márquez, Gabriel',
  'de García Márquez, Gabriel',
  'Li, Yan-Zhou',
  'Smith, J. R.',
  'Smith, J.S.',
  'Zola, Émile',
  'hooks, bell',
  'cummings, e. e.',
  'Smith-Jones, Anne-Marie',
  'And, Anderson',
  'Rock and Roll, Ann',
  'Roll, Ann and Bob',
  { literal: 'OpenAI' },
  { literal: 'Google DeepMind Team' },
  { literal: 'Barnes and Noble, Inc.' },
  { literal: 'Plato' },
  { literal: 'AT&T Labs' },
  { literal: '孙伟松', latin: 'Weisong Sun' },
  { literal: '孙伟' },
  { literal: '山田 太郎' },
  'Gutiérrez, José',
  'Hajič, Jan',
  'Woźniak, Michał',
  'Ørsted, Søren',
  'Ångström, Åke',
  'Weiß, Groß',
  'Nguyễn, Văn Thiệu',
  'Đặng, Thị Hương',
  'Ơn, Ưng',
  'Łukasiewicz, Łucja',
  'Šrámek, Ľudovít',
  'Őry, Űr',
  'Ünal, İrem Işık',
  'Þórsson, Æsa Ðagmar',
  'Ŋala, Œdipe',
  'Țîrlea, Ștefan',
  'Ķirsis, Ģirts',
  'Žemaitė, Ųla',
];

function* papersWithNames(): Generator<readonly [string, Fields]> {
  for (const [index, author] of names.entries()) yield [`name-${index}`, { title: `Name ${index}`, authors: [author] }];
  yield ['names-all', { title: 'All names', authors: names }];
  const many = Array.from({ length: 3000 }, (_, index) => `Family${index}, Given${index}`);
  yield ['names-3000', { title: 'Names without number', authors: many }];
  for (const char of specialCharacters.filter((char) => !/[,{}]/.test(char))) {
    yield [`name-sign-${toHex(char)}`, { title: `Sign ${toHex(char)} in a name`, authors: [`Sm${char}ith, Jo${char}hn`] }];
    yield [
      `literal-sign-${toHex(char)}`,
      { title: `Sign ${toHex(char)} in a group`, authors: [{ literal: `The ${char} Group` }] },
    ];
  }
}

/** The letters between two code points, with a space after every ten. */
function lettersBetween(from: number, to: number): string {
  const all = Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
  return all
    .filter((char) => /\p{L}/u.test(char))
    .join('')
    .replace(/(.{10})/gu, '$1 ')
    .trim();
}

const titles: Readonly<Record<string, string>> = {
  'title-braces': '{All in braces}',
  'title-braces-deep': '{{{Deep}}}',
  'title-braces-wrong': '}{',
  'title-braces-open': '{{{',
  'title-percent': '50% of models',
  'title-command': '\\input{x} \\LaTeX \\ %',
  'title-math': 'k$-NN and n^2 in O(n_1)',
  'title-quotes': `"Best" 'of' “both” ‘worlds’ „und“ «et» it's ''twice'' \`\`ticks''`,
  'title-dashes': 'A-B A--B A---B A–B A—B A‐B - -- — –',
  'title-question': 'What? not? ¿Qué? !`oops ?`oops',
  'title-dots': 'Dots … and ...',
  'title-capitals': 'CodeBERT, LLMs, GPT-4, iPhone, eBPF, GitHub, C++, C#, JavaScript, AI: is it?',
  'title-long': `A ${'verylong'.repeat(60)} word`,
  'title-longer': `Words ${'of many letters '.repeat(150)}end`,
  'title-latin-1': lettersBetween(0xc0, 0xff),
  'title-latin-a': lettersBetween(0x100, 0x17f),
  'title-vietnamese': lettersBetween(0x1ea0, 0x1ef9),
  'title-cjk': '代码模型 & 港口安全 50%',
  'title-japanese': 'モデルの安全性',
};

const links: readonly string[] = [
  'https://example.org/a_b%20c?x=1&y=2#frag~z',
  'https://example.org/100%25',
  'https://example.org/{a}/b',
  'https://example.org/a\\b',
  'https://example.org/}{',
  'https://example.org/模型?é=ü',
  'https://example.org/~user/$x^2',
  "https://example.org/a'b`c,d;e(f)g|h",
];
const dois = [
  '10.1145/3510003.3510_x',
  '10.1002/(SICI)1097-024X(199601)26:1<1::AID>3.0.CO;2-#',
  '10.1000/a%b&c{d}~e',
  '10.1000/ü',
];

function* papersWithOtherFields(): Generator<readonly [string, Fields]> {
  for (const [key, title] of Object.entries(titles)) yield [key, { title }];
  for (const [key, record] of Object.entries(recordsOfOtherKinds)) yield [key, { title: `Title of ${key}`, ...record }];
  yield ['title-tex', { title: 'k-NN in n^2', title_tex: '$k$-NN in $n^2$' }];
  yield ['title-latin-b', { title: 'Ǎǎ Ǧǧ Ǩǩ Ǫǫ Ǵǵ Ǹǹ Șș Țț Ȟȟ Ȧȧ Ȩȩ Ȯȯ' }];
  yield ['title-chinese', { title: '代码模型安全综述', language: 'zh', venue: 'journal' }];
  yield ['title-german', { title: 'Über die Größe der Modelle', language: 'de' }];
  for (const [index, url] of links.entries()) yield [`url-${index}`, { title: `Link ${index}`, url }];
  for (const [index, doi] of dois.entries()) yield [`doi-${index}`, { title: `Identifier ${index}`, doi }];
  yield ['arxiv-new', { title: 'New id', venue: 'arxiv', arxiv: '2306.08350', primaryclass: 'cs.SE' }];
  yield ['arxiv-old', { title: 'Old id', venue: 'arxiv', arxiv: 'cs/0601001' }];
  yield [
    'arxiv-published',
    { title: 'Published', venue: 'journal', arxiv: '2306.08351', primaryclass: 'cs.SE', doi: '10.1000/1' },
  ];
  const pages = ['12', 'e1003', '33:1--33:28', '1--12', '1-12', '1–12', '1—12', 'iv--xii', 'A-1'];
  for (const [index, form] of pages.entries()) {
    yield [
      `pages-${index}`,
      { title: `Pages ${form}`, venue: 'journal', volume: '12', number: '03', month: index + 1, pages: form },
    ];
  }
  yield ['volume-number', { title: 'Volume and number of proceedings', volume: '7', number: 'PLDI', series: 'PACMPL' }];
}

/** A family name whose first three letters differ for each index, because alpha.bst supports at most 26 papers with the same label. */
const familyName = (index: number) =>
  `${[676, 26, 1].map((place) => String.fromCharCode(97 + (Math.floor(index / place) % 26))).join('')}son`.replace(
    /^./,
    (first) => first.toUpperCase(),
  );

/** All generated papers by key. */
export const nastyPapers: Readonly<Record<string, Fields>> = Object.fromEntries(
  [...papersWithSpecialCharacters(), ...papersWithNames(), ...papersWithOtherFields()].map(([key, record], index) => [
    key,
    { ...defaultFields, authors: [`${familyName(index)}, Jane`], ...('journal' in record && { venue: 'journal' }), ...record },
  ]),
);

/** Creates a folder with the papers distributed over `fileCount` files in this order. */
export function createNastyCatalog(fileCount = 1, papers = Object.entries(nastyPapers)): string {
  const folder = mkdtempSync(join(tmpdir(), 'lm4c-nasty-'));
  mkdirSync(join(folder, 'papers'));
  const write = (name: string, value: unknown) =>
    writeFileSync(join(folder, name), stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }));
  write('venues.yaml', venues);
  write('categories.yaml', categories);
  writeFileSync(join(folder, 'repos.yaml'), '');
  for (let file = 0; file < fileCount; file++) {
    write(`papers/${2020 + file}.yaml`, Object.fromEntries(papers.filter((_, index) => index % fileCount === file)));
  }
  return folder;
}
