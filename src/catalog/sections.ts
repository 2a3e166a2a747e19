import { order } from '../text.ts';
import type { Contents, SectionName } from './snapshot.ts';

/** The order in which sorted lines are looked up. */
export const byFirst = (a: readonly [string, unknown], b: readonly [string, unknown]) => order(a[0], b[0]);

/** Text is handed on in pieces of this many UTF-16 units. */
const enough = 1 << 18;

/** Writes one section behind the other, and keeps where they are. */
export function sectioned() {
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
      return { sections: sections as Contents['sections'], pieces };
    },
  };
}

export type Sections = ReturnType<typeof sectioned>;
