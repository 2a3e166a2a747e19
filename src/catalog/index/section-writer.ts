import { compareValues } from '../../util/compare.ts';
import { encodeJson, type IndexHeader, type LineSectionName, type SectionName } from './format.ts';

/** The order of sorted lines: by their key, the first element. */
export const compareFirst = (a: readonly [string, ...unknown[]], b: readonly [string, ...unknown[]]) => compareValues(a[0], b[0]);

/** Text is encoded in chunks of this many UTF-16 units. */
const chunkLength = 1 << 18;

/** Writes sections one after the other, and records their offsets and lengths. */
export function createSectionWriter() {
  const chunks: Buffer[] = [];
  const sections: Partial<Record<SectionName, readonly [offset: number, length: number]>> = {};
  let name: SectionName | undefined;
  let sectionOffset = 0;
  let offset = 0;
  let pendingText = '';
  const flush = () => {
    chunks.push(Buffer.from(pendingText));
    pendingText = '';
  };
  const endSection = () => {
    if (name) sections[name] = [sectionOffset, offset - sectionOffset];
    sectionOffset = offset;
  };
  return {
    begin(next: SectionName) {
      endSection();
      name = next;
    },
    write(text: string) {
      pendingText += text;
      offset += Buffer.byteLength(text);
      if (pendingText.length >= chunkLength) flush();
    },
    writeBytes(bytes: Buffer) {
      flush();
      chunks.push(bytes);
      offset += bytes.length;
    },
    /** The current length of the open section, in bytes. */
    length: () => offset - sectionOffset,
    end() {
      endSection();
      flush();
      return { sections: sections as IndexHeader['sections'], chunks };
    },
  };
}

export type SectionWriter = ReturnType<typeof createSectionWriter>;

/** Approximate size of a block of sorted lines, in bytes: a lookup reads at least one block. */
const blockSize = 1 << 15;

/** Writes sorted lines, and then the first key and the offset of each block of them. */
export function writeSortedLines(out: SectionWriter, name: LineSectionName, lines: Iterable<string>): void {
  const firstKeys: string[] = [];
  const offsets: number[] = [];
  out.begin(name);
  for (const line of lines) {
    const offset = out.length();
    if (offset >= (offsets.at(-1) ?? -blockSize) + blockSize) {
      firstKeys.push(line.slice(0, line.indexOf('\t')));
      offsets.push(offset);
    }
    out.write(`${line}\n`);
  }
  out.begin(`${name}-blocks`);
  out.write(encodeJson({ firstKeys, offsets }));
}
