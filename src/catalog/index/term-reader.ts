/** Reads the words, bigrams and postings of a compiled catalog. */
import { lazy } from '../../util/memoize.ts';
import { letterBitmap, stem } from '../../util/tokenize.ts';
import type { IndexedTerm, Postings, TermIndex } from './catalog.ts';
import type { LineSectionName, SectionName } from './format.ts';
import type { FindLines, ReadBytes } from './sorted-lines.ts';

type ReadSection = (name: SectionName) => Buffer;
type SectionReader = (name: SectionName) => ReadBytes;

/** The term index of a compiled catalog. */
export function openTermIndex(
  readSection: ReadSection,
  sectionReader: SectionReader,
  openLines: (name: LineSectionName) => FindLines,
): TermIndex {
  const [words, bigrams, stems] = [openLines('words'), openLines('bigrams'), openLines('stems')];
  const readPostings = createPostingsReader(sectionReader);
  const find = (findLines: FindLines, term: string) => parseTerms(findLines(`${term}\t`), readPostings)[0];
  return {
    get: (word) => find(words, word),
    withPrefix: (prefix) => parseTerms(words(prefix), readPostings),
    bigram: (stems) => find(bigrams, stems),
    wordsWithStem(root) {
      const [line] = stems(`${root}\t`);
      if (line !== undefined) return line.slice(line.indexOf('\t') + 1).split(' ');
      return stem(root) === root ? [root] : [];
    },
    similarTo: createSimilarWordFinder(readSection, sectionReader),
    titleLengths: () => readSection('title-lengths'),
  };
}

type ReadPostings = (firstPosting: number, count: number) => Postings;

function createPostingsReader(sectionReader: SectionReader): ReadPostings {
  const [readPapers, readGroups] = [sectionReader('postings'), sectionReader('posting-groups')];
  return (firstPosting, count) => ({
    papers: new Uint32Array(...alignedNumbers(readPapers(firstPosting * 4, count * 4), 4)),
    fieldGroups: new Uint16Array(...alignedNumbers(readGroups(firstPosting * 2, count * 2), 2)),
  });
}

/** Arguments for a typed array, whose numbers must be aligned: those of short reads from a file may not be, and are copied. */
function alignedNumbers({ buffer, byteOffset, length }: Buffer, size: number): [ArrayBufferLike, number, number] {
  const isAligned = byteOffset % size === 0;
  return isAligned ? [buffer, byteOffset, length / size] : [buffer.slice(byteOffset, byteOffset + length), 0, length / size];
}

/** The terms of consecutive lines, whose postings are consecutive too and are read at once. */
function parseTerms(lines: Iterable<string>, readPostings: ReadPostings): IndexedTerm[] {
  const terms = Array.from(lines, (line) => {
    const [term = '', firstPosting, postingCount] = line.split('\t');
    return { term, firstPosting: Number(firstPosting), postingCount: Number(postingCount) };
  });
  const [first, last] = [terms[0], terms.at(-1)];
  if (!first || !last) return [];
  const allPostings = lazy(() => readPostings(first.firstPosting, last.firstPosting + last.postingCount - first.firstPosting));
  return terms.map(({ term, firstPosting, postingCount }) => ({
    term,
    postingCount,
    postings() {
      const { papers, fieldGroups } = allPostings();
      const start = firstPosting - first.firstPosting;
      const end = start + postingCount;
      return { papers: papers.subarray(start, end), fieldGroups: fieldGroups.subarray(start, end) };
    },
  }));
}

/** Filters words by length and by their letters, without the cost of an edit distance. */
function createSimilarWordFinder(readSection: ReadSection, sectionReader: SectionReader): TermIndex['similarTo'] {
  const countsByLength = lazy((): number[] => JSON.parse(readSection('word-lengths').toString('latin1')));
  const [readWords, readBitmaps] = [sectionReader('words-by-length'), sectionReader('letter-bitmaps')];
  return (word, maxErrors) => {
    const wanted = letterBitmap(word);
    const similar: string[] = [];
    let [wordOffset, bitmapOffset] = [0, 0];
    for (const [length, count] of countsByLength().entries()) {
      if (count > 0 && Math.abs(length - word.length) <= maxErrors) {
        const bitmaps = new Int32Array(...alignedNumbers(readBitmaps(bitmapOffset, count * 4), 4));
        const words = readWords(wordOffset, count * length * 2);
        for (let index = 0; index < count; index++) {
          const bitmap = bitmaps[index] ?? 0;
          if (hasMoreBits(wanted & ~bitmap, maxErrors) || hasMoreBits(bitmap & ~wanted, maxErrors)) continue;
          similar.push(words.toString('utf16le', index * length * 2, (index + 1) * length * 2));
        }
      }
      wordOffset += count * length * 2;
      bitmapOffset += count * 4;
    }
    return similar;
  };
}

function hasMoreBits(bits: number, limit: number): boolean {
  let rest = bits;
  // Clears the lowest set bit.
  for (let count = 0; count < limit; count++) rest &= rest - 1;
  return rest !== 0;
}
