import { compareValues } from '../../util/compare.ts';
import { encodeJson, type IndexHeader, type LineSectionName, type SectionName } from './format.ts';

/** The order in which sorted lines are looked up. */
export const compareFirst = (a: readonly [string, unknown], b: readonly [string, unknown]) => compareValues(a[0], b[0]);

/** Text is handed on in pieces of this many UTF-16 units. */
const enough = 1 << 18;

/** Writes one section behind the other, and keeps where they are. */
export function createSectionWriter() {
  const pieces: Buffer[] = [];
  const sections: Partial<Record<SectionName, readonly [offset: number, length: number]>> = {};
  let name: SectionName | undefined;
  let begun = 0;
  let written = 0;
  let waiting = '';
  const flush = () => {
    pieces.push(Buffer.from(waiting));
    waiting = '';
  };
  const finish = () => {
    if (name) sections[name] = [begun, written - begun];
    begun = written;
  };
  return {
    begin(next: SectionName) {
      finish();
      name = next;
    },
    write(text: string) {
      waiting += text;
      written += Buffer.byteLength(text);
      if (waiting.length >= enough) flush();
    },
    writeBytes(bytes: Buffer) {
      flush();
      pieces.push(bytes);
      written += bytes.length;
    },
    /** Of the section until now. */
    length: () => written - begun,
    end() {
      finish();
      flush();
      return { sections: sections as IndexHeader['sections'], pieces };
    },
  };
}

export type SectionWriter = ReturnType<typeof createSectionWriter>;

/** About so many bytes of sorted lines are read to find one. */
const block = 1 << 15;

/** Writes sorted lines, and behind them with what each block of them begins, and where. */
export function writeSortedLines(out: SectionWriter, name: LineSectionName, lines: Iterable<string>): void {
  const firsts: string[] = [];
  const places: number[] = [];
  out.begin(name);
  for (const line of lines) {
    const place = out.length();
    if (place >= (places.at(-1) ?? -block) + block) {
      firsts.push(line.slice(0, line.indexOf('\t')));
      places.push(place);
    }
    out.write(`${line}\n`);
  }
  out.begin(`${name}-blocks`);
  out.write(encodeJson({ firsts, places }));
}
